import type { CalendarDate } from '#shared/base/calendar-date';
import type { Json } from '#shared/base/json';
import type { AgreementKind } from '#shared/domain/agreements/agreement';
import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import type { FileReference } from '#shared/domain/evidence/evidence';
import { type EvidencePiece, evidenceState, verdictByRevision } from '#shared/domain/evidence/evidence-rules';
import type { GateDecision } from '#shared/domain/gates/gate-decision';
import type { Party } from '#shared/domain/partners/person';
import type { PerformanceFile } from '#shared/domain/performance/performance-file';
import type { EvidenceType } from '#shared/domain/playbook/pack';
import type { PublicCommitment } from '#shared/domain/slas/sla-parts';
import { heading, paragraph, table } from './clause';
import { embeddedData } from './document-frame';
import { type DocumentWords, documentWords, type WordId } from './document-words';
import type { Block, DocumentPage, Inline } from './page';
import { printedDate } from './page-words';

/** What an evidence pack lists, as plain data. */
export interface EvidencePackData {
  readonly format: 1;
  readonly kind: 'evidencePack';
  readonly language: DocumentLanguage;
  readonly parties: DocumentPage['parties'];
  /** The day as of which it holds. */
  readonly asOf: CalendarDate;
  readonly accepted: readonly AcceptedPiece[];
  readonly decisions: readonly Pick<
    GateDecision,
    'gateId' | 'asOf' | 'decision' | 'provisional' | 'results' | 'reason' | 'packVersion'
  >[];
  readonly documents: readonly FrozenDocument[];
  readonly files: readonly Pick<PerformanceFile, 'file' | 'table' | 'rows' | 'from' | 'to' | 'author'>[];
  readonly publicCommitments: readonly PublicCommitment[];
}

/** What a pack tells of a signed document. Signing builds on documents, so its own record cannot be named here. */
export interface FrozenDocument {
  readonly kind: AgreementKind;
  readonly version: number;
  readonly file: FileReference;
  readonly dataSha256: string;
  readonly signers: readonly {
    readonly signatureId: string;
    readonly party: Party;
    readonly personName: string;
    readonly role: string;
    readonly signedAt: string;
  }[];
  readonly frozenAt: string;
}

export interface AcceptedPiece {
  readonly typeId: string;
  readonly typeTitle: string;
  readonly title: string;
  readonly revision: number;
  readonly from: CalendarDate;
  readonly until: CalendarDate | null;
  readonly acceptedAt: string;
  readonly attestation: string | null;
  readonly files: readonly Pick<FileReference, 'name' | 'sha256'>[];
}

/** The pieces that are accepted and hold on a day, by kind. */
export function acceptedPieces(
  pieces: readonly EvidencePiece[],
  typeById: ReadonlyMap<string, EvidenceType>,
  asOf: CalendarDate,
): readonly AcceptedPiece[] {
  return pieces
    .flatMap((piece): readonly AcceptedPiece[] => {
      const type = typeById.get(piece.evidence.typeId) ?? null;
      const state = evidenceState(piece, type, asOf);
      if (state.state !== 'accepted') return [];
      const { revision, until } = state;
      return [
        {
          typeId: piece.evidence.typeId,
          typeTitle: type?.title ?? piece.evidence.typeId,
          title: piece.evidence.title,
          revision: revision.number,
          from: revision.effectiveFrom,
          until,
          acceptedAt: verdictByRevision(piece.reviews).get(revision.id)?.at ?? '',
          attestation: revision.attestation?.statement ?? null,
          files: revision.files.map(({ name, sha256 }) => ({ name, sha256 })),
        },
      ];
    })
    .toSorted(byKind);
}

/** By the numbers in the id (`E2.9` before `E2.10`), by hand: a document must be the same on every machine. */
function byKind(left: AcceptedPiece, right: AcceptedPiece): number {
  const [one, other] = [numbersOf(left.typeId), numbersOf(right.typeId)];
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    const apart = (one[at] ?? 0) - (other[at] ?? 0);
    if (apart !== 0) return apart;
  }
  return left.title === right.title ? 0 : left.title < right.title ? -1 : 1;
}

const numbersOf = (typeId: string) => (typeId.match(/\d+/g) ?? []).map(Number);

/** The index of everything that proves something about a partner, each file with its hash. */
export function evidencePack(data: EvidencePackData, frame: { readonly dataSha256: string | null }): DocumentPage {
  const words = documentWords(data.language);
  const partner = data.parties.find(({ party }) => party === 'partner')?.name ?? '';
  return {
    kind: 'report',
    title: words.text('report.pack.title'),
    subtitle: words.text('report.pack.subtitle', { partner, date: printedDate(data.asOf, data.language) }),
    language: data.language,
    reference: `${words.text('report.pack.title')} ${data.asOf}`,
    version: 1,
    dataSha256: frame.dataSha256,
    parties: data.parties,
    notices: [words.text('report.pack.notice')],
    blocks: [
      paragraph(
        words.text('report.pack.lead', {
          accepted: data.accepted.length,
          decisions: data.decisions.length,
          documents: data.documents.length,
          files: data.files.length,
        }),
        'lead',
      ),
      ...evidencePart(data, words),
      ...decisionPart(data, words),
      ...documentPart(data, words),
      ...filePart(data, words),
      ...publicPart(data, words),
    ],
    ...embeddedData('evidence.json', words.text('report.pack.notice'), JSON.parse(JSON.stringify(data)) as Json),
  };
}

