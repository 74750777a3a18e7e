import { heading, table } from './clause';
import type { CompletionInput, CompletionRecord } from './completion-data';
import type { DocumentWords } from './document-words';
import type { Block, Inline } from './page';
import { printedSecond } from './page-words';

type Cell = string | readonly Inline[];
type Signature = CompletionInput['signatures'][number];

/** Who signed: all at a glance, then each with everything that is on record. */
export function completionSigners(input: CompletionInput, words: DocumentWords): readonly Block[] {
  const { text } = words;
  return [
    heading(1, '2', text('completion.who.title')),
    table(
      [
        { title: text('completion.who.name'), share: 0.28 },
        { title: text('completion.who.for'), share: 0.26 },
        { title: text('completion.who.when'), share: 0.26 },
        { title: text('completion.who.kind'), share: 0.2 },
      ],
      input.signatures.map(({ record: { signer, level }, signedAt }) => [
        [{ text: signer.name, bold: true }, `, ${signer.role}`],
        signer.organisation,
        printedSecond(signedAt, input.language),
        text(`completion.level.${level.level}`),
      ]),
    ),
    ...input.signatures.flatMap((signature, at) => [
      heading(2, `2.${at + 1}`, signature.record.signer.name),
      table(
        [
          { title: text('completion.item'), share: 0.18 },
          { title: text('completion.value'), share: 0.82 },
        ],
        recorded(signature, input, words),
      ),
    ]),
  ];
}

function recorded(
  { record, recordSha256, signedAt }: Signature,
  input: CompletionInput,
  words: DocumentWords,
): readonly (readonly Cell[])[] {
  const { text } = words;
  const { signer, identity, consent, shown } = record;
  const moment = (at: string) => printedSecond(at, input.language);
  return [
    [text('completion.who.role'), `${signer.role}, ${signer.organisation}`],
    [text('completion.who.field'), signer.field],
    [text('completion.who.when'), moment(signedAt)],
    [
      text('completion.who.identity'),
      text('completion.who.identityBy', {
        how: identityWords(identity, words),
        by: identity.by,
        at: moment(identity.at),
      }),
    ],
    [text('completion.who.authority'), authorityWords(record.authority, words)],
    [
      text('completion.who.shown'),
      text('completion.who.shownValue', {
        pages: shown.pages,
        from: moment(shown.from),
        until: moment(shown.allSeenAt),
      }),
    ],
    [
      text('completion.who.consent'),
      text('completion.who.consentValue', { text: consent.text, at: moment(consent.agreedAt) }),
    ],
    [text('completion.who.kind'), levelWords(record.level, input.because, words)],
    [text('completion.who.key'), keyWords(record.key, words)],
    [text('completion.who.record'), text('completion.who.recordValue', { sha256: recordSha256 })],
  ];
}

function identityWords({ check, detail }: CompletionRecord['identity'], { text }: DocumentWords): string {
  if (check === 'none') return text('completion.identity.none');
  // Whoever noted it may have ended the note with a full stop; the sentence has its own.
  const noted = detail.trim().replace(/[.\s]+$/, '');
  return text(`completion.identity.${check}`, { detail: noted === '' ? text('completion.identity.noDetail') : noted });
}

function authorityWords(authority: CompletionRecord['authority'], { text }: DocumentWords): string {
  switch (authority.kind) {
    case 'proven':
      return text('completion.authority.proven', {
        count: authority.evidenceIds.length,
        ids: authority.evidenceIds.join(', '),
      });
    case 'answered':
      return text('completion.authority.answered', { said: authority.said });
    case 'ownWord':
      return text('completion.authority.ownWord');
  }
}

/** The kind in bold, then each condition of an advanced signature, whether it holds, and why. */
function levelWords(
  { level, conditions }: CompletionRecord['level'],
  because: CompletionInput['because'],
  { text }: DocumentWords,
): readonly Inline[] {
  return [
    { text: text(`completion.level.${level}`), bold: true },
    ...conditions.map(({ condition, holds, because: id }) => {
      const named = text(`completion.condition.${condition}`);
      const said = text(holds ? 'completion.condition.holds' : 'completion.condition.fails', { condition: named });
      const why = because[id];
      return `\n${said}${why === undefined ? '' : ` ${why}`}`;
    }),
  ];
}

function keyWords(
  { home, vouchedFor, guardedByPin, certificateSha256 }: CompletionRecord['key'],
  { text }: DocumentWords,
) {
  return [
    text(`completion.key.${home}`),
    text(vouchedFor ? 'completion.key.vouched' : 'completion.key.notVouched'),
    ...(guardedByPin ? [text('completion.key.pin')] : []),
    text('completion.who.certificate', { sha256: certificateSha256 }),
  ].join(' ');
}
