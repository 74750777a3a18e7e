import { ok, type Result, refuse } from '#shared/base/result';
import { checkColumn } from '#shared/domain/interviews/answer-check';
import type { Person } from '#shared/domain/partners/person';
import type { EvidenceType } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { Evidence, EvidenceRevision } from './evidence';
import { needsSecondPerson } from './evidence-commands';
import { type EvidencePiece, typeIdsOf, verdictByRevision } from './evidence-rules';

/**
 * Whether a revision can prove another kind too. It must have come in a way that the kind allows, and say what the
 * kind must say. Words that were attested prove only what they say.
 */
export function canAlsoServe(
  revision: Pick<EvidenceRevision, 'source' | 'facts' | 'attestation'>,
  type: EvidenceType,
): boolean {
  if (!type.sources.includes(revision.source)) return false;
  if (revision.source === 'attestation' && revision.attestation?.statement !== type.statement) return false;
  return type.facts.every((fact) => checkColumn(fact, revision.facts[fact.id]).length === 0);
}

/** The kinds that a piece could be taken for besides its own, in the order of the playbook. */
export function kindsToServe(piece: EvidencePiece, index: PackIndex): readonly EvidenceType[] {
  const newest = newestOf(piece.revisions);
  if (!newest) return [];
  return index.pack.evidenceTypes.filter((type) => type.id !== piece.evidence.typeId && canAlsoServe(newest, type));
}

export type EvidenceCorrection = Partial<Pick<Evidence, 'title' | 'ownerId' | 'confidentiality' | 'alsoServes'>>;

export type EvidenceCorrectionRefusal =
  | { readonly kind: 'title-missing' }
  | { readonly kind: 'kind-not-served'; readonly typeIds: readonly string[] }
  /** Somebody else must accept it for the kind that was added. */
  | { readonly kind: 'second-person-needed'; readonly typeIds: readonly string[] };

/** Corrects what is said of a piece: its title, who can renew it, who may see it, what it proves besides. */
export function correctEvidence(given: {
  readonly piece: EvidencePiece;
  readonly correction: EvidenceCorrection;
  readonly index: PackIndex;
  /** At least the people who attested one of its revisions. */
  readonly people: readonly Person[];
}): Result<{ readonly evidence: Evidence }, EvidenceCorrectionRefusal> {
  const { piece, correction } = given;
  const before = piece.evidence;
  const title = (correction.title ?? before.title).trim().slice(0, 200);
  if (title === '') return refuse({ kind: 'title-missing' });
  const evidence: Evidence = { ...before, ...correction, title };
  const alsoServes = typeIdsOf(evidence).filter((typeId) => typeId !== evidence.typeId);
  const added = alsoServes.filter((typeId) => !before.alsoServes.includes(typeId));
  const allowed = new Set(kindsToServe(piece, given.index).map(({ id }) => id));
  const notServed = added.filter((typeId) => !allowed.has(typeId));
  if (notServed.length > 0) return refuse({ kind: 'kind-not-served', typeIds: notServed });
  const barred = added.filter((typeId) => acceptedAlone(given, typeId));
  if (barred.length > 0) return refuse({ kind: 'second-person-needed', typeIds: barred });
  return ok({ evidence: { ...evidence, alsoServes } });
}

/** Whether a revision stands accepted by the one who brought it, for a kind that asks for a second person. */
function acceptedAlone(
  {
    piece,
    index,
    people,
  }: { readonly piece: EvidencePiece; readonly index: PackIndex; readonly people: readonly Person[] },
  typeId: string,
): boolean {
  const type = index.evidenceTypeById.get(typeId);
  if (!type) return false;
  const verdicts = verdictByRevision(piece.reviews);
  return piece.revisions.some((revision) => {
    const verdict = verdicts.get(revision.id);
    const attestedBy = people.find(({ id }) => id === revision.attestation?.personId) ?? null;
    return verdict?.verdict === 'accepted' && verdict.by === revision.capturedBy && needsSecondPerson(type, attestedBy);
  });
}

function newestOf(revisions: readonly EvidenceRevision[]): EvidenceRevision | null {
  return revisions.reduce<EvidenceRevision | null>(
    (newest, one) => (newest === null || one.number > newest.number ? one : newest),
    null,
  );
}
