import Papa from 'papaparse';
import type { CalendarDate } from '#shared/base/calendar-date';
import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import { type EvidencePiece, evidenceState, verdictByRevision } from '#shared/domain/evidence/evidence-rules';
import type { EvidenceType } from '#shared/domain/playbook/pack';
import { takeHomeWord } from './take-home-words';

/** What the list is made from. */
export interface EvidenceListFacts {
  /** Pieces of this one partner. */
  readonly pieces: readonly EvidencePiece[];
  readonly typeById: ReadonlyMap<string, EvidenceType>;
  readonly asOf: CalendarDate;
  readonly nameOf: (personId: string) => string;
}

const columns = [
  'kind',
  'title',
  'revision',
  'from',
  'until',
  'accepted',
  'owner',
  'statement',
  'file',
  'sha256',
] as const;

type Row = Readonly<Record<(typeof columns)[number], string>>;

/**
 * The accepted evidence of a partner as a table for the partner: one line per file, with its SHA-256. What is for the
 * vendor only, or for named people only, is not in it, nor is what reviewers wrote.
 */
export function evidenceList(facts: EvidenceListFacts, language: DocumentLanguage): string {
  const headings = columns.map((column) => takeHomeWord(language, `take-home.evidence.${column}`));
  const rows = facts.pieces
    .filter(({ evidence }) => evidence.confidentiality === 'public' || evidence.confidentiality === 'partner')
    .flatMap((piece) => rowsOf(piece, facts))
    .toSorted((left, right) => compare(left.kind, right.kind) || compare(left.title, right.title));
  const table = Papa.unparse([headings, ...rows.map((row) => columns.map((column) => row[column]))], {
    // What begins like a formula is one in a table program.
    escapeFormulae: true,
    // A German table program parts by semicolons and puts all of a line with commas into one cell.
    delimiter: language === 'de' ? ';' : ',',
    newline: '\r\n',
  });
  // Without the mark a table program takes the letters for another code.
  return `\uFEFF${table}\r\n`;
}

function rowsOf(piece: EvidencePiece, { typeById, asOf, nameOf }: EvidenceListFacts): readonly Row[] {
  const type = typeById.get(piece.evidence.typeId) ?? null;
  const state = evidenceState(piece, type, asOf);
  if (state.state !== 'accepted') return [];
  const { revision, until } = state;
  const { typeId, title, ownerId } = piece.evidence;
  const common = {
    kind: type === null ? typeId : `${typeId} ${type.title}`,
    title,
    revision: String(revision.number),
    from: revision.effectiveFrom,
    until: until ?? '',
    accepted: (verdictByRevision(piece.reviews).get(revision.id)?.at ?? '').slice(0, 10),
    owner: ownerId === null ? '' : nameOf(ownerId),
    statement: revision.attestation?.statement ?? '',
  };
  if (revision.files.length === 0) return [{ ...common, file: '', sha256: '' }];
  return revision.files.map(({ name, sha256 }) => ({ ...common, file: name, sha256 }));
}

/** By hand, and numbers as numbers (`E2.9` before `E2.10`): the same list on every machine. */
function compare(left: string, right: string): number {
  const [one, other] = [left, right].map((text) => text.replaceAll(/\d+/g, (digits) => digits.padStart(6, '0')));
  return one === undefined || other === undefined || one === other ? 0 : one < other ? -1 : 1;
}
