import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { FileReport } from '#shared/proof/file-report';
import { readPdf } from '#shared/proof/reader/read-pdf';
import { verifyFile } from '#shared/proof/verify/verify-file';
import { aDocumentWithFields } from '../../builders/a-document-with-fields';
import { aShortPageWithFields } from '../../builders/a-page-with-fields';
import {
  anAgreementPage,
  aSignedFile,
  managerSigning,
  partnerSigning,
  type SignedFile,
  signedWith,
} from '../../builders/a-signed-file';
import { asLatin, latin, Victim } from '../../builders/an-attack';

type Bytes = Uint8Array<ArrayBuffer>;

/** So many files in all, about a minute; FIELDPACT_FUZZ asks for more. */
const wanted = Number(process.env['FIELDPACT_FUZZ'] ?? 2000);
const seed = 20261121;

let file: SignedFile;
/** The same document signed a second time by the same authority: what can be mixed best. */
let twin: SignedFile;
let clean: ReadonlySet<string>;

beforeAll(async () => {
  const page = anAgreementPage({ blocks: aShortPageWithFields().blocks });
  file = await aSignedFile(await aDocumentWithFields(page));
  const certified = await signedWith(file.unsigned, await managerSigning(file.authority));
  const signed = await signedWith(certified, await partnerSigning(file.authority));
  twin = { ...file, certified, signed };
  clean = new Set([file.signed, file.archived, twin.signed].map(asLatin));
}, 60_000);

/** What is wrong with the answer to a file; null for an answer that may be given. */
async function complaint(bytes: Bytes, what: string): Promise<string | null> {
  let report: FileReport;
  const began = process.cpuUsage();
  try {
    report = await verifyFile(bytes, {
      anchors: [file.authority.root],
      revocationLists: [],
      at: '2026-11-21T20:00:00Z',
    });
  } catch (error) {
    return `${what}: ${String(error)}`;
  }
  if (report.reasons.some(({ code }) => code === 'verifierBroke')) return `${what}: the check broke`;
  // Processor time: how busy the machine is with other things says nothing about a file.
  if (process.cpuUsage(began).user > 10_000_000) return `${what}: took too long`;
  return report.judgement === 'valid' && !clean.has(asLatin(bytes)) ? `${what}: believed` : null;
}

/** Numbers that are the same in every run. */
function dice(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

const spliced = (bytes: Bytes, from: number, until: number, put: Uint8Array): Bytes =>
  new Uint8Array(Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(until)]));

async function complaintsOf(
  count: number,
  start: number,
  make: (roll: (below: number) => number) => readonly [string, Bytes],
) {
  const roll = dice(start);
  const found: string[] = [];
  for (let run = 0; run < count; run += 1) {
    const [what, bytes] = make(roll);
    const said = await complaint(bytes, `${run} ${what}`);
    if (said !== null) found.push(said);
  }
  return found;
}

const share = (part: number) => Math.max(10, Math.round(wanted * part));
const either = (roll: (below: number) => number) => (roll(2) === 0 ? file.signed : file.archived);
const patience = Math.max(120_000, wanted * 100);

test(
  'no bit can be turned anywhere',
  async () => {
    const found = await complaintsOf(share(0.35), seed, (roll) => {
      const bytes = new Uint8Array(either(roll));
      const at = roll(bytes.length);
      const bit = roll(8);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      return [`bit ${bit} of ${at} of ${bytes.length}`, bytes];
    });
    expect(found).toEqual([]);
  },
  patience,
);

test(
  'no bit can be turned in what nobody signs: the signatures themselves',
  async () => {
    const places = [file.signed, file.archived].map((bytes) => {
      const text = asLatin(bytes);
      return [...text.matchAll(/\/Contents <[0-9a-f]*?(?=0{64,}>)/g)].map(
        ({ index, 0: { length } }) => [index, index + length + 8] as const,
      );
    });
    const found = await complaintsOf(share(0.2), seed + 1, (roll) => {
      const which = roll(2);
      const bytes = new Uint8Array(which === 0 ? file.signed : file.archived);
      const among = places[which] ?? [];
      const [from = 0, until = 1] = among[roll(among.length)] ?? [];
      const at = from + roll(until - from);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << roll(8));
      return [`${at} of the signatures`, bytes];
    });
    expect(found).toEqual([]);
  },
  patience,
);

test(
  'nothing can be put in, taken out, cut off or written over',
  async () => {
    const words = [
      '\n',
      ' ',
      '%',
      '%%EOF\n',
      '0',
      '<<',
      '>>',
      'endobj\n',
      'xref\n',
      '/V null',
      '(x)',
      '\0',
      'startxref\n0\n%%EOF\n',
    ];
    const found = await complaintsOf(share(0.2), seed + 2, (roll) => {
      const bytes = either(roll);
      const at = roll(bytes.length + 1);
      const word = latin(words[roll(words.length)] ?? '');
      const length = 1 + roll(60);
      switch (roll(4)) {
        case 0:
          return [`put in at ${at}`, spliced(bytes, at, at, word)];
        case 1:
          return [
            `taken out at ${at}: ${length}`,
            spliced(bytes, Math.min(at, bytes.length - 1), at + length, new Uint8Array()),
          ];
        case 2:
          return [`cut off at ${at}`, spliced(bytes, Math.min(at, bytes.length - 1), bytes.length, new Uint8Array())];
        default:
          return [`written over at ${at}`, spliced(bytes, at, at + word.length, word)];
      }
    });
    expect(found).toEqual([]);
  },
  patience,
);

