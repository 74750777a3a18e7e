import { asLatin, joined, latin, streamOf, Victim } from '../../../builders/an-attack';
import { type AttackFamily, forging, revising } from '../attack';

const firstPage = (victim: Victim) => victim.pages[0] ?? 0;
const white = '1 1 1 rg 0 0 600 900 re f';

/** Text of a page, as an attacker would write it: something drawn over everything else. */
const paint = (victim: Victim) => victim.addStream('', white);

/** Incremental saving attacks: what was signed stays in the file, and something behind it is shown instead. */
export const addedRevisions: AttackFamily = {
  family: 'Incremental saving: the document is changed behind the signature',
  attacks: [
    revising('a page gets other content', 'pageChanged', (victim) =>
      victim.replace(firstPage(victim), /\/Contents \d+ 0 R/, `/Contents ${paint(victim)} 0 R`),
    ),
    revising('a page gets more content over its own', 'pageChanged', (victim) => {
      const own = victim.entry(firstPage(victim), 'Contents');
      victim.replace(firstPage(victim), /\/Contents \d+ 0 R/, `/Contents [${own} 0 R ${paint(victim)} 0 R]`);
    }),
    revising('the content of a page is written anew under its number', 'pageChanged', (victim) =>
      victim.change(victim.entry(firstPage(victim), 'Contents'), streamOf('', white)),
    ),
    revising('the last page of the document gets other content', 'pageChanged', (victim) => {
      const page = victim.pages.at(-1) ?? 0;
      victim.change(victim.entry(page, 'Contents'), streamOf('', white));
    }),
    revising('an object nobody uses is added', 'unreachableAdded', (victim) => victim.add('<< /Note (nothing) >>')),
    revising('an object is freed', ['objectRemoved', 'pageChanged'], (victim) =>
      victim.free(victim.entry(firstPage(victim), 'Contents')),
    ),
    revising('the catalog is replaced by a new one', ['trailerChanged', 'catalogChanged'], (victim) => {
      const root = victim.add(victim.text(victim.catalog).replace(/\/Lang \(en\)/, '/Lang (fr)'));
      victim.inTrailer({ Root: `${root} 0 R` });
    }),
    revising('the trailer leads to an equal catalog elsewhere', 'trailerChanged', (victim) =>
      victim.inTrailer({ Root: `${victim.add(victim.text(victim.catalog))} 0 R` }),
    ),
    revising('the trailer names other information', 'metadataChanged', (victim) =>
      victim.inTrailer({ Info: `${victim.add('<< /Title (Another) /Creator (Fieldpact) >>')} 0 R` }),
    ),
    revising('the trailer has no information any more', 'metadataChanged', (victim) =>
      victim.inTrailer({ Info: null }),
    ),
    revising('the trailer has another identity', 'trailerChanged', (victim) =>
      victim.inTrailer({ ID: '[<00000000000000000000000000000000> <00000000000000000000000000000000>]' }),
    ),
    revising('the trailer has an entry of its own', 'trailerChanged', (victim) =>
      victim.inTrailer({ Mine: '(hello)' }),
    ),
    forging(
      'a revision without a trailer follows',
      'damagedFile',
      ({ bytes }) => {
        const made = asLatin(new Victim(bytes).revision());
        const at = made.lastIndexOf('trailer');
        return latin(made.slice(0, at) + made.slice(made.indexOf('startxref', at)));
      },
      { judgement: 'undecided' },
    ),
    forging('a revision without a cross-reference follows', ['damagedFile', 'bytesOutside'], ({ bytes }) =>
      joined(bytes, streamOfObject(4000, '<< /Type /Page >>')),
    ),
    forging(
      'objects follow with an end mark and the old table',
      ['damagedFile', 'bytesOutside', 'readTwoWays'],
      ({ bytes }) => joined(bytes, streamOfObject(10, '<< /Length 0 >>'), `startxref\n${startOf(bytes)}\n%%EOF\n`),
      { judgement: 'undecided' },
    ),
    forging(
      'the start of the table points before the signatures',
      ['damagedFile'],
      ({ bytes, sla }) => joined(bytes, `startxref\n${startOf(sla.unsigned)}\n%%EOF\n`),
      { judgement: 'undecided' },
    ),
    forging(
      'the start of the table is beyond the file',
      'damagedFile',
      ({ bytes }) => joined(bytes, 'startxref\n99999999\n%%EOF\n'),
      {
        judgement: 'undecided',
      },
    ),
    forging(
      'the start of the table is negative',
      'damagedFile',
      ({ bytes }) => joined(bytes, 'startxref\n-1\n%%EOF\n'),
      {
        judgement: 'undecided',
      },
    ),
    forging(
      'a revision leaves out those before it',
      'bytesOutside',
      ({ bytes }) => {
        const made = asLatin(new Victim(bytes).revision());
        const at = made.lastIndexOf('/Prev');
        return latin(made.slice(0, at) + made.slice(at).replace(/\/Prev \d+/, ''));
      },
      { judgement: 'undecided' },
    ),
    forging(
      'a revision skips those with the signatures',
      ['readTwoWays', 'damagedFile', 'bytesOutside'],
      ({ bytes, sla }) => {
        const made = asLatin(new Victim(bytes).revision());
        const at = made.lastIndexOf('/Prev');
        return latin(made.slice(0, at) + made.slice(at).replace(/\/Prev \d+/, `/Prev ${startOf(sla.unsigned)}`));
      },
      { judgement: 'undecided' },
    ),
    forging(
      'a revision follows itself',
      'damagedFile',
      ({ bytes }) => {
        const made = asLatin(new Victim(bytes).revision());
        const at = made.lastIndexOf('/Prev');
        return latin(made.slice(0, at) + made.slice(at).replace(/\/Prev \d+/, `/Prev ${startOf(latin(made))}`));
      },
      { judgement: 'undecided' },
    ),
    forging(
      'a table lists old bytes as the newest object',
      ['readTwoWays', 'damagedFile', 'pageChanged'],
      ({ bytes }) => {
        const victim = new Victim(bytes);
        const page = firstPage(victim);
        const content = victim.entry(page, 'Contents');
        const made = asLatin(victim.change(content, streamOf('', white)).revision());
        const row = new RegExp(`\\n${content} 1\\n\\d{10}`);
        const at = made.lastIndexOf('xref\n0 1');
        const old = asLatin(bytes).indexOf(`\n${victim.entry(page, 'Resources')} 0 obj`) + 1;
        return latin(
          made.slice(0, at) + made.slice(at).replace(row, `\n${content} 1\n${String(old).padStart(10, '0')}`),
        );
      },
      { judgement: 'undecided' },
    ),
    forging('an update comes as a stream of cross-references', 'pageChanged', ({ bytes }) =>
      streamUpdate(bytes, false),
    ),
    forging('an update comes as a table and a stream together', ['readTwoWays', 'pageChanged'], ({ bytes }) =>
      streamUpdate(bytes, true),
    ),
    forging('an empty revision follows', 'savedAgain', ({ bytes }) => new Victim(bytes).revision(), {
      judgement: 'undecided',
    }),
    revising(
      'every object of the form is written again as it was',
      'savedAgain',
      (victim) => {
        const form = victim.entry(victim.catalog, 'AcroForm');
        victim.change(form, victim.text(form));
      },
      { judgement: 'undecided' },
    ),
    forging('a comment follows', ['bytesOutside', 'damagedFile'], ({ bytes }) => joined(bytes, '% a comment\n')),
    forging('white space follows', 'bytesOutside', ({ bytes }) => joined(bytes, '\n   \n')),
    forging('a second end mark follows', ['bytesOutside', 'damagedFile'], ({ bytes }) => joined(bytes, '%%EOF\n')),
  ],
};