type Rows = readonly (readonly (string | readonly Inline[])[])[];

/** A part with a table, or with the sentence that says that there is nothing. */
function part(
  number: string,
  words: { readonly title: string; readonly none: string },
  columns: Parameters<typeof table>[0],
  rows: Rows,
): readonly Block[] {
  const head = heading(1, number, words.title);
  return rows.length === 0 ? [head, paragraph(words.none)] : [head, table(columns, rows)];
}

function evidencePart({ accepted, language }: EvidencePackData, words: DocumentWords): readonly Block[] {
  const date = (text: string) => printedDate(text, language);
  return part(
    '1',
    { title: words.text('report.pack.evidence'), none: words.text('report.pack.evidence.none') },
    [
      { title: words.text('report.pack.column.evidence'), share: 0.34 },
      { title: words.text('report.pack.column.holds'), share: 0.16 },
      { title: words.text('report.pack.column.review'), share: 0.14 },
      { title: words.text('report.pack.column.files'), share: 0.36 },
    ],
    accepted.map((one) => [
      [{ text: `${one.typeId} ${one.typeTitle}`, bold: true }, `\u00a0· ${one.title}`],
      one.until === null
        ? words.text('report.pack.holds.from', { from: date(one.from) })
        : words.text('report.pack.holds.until', { from: date(one.from), until: date(one.until) }),
      date(one.acceptedAt.slice(0, 10)),
      fileWords(one, words),
    ]),
  );
}

function fileWords({ files, attestation }: AcceptedPiece, words: DocumentWords): readonly Inline[] {
  const attested = attestation === null ? [] : [`${words.text('report.pack.attested', { statement: attestation })} `];
  const named = files.flatMap(({ name, sha256 }): readonly Inline[] => [{ text: name, bold: true }, ` ${sha256} `]);
  return files.length === 0 && attested.length === 0 ? [words.text('report.pack.noFile')] : [...attested, ...named];
}

const decisionIds = {
  passed: 'report.pack.decision.passed',
  refused: 'report.pack.decision.refused',
  suspended: 'report.pack.decision.suspended',
} as const satisfies Record<GateDecision['decision'], WordId>;

function decisionPart({ decisions, language }: EvidencePackData, words: DocumentWords): readonly Block[] {
  return part(
    '2',
    { title: words.text('report.pack.decisions'), none: words.text('report.pack.decisions.none') },
    [
      words.text('report.pack.column.gate'),
      { title: words.text('report.pack.column.decision'), share: 0.34 },
      words.text('report.pack.column.criteria'),
      { title: words.text('report.pack.column.reason'), share: 0.32 },
    ],
    decisions.map(({ gateId, asOf, decision, provisional, results, reason }) => [
      gateId,
      [
        { text: words.text(decisionIds[decision]), bold: true },
        `, ${printedDate(asOf.slice(0, 10), language)}`,
        ...(provisional ? [` (${words.text('report.pack.provisional')})`] : []),
      ],
      words.text('report.pack.criteria', { met: results.filter(({ met }) => met).length, all: results.length }),
      reason === '' ? '–' : reason,
    ]),
  );
}

function documentPart({ documents, language }: EvidencePackData, words: DocumentWords): readonly Block[] {
  return part(
    '3',
    { title: words.text('report.pack.documents'), none: words.text('report.pack.documents.none') },
    [
      { title: words.text('report.pack.column.document'), share: 0.26 },
      { title: words.text('report.pack.column.signers'), share: 0.34 },
      { title: words.text('report.pack.column.hash'), share: 0.4 },
    ],
    documents.map(({ kind, version, signers, file }) => [
      words.text(kind === 'plan' ? 'report.pack.kind.plan' : 'report.pack.kind.sla', { version }),
      signers
        .map(
          ({ personName, role, signedAt }) => `${personName}, ${role}, ${printedDate(signedAt.slice(0, 10), language)}`,
        )
        .join('; '),
      [{ text: file.name, bold: true }, ` ${file.sha256}`],
    ]),
  );
}

function filePart({ files, language }: EvidencePackData, words: DocumentWords): readonly Block[] {
  return part(
    '4',
    { title: words.text('report.pack.data'), none: words.text('report.pack.data.none') },
    [
      { title: words.text('report.sources.column.file'), share: 0.4 },
      words.text('report.sources.column.table'),
      { title: words.text('report.sources.column.span'), share: 0.2 },
      words.text('report.sources.column.author'),
      { title: words.text('report.sources.column.rows'), align: 'end' },
    ],
    files.map(({ file, table: kind, from, to, author, rows }) => [
      [{ text: file.name, bold: true }, ` ${file.sha256}`],
      kind,
      `${printedDate(from.slice(0, 10), language)} – ${printedDate(to.slice(0, 10), language)}`,
      author,
      String(rows),
    ]),
  );
}

function publicPart({ publicCommitments }: EvidencePackData, words: DocumentWords): readonly Block[] {
  return part(
    '5',
    { title: words.text('report.pack.publicTitle'), none: words.text('report.pack.public.none') },
    [
      { title: words.text('report.pack.column.promise'), share: 0.5 },
      { title: words.text('report.pack.column.proof'), share: 0.5 },
    ],
    publicCommitments.map(({ promise, proof }) => [promise, proof]),
  );
}