test(
  'no two objects can change places',
  async () => {
    const found = await complaintsOf(share(0.05), seed + 3, (roll) => {
      const victim = new Victim(either(roll));
      const numbers = [...victim.last.numbers()].filter((number) => victim.last.object(number)?.place.kind === 'file');
      const [one = 0, other = 0] = [numbers[roll(numbers.length)], numbers[roll(numbers.length)]];
      const [first, second] = [victim.text(one), victim.text(other)];
      return [`${one} and ${other}`, victim.change(one, second).change(other, first).revision()];
    });
    // Of equal objects, or of one with itself, nothing changes but that the file was saved again; that is undecided.
    expect(found).toEqual([]);
  },
  patience,
);

test(
  'no revisions of two files can be mixed',
  async () => {
    const pieces = [file.archived, twin.signed].flatMap((bytes) => {
      const read = readPdf(bytes);
      return read.ok ? read.value.revisions.map(({ start, end }) => bytes.subarray(start, end)) : [];
    });
    expect(pieces.length).toBe(7);
    const found = await complaintsOf(share(0.1), seed + 4, (roll) => {
      const chosen = Array.from({ length: 1 + roll(5) }, () => roll(pieces.length));
      return [
        chosen.join('+'),
        new Uint8Array(Buffer.concat(chosen.map((place) => pieces[place] ?? new Uint8Array()))),
      ];
    });
    expect(found).toEqual([]);
  },
  patience,
);

/** A value of the language, as an attacker would write it. */
const value: fc.Memo<string> = fc.memo((depth) =>
  depth <= 1
    ? fc.oneof(
        fc.constantFrom('null', 'true', '/Sig', '/Widget', '/Page', '(x)', '<00>', '[]', '<<>>', '[0 0 600 900]'),
        fc.integer({ min: -3, max: 9000 }).map(String),
        fc.nat(60).map((number) => `${number} 0 R`),
      )
    : fc.oneof(
        value(1),
        fc.array(value(depth - 1), { maxLength: 3 }).map((items) => `[${items.join(' ')}]`),
        fc
          .array(fc.tuple(key, value(depth - 1)), { maxLength: 4 })
          .map((entries) => `<< ${entries.map(([name, inner]) => `/${name} ${inner}`).join(' ')} >>`),
      ),
);
const key = fc.constantFrom(
  'Type',
  'Subtype',
  'V',
  'AP',
  'N',
  'Kids',
  'Fields',
  'Annots',
  'Contents',
  'Rect',
  'Perms',
  'DSS',
  'AF',
  'Names',
  'S',
  'OpenAction',
  'Extensions',
  'SigFlags',
  'FT',
  'T',
  'P',
  'Resources',
  'Lang',
);

test(
  'no revision can be added',
  async () => {
    const added = fc.record({
      archived: fc.boolean(),
      changes: fc.array(fc.record({ at: fc.nat(), name: key, to: value(2), whole: fc.boolean() }), {
        minLength: 1,
        maxLength: 3,
      }),
      parts: fc.array(value(3), { maxLength: 2 }),
    });
    const found: string[] = [];
    for (const { archived, changes, parts } of fc.sample(added, { numRuns: share(0.1), seed })) {
      const victim = new Victim(archived ? file.archived : file.signed);
      const numbers = [...victim.last.numbers()];
      const telling = [
        victim.catalog,
        victim.pages[0] ?? 0,
        victim.field('Vendor1'),
        victim.field('Partner1'),
        victim.info,
        victim.entry(victim.catalog, 'AcroForm'),
      ];
      for (const { at, name, to, whole } of changes) {
        const number = (at % 2 === 0 ? telling[at % telling.length] : numbers[at % numbers.length]) ?? 1;
        if (whole || !victim.text(number).endsWith('>>')) victim.change(number, to);
        else victim.put(number, `/${name} ${to}`);
      }
      for (const part of parts) victim.add(part);
      const said = await complaint(victim.revision(), JSON.stringify({ archived, changes, parts }));
      if (said !== null) found.push(said);
    }
    expect(found).toEqual([]);
  },
  patience,
);

test('the files that nobody touched are believed', async () => {
  for (const bytes of [file.signed, file.archived, twin.signed]) {
    const report = await verifyFile(bytes, {
      anchors: [file.authority.root],
      revocationLists: [],
      at: '2026-11-21T20:00:00Z',
    });
    expect([report.judgement, report.reasons]).toEqual(['valid', []]);
  }
});