export const startOf = (bytes: Uint8Array): number => {
  const text = asLatin(bytes);
  return Number(/startxref\s+(\d+)/.exec(text.slice(text.lastIndexOf('startxref')))?.[1]);
};

const streamOfObject = (number: number, text: string) => `${number} 0 obj\n${text}\nendobj\n`;

/** Replaces the content of the first page by an update in the newer form; `hybrid`: hidden behind a table. */
function streamUpdate(bytes: Uint8Array, hybrid: boolean): Uint8Array<ArrayBuffer> {
  const victim = new Victim(bytes);
  const content = victim.entry(firstPage(victim), 'Contents');
  const size = Math.max(...victim.last.numbers()) + 2;
  const object = joined(`${content} 0 obj\n`, streamOf('', white), '\nendobj\n');
  const xref = bytes.length + object.length;
  const rows = [content, size - 1].map((number, at) => [number, at === 0 ? bytes.length : xref] as const);
  const data = rows.flatMap(([, offset]) => [1, (offset >> 16) & 255, (offset >> 8) & 255, offset & 255, 0]);
  const entries =
    `/Type /XRef /Size ${size} /W [1 3 1] /Index [${content} 1 ${size - 1} 1] ` +
    `/Root ${victim.catalog} 0 R /Info ${victim.info} 0 R /Prev ${startOf(bytes)}`;
  const stream = joined(`${size - 1} 0 obj\n`, streamOf(entries, Uint8Array.from(data)), '\nendobj\n');
  const whole = joined(bytes, object, stream);
  if (!hybrid) return joined(whole, `startxref\n${xref}\n%%EOF\n`);
  const trailer =
    `trailer\n<< /Size ${size} /Root ${victim.catalog} 0 R /Info ${victim.info} 0 R ` +
    `/Prev ${startOf(bytes)} /XRefStm ${xref} >>`;
  return joined(whole, `xref\n0 1\n0000000000 65535 f \n${trailer}\nstartxref\n${whole.length}\n%%EOF\n`);
}
