import { dayOf } from '#shared/base/calendar-date';
import { canonicalJson, type Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Obstacles } from '#shared/domain/agreements/agreement-commands';
import { type ContestedValue, contestedValues } from '#shared/domain/agreements/agreement-rules';
import { type AgreementText, agreementText, fixedText } from '#shared/domain/documents/agreement-document';
import { evidenceState, piecesOf } from '#shared/domain/evidence/evidence-rules';
import type { Person, PersonId } from '#shared/domain/partners/person';
import type { PlanInputs } from '#shared/domain/plans/compose-plan';
import { closedMilestones, recordsOfPlan } from '#shared/domain/plans/plan-chain';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { type SigningAuthority, signingAuthority } from '#shared/domain/signing/signing-authority';
import type { SigningSession } from '#shared/domain/signing/signing-session';
import { type SessionState, sessionInForce, signaturesInForce } from '#shared/domain/signing/signing-standing';
import type { PartnerFile } from '#shared/records/partner-file';
import { planRecordsOf } from '#shared/records/partner-records';
import type { Records } from '#shared/records/records';
import { conflictsOf } from '#shared/sync/conflict';
import { deletedField } from '#shared/sync/row';
import type { Database } from './database';
import { hex, sha256Of } from './device-key';
import { gatherPartnerFile } from './partner-file';
import { record } from './reading';
import { rowOf } from './stored';
import type { Workspace } from './workspace';

/** An agreement with everything it is drawn from and everything that hangs on it. */
export interface AgreementFile {
  readonly agreement: Records['agreement'];
  readonly partnerFile: PartnerFile;
  readonly inputs: PlanInputs;
  /** Values two people have set apart, that stand in the text. */
  readonly contested: readonly ContestedValue[];
  /** Whether anything of the agreement itself was set apart by two people, in its text or not. */
  readonly isContested: boolean;
  /** Those that count: of a signing that ended without a document they are void. */
  readonly signatures: readonly Records['signature'][];
  /** The frozen file, once it is signed. */
  readonly document: Records['signedDocument'] | null;
  /** The signing that is under way or complete; null: none was begun, or it ended without a document. */
  readonly signing: { readonly session: SigningSession; readonly state: SessionState } | null;
  /** Every signing of this agreement, those that ended too, and what happened in them. */
  readonly sessions: readonly Records['signingSession'][];
  readonly sessionEvents: readonly Records['signingEvent'][];
  /** What was made of the frozen file since: stronger files, the certificate of completion. */
  readonly revisions: readonly Records['documentRevision'][];
}

/** Gathers an agreement's file, or null where there is no such agreement. */
export async function gatherAgreementFile(database: Database, agreementId: string): Promise<AgreementFile | null> {
  const agreement = await record(database, 'agreement', agreementId);
  const partnerFile = agreement && (await gatherPartnerFile(database, agreement.partnerId));
  if (!agreement || !partnerFile) return null;
  const rows = await database.rows.bulkGet([agreement.partnerId, agreement.id]);
  const contested = rows
    .flatMap((row) => (row ? conflictsOf(rowOf(row)) : []))
    .map(({ entity: of, field }) => {
      const entity = of === 'partner' ? ('partner' as const) : ('agreement' as const);
      return field === deletedField ? { kind: 'deletion' as const, entity } : { kind: 'field' as const, entity, field };
    });
  const drawn = drawnFrom(agreement, partnerFile);
  return {
    agreement,
    partnerFile,
    contested: contestedValues(agreement.kind, drawn.inputs, contested),
    isContested: contested.some(({ entity }) => entity === 'agreement'),
    ...drawn,
  };
}

/** What an agreement is drawn from, and what of its partner's file hangs on it. */
export function drawnFrom(agreement: Records['agreement'], partnerFile: PartnerFile) {
  return { inputs: inputsOf(agreement, partnerFile), ...signingOf(agreement, partnerFile) };
}

function signingOf(agreement: Records['agreement'], partnerFile: PartnerFile) {
  const { signingSessions: sessions, signingEvents: events, signedDocuments: documents } = partnerFile;
  const given = partnerFile.signatures.filter(({ agreementId }) => agreementId === agreement.id);
  const document = documents.find(({ agreementId }) => agreementId === agreement.id) ?? null;
  const signing = sessionInForce({ agreement, sessions, signatures: given, events, documents });
  const own = sessions.filter(({ agreementId }) => agreementId === agreement.id);
  return {
    signatures: signaturesInForce(given, signing),
    document,
    signing,
    sessions: own,
    sessionEvents: events.filter(({ sessionId }) => own.some(({ id }) => id === sessionId)),
    revisions: partnerFile.documentRevisions.filter(({ documentId }) => documentId === document?.id),
  };
}

