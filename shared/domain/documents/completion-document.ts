import type { Json } from '#shared/base/json';
import { heading, list, paragraph, table } from './clause';
import type { CompletionInput } from './completion-data';
import { completionSigners } from './completion-signers';
import { completionSteps } from './completion-steps';
import { embeddedData } from './document-frame';
import { type DocumentWords, documentWords } from './document-words';
import type { Block, DocumentPage } from './page';
import { printedSecond } from './page-words';

/** The field in which whoever conducted the signing certifies the certificate of completion. */
export const completionField = 'Host';

/** What the certificate tells, as data; its canonical JSON lies in the file as `completion.json`. */
export function completionData(input: CompletionInput): Json {
  return JSON.parse(JSON.stringify({ format: 1, kind: 'completion', ...input })) as Json;
}

/** Tells how an agreement was signed: what, by whom, in which order, by which clocks, and how to check it. */
export function completionDocument(
  input: CompletionInput,
  frame: { readonly dataSha256: string | null },
): DocumentPage {
  const { language, document, parties, host, session } = input;
  const words = documentWords(language);
  const nameOf = (party: 'vendor' | 'partner') => parties.find((one) => one.party === party)?.name ?? '';
  return {
    kind: 'report',
    title: words.text('completion.title'),
    subtitle: words.text('completion.subtitle', {
      title: document.title,
      reference: document.reference,
      vendor: nameOf('vendor'),
      partner: nameOf('partner'),
    }),
    language,
    reference: `${document.reference} · ${session.id.slice(-6)}`,
    version: document.version,
    dataSha256: frame.dataSha256,
    parties,
    notices: [
      words.text('completion.notice.record'),
      words.text('completion.notice.data'),
      words.text('completion.notice.seal', { host: host.name }),
    ],
    blocks: [
      ...whatWasSigned(input, words),
      ...completionSigners(input, words),
      ...completionSteps(input, words),
      ...clocks(input, words),
      ...devices(input, words),
      ...howToCheck(words),
      ...certified(input, words),
    ],
    ...embeddedData('completion.json', words.text('completion.embedded'), completionData(input)),
  };
}

function whatWasSigned(
  { document, session, files, language }: CompletionInput,
  { text }: DocumentWords,
): readonly Block[] {
  return [
    heading(1, '1', text('completion.what.title')),
    table(
      [
        { title: text('completion.item'), share: 0.18 },
        { title: text('completion.value'), share: 0.82 },
      ],
      [
        [text('completion.what.document'), document.title],
        [text('completion.what.reference'), document.reference],
        [
          text('completion.what.session'),
          text('completion.what.sessionValue', { id: session.id, at: printedSecond(session.startedAt, language) }),
        ],
        [text('completion.what.data'), document.dataSha256],
      ],
      { whole: true },
    ),
    table(
      [
        { title: text('completion.what.file'), share: 0.2 },
        { title: text('completion.what.fingerprint'), share: 0.8 },
      ],
      files.map(({ name, what, sha256, bytes }) => [
        [{ text: name, bold: true }, `, ${text(`completion.file.${what}`)}`],
        `${sha256}\n${text('completion.what.bytes', { bytes: String(bytes) })}`,
      ]),
    ),
  ];
}

function clocks({ signatures, time, language }: CompletionInput, { text }: DocumentWords): readonly Block[] {
  const moment = (at: string) => printedSecond(at, language);
  return [
    heading(1, '4', text('completion.clocks.title')),
    ...bracket(time, language, text),
    table(
      [
        { title: text('completion.who.name'), share: 0.2 },
        { title: text('completion.clocks.device'), share: 0.24 },
        { title: text('completion.clocks.headquarters'), share: 0.32 },
        { title: text('completion.clocks.beacon'), share: 0.24 },
      ],
      signatures.map(({ record: { signer, clock } }) => [
        [{ text: signer.name, bold: true }],
        moment(clock.device),
        clock.headquarters === null
          ? text('completion.clocks.never')
          : text('completion.clocks.off', {
              at: moment(clock.headquarters.at),
              seconds: String(Math.round(Math.abs(clock.headquarters.skew) / 1000)),
            }),
        clock.beacon === null ? text('completion.clocks.noBeacon') : moment(clock.beacon),
      ]),
    ),
  ];
}

/** Between which moments all was signed, as far as that is proven. */
function bracket(
  { notBefore, notAfter }: CompletionInput['time'],
  language: CompletionInput['language'],
  text: DocumentWords['text'],
): readonly Block[] {
  const from = notBefore === null ? '' : printedSecond(notBefore.at, language);
  const until = notAfter === null ? '' : printedSecond(notAfter.at, language);
  if (notBefore !== null && notAfter !== null)
    return [
      paragraph(text('completion.clocks.between', { from, until }), 'lead'),
      paragraph(text('completion.clocks.betweenHow', { before: notBefore.by, after: notAfter.by })),
    ];
  if (notBefore !== null) return [paragraph(text('completion.clocks.after', { from }))];
  if (notAfter !== null) return [paragraph(text('completion.clocks.before', { until }))];
  return [paragraph(text('completion.clocks.none'))];
}

function devices({ signatures }: CompletionInput, { text }: DocumentWords): readonly Block[] {
  const known = new Map(signatures.map(({ record: { device } }) => [device.id, device]));
  return [
    heading(1, '5', text('completion.devices.title')),
    table(
      [
        { title: text('completion.devices.tag'), share: 0.2 },
        { title: text('completion.devices.program'), share: 0.22 },
        { title: text('completion.devices.kind'), share: 0.2 },
        { title: text('completion.devices.id'), share: 0.38 },
      ],
      [...known.values()].map(({ id, tag, program, host }) => [tag, program, text(`completion.device.${host}`), id]),
    ),
  ];
}

function howToCheck({ text }: DocumentWords): readonly Block[] {
  return [
    heading(1, '6', text('completion.check.title')),
    list([text('completion.check.files'), text('completion.check.signatures'), text('completion.check.records')]),
  ];
}

function certified({ host }: CompletionInput, { text }: DocumentWords): readonly Block[] {
  return [
    heading(1, '7', text('completion.certified.title')),
    paragraph(text('completion.notice.seal', { host: host.name }), 'small'),
    {
      kind: 'signatures',
      boxes: [
        {
          party: 'vendor',
          organisation: host.organisation,
          personName: host.name,
          role: text('completion.certified.role'),
          signed: null,
          field: {
            name: completionField,
            tooltip: text('completion.certified.tooltip', { name: host.name }),
            locksAll: true,
            isSeal: true,
          },
        },
      ],
    },
  ];
}