function inputsOf(agreement: Records['agreement'], file: PartnerFile): PlanInputs {
  const passed = file.decisions
    .filter(({ gateId, decision }) => gateId === 'G1' && decision === 'passed')
    .map(({ asOf }) => dayOf(asOf))
    .sort()[0];
  const underWay = planRecordsOf(file);
  const before = agreement.supersedesId;
  return {
    agreement,
    partner: file.partner,
    people: file.people,
    sites: file.sites,
    answers: file.answers,
    organisation: null,
    // What was closed under the version before, and the one milestone whose proof needs no playbook to read.
    doneOn: {
      ...(passed === undefined ? {} : { R3: passed }),
      ...(before === null ? {} : closedMilestones(before, underWay)),
    },
    learners: file.learners,
    readings: before === null ? [] : recordsOfPlan(before, underWay).readings,
  };
}

/** Proofs of authority that are accepted and hold, with the person each one names. */
function authorityProofs(file: PartnerFile, index: PackIndex, now: string) {
  const type = index.evidenceTypeById.get('E2.2') ?? null;
  return piecesOf(file)
    .filter(({ evidence }) => evidence.typeId === 'E2.2')
    .flatMap((piece) => {
      const state = evidenceState(piece, type, dayOf(now));
      const person = state.state === 'accepted' ? state.revision.facts.person : null;
      return typeof person === 'string' ? [{ evidenceId: piece.evidence.id, personId: person as PersonId }] : [];
    });
}

/** Those of the partner whose proof of authority is accepted and holds; null: nobody's is. */
export function provenSigners(file: PartnerFile, index: PackIndex, now: string): readonly PersonId[] | null {
  const proven = authorityProofs(file, index, now).map(({ personId }) => personId);
  return proven.length === 0 ? null : proven;
}

/** What the right of a person to sign rests on, by what is on record. */
export function authorityOf(
  file: PartnerFile,
  person: Pick<Person, 'id'>,
  { index, now }: { readonly index: PackIndex; readonly now: string },
): SigningAuthority {
  const proofs = authorityProofs(file, index, now);
  return signingAuthority({ personId: person.id, proofs, answers: file.answers, index });
}

/**
 * Who is known to be able to bind a person's side. A proof for one person says nothing against another: whoever has
 * none signs on their own word, and the consent text says so.
 */
export function mayBind(
  file: PartnerFile,
  person: Pick<Person, 'id'>,
  { index, now }: { readonly index: PackIndex; readonly now: string },
): readonly PersonId[] | null {
  const proven = provenSigners(file, index, now);
  return proven?.includes(person.id) ? proven : null;
}

/** Why there is no text to show: values stand in its way, or it was fixed on another device and differs from now. */
export type TextRefusal =
  | ({ readonly kind: 'obstacles' } & Obstacles)
  /** The fixed text is not on this device, and the records have changed since. */
  | { readonly kind: 'fixedElsewhere' };

/** The text of an agreement: a draft's from today's records, a fixed one exactly as it was fixed. */
export async function readAgreementText(
  workspace: Workspace,
  file: AgreementFile,
): Promise<Result<AgreementText, TextRefusal>> {
  const { agreement, inputs } = file;
  const fixed = agreement.state === 'draft' ? null : agreement.dataSha256;
  if (fixed === null) return draftText(inputs);
  const kept = await readFixedText(workspace, fixed);
  if (kept !== null) return ok(kept);
  const now = draftText(inputs);
  if (now.ok && (await fingerprintOf(now.value)) === fixed) return now;
  return refuse({ kind: 'fixedElsewhere' });
}

function draftText(inputs: PlanInputs): Result<AgreementText, TextRefusal> {
  const text = agreementText(inputs);
  return text.ok ? text : refuse({ kind: 'obstacles', ...text.error });
}

/** SHA-256 of the canonical data of a text. */
export function fingerprintOf(text: AgreementText): Promise<string> {
  return sha256Of(canonicalJson(text.data));
}

// Bytes that do not hash to their name are as good as none.
async function readFixedText(workspace: Workspace, sha256: string): Promise<AgreementText | null> {
  const bytes = await (await workspace.host.blobs.open(sha256))?.arrayBuffer();
  if (bytes === undefined || hex(await crypto.subtle.digest('SHA-256', bytes)) !== sha256) return null;
  return fixedText(JSON.parse(new TextDecoder().decode(bytes)) as Json);
}
