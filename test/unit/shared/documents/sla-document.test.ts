import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { Json } from '#shared/base/json';
import { documentLanguages } from '#shared/domain/agreements/document-language';
import { fixedText } from '#shared/domain/documents/agreement-document';
import type { DocumentFrame } from '#shared/domain/documents/document-frame';
import { documentWords } from '#shared/domain/documents/document-words';
import type { Block, DocumentPage } from '#shared/domain/documents/page';
import { pageTexts, plain } from '#shared/domain/documents/page-texts';
import { slaDocument, slaPage } from '#shared/domain/documents/sla-document';
import type { Sla } from '#shared/domain/slas/sla';
import { anSla } from '../../../builders/an-sla';
import { everySla } from '../../../builders/every-sla';

const frame: DocumentFrame = {
  agreement: {
    id: brand<'Agreement'>('0190f3c0-0000-7000-8000-00000000c3d4'),
    version: 1,
    state: 'draft',
    dataSha256: null,
  },
  signatories: [],
};
const upTo = (last: number) => Array.from({ length: last }, (_, index) => String(index + 1));
const inLanguage = (sla: Sla, first: 'en' | 'de', second: 'en' | 'de' | null = null): Sla => ({
  ...sla,
  languages: { first, second, prevailing: first },
});
const textOf = (sla: Sla) => pageTexts(slaDocument(sla, frame)).join('\n');

describe('the text of a service level agreement', () => {
  test.each(documentLanguages)('has every clause and appendix, whatever was agreed (%s)', (language) => {
    for (const sla of everySla()) {
      const headings = headingsOf(slaDocument(inLanguage(sla, language), frame));
      expect(headings.filter(({ level }) => level === 1).map(({ number }) => number)).toEqual([
        '',
        ...upTo(27),
        ...'ABCDE',
      ]);
    }
  });

  test.each([
    ['en', null],
    ['de', null],
    ['en', 'de'],
    ['de', 'en'],
  ] as const)('has no gap and no value that was not put in (%s beside %s)', (first, second) => {
    for (const sla of everySla()) {
      const texts = pageTexts(slaDocument(inLanguage(sla, first, second), frame));
      expect(texts.filter((text) => text.trim() === '' || /[{}]|<\/?[a-z]|undefined|NaN|null/.test(text))).toEqual([]);
    }
  });

  test.each(documentLanguages)('leads only to headings that are there (%s)', (language) => {
    for (const sla of everySla()) {
      const page = slaDocument(inLanguage(sla, language), frame);
      const ids = headingsOf(page).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const links = [...JSON.stringify(page.blocks).matchAll(/"linkTo":"([^"]+)"/g)].map(([, id]) => id ?? '');
      expect(links.length).toBeGreaterThan(10);
      expect(links.filter((id) => !ids.includes(id))).toEqual([]);
    }
  });

  test('is in its own language, with no English sentence left in the German one', () => {
    const english = new Set(sentencesOf(slaDocument(inLanguage(anSla(), 'en'), frame)));
    const said = JSON.stringify(anSla());
    // Names, addresses and what people wrote stay as they are; a few words are the same in both languages.
    const isSaid = (text: string) =>
      text.split(/, | · /).every((part) => said.includes(JSON.stringify(part).slice(1, -1)));
    const isShared = (text: string) =>
      /^(Partner|Mediation|(April|August|September|November) \d{4})$|fieldpact|sha256sum/.test(text);
    const left = sentencesOf(slaDocument(inLanguage(anSla(), 'de'), frame)).filter(
      (text) => english.has(text) && /[a-z]{3}/.test(text) && !isSaid(text) && !isShared(text),
    );
    expect(left.filter((text) => !/^(CHE|FN|SLA)/.test(text))).toEqual([]);
  });

  test('can be made for one service and for fifty, for money and for action', () => {
    const [one] = anSla().said.services;
    if (one === undefined) throw new Error('no service');
    for (const count of [1, 50])
      for (const remedyKind of ['money', 'action']) {
        const sla = anSla({ remedyKind });
        const services = Array.from({ length: count }, (_, index) => ({ ...one, service: `Service ${index + 1}` }));
        const page = slaDocument({ ...sla, said: { ...sla.said, services } }, frame);
        expect(pageTexts(page)).toContain(`Service ${count}`);
        for (const block of page.blocks) if (block.kind === 'figure') expect(block.drawing.height).toBeLessThan(600);
      }
  });

  test('carries its data, and says how its fingerprint is found', () => {
    const sla = anSla();
    const locked = {
      ...frame,
      agreement: { ...frame.agreement, state: 'locked' as const, dataSha256: 'ab'.repeat(32) },
    };
    const page = slaDocument(sla, locked);
    expect(page.embedded).toEqual({
      name: 'sla.json',
      description: 'The data this agreement is made from, as canonical JSON',
      data: JSON.parse(JSON.stringify(sla)) as Json,
    });
    const texts = pageTexts(page);
    expect(texts).toContain('ab'.repeat(32));
    expect(texts.some((text) => text.includes('format 2') && text.includes('sla.schema.json'))).toBe(true);
    expect(texts).toContain('compute the fingerprint: sha256sum sla.json');
  });
});

describe('an agreement that was fixed before its calendars and remedies were data', () => {
  test('is printed in its language, with the data it was fixed with', () => {
    const now = JSON.parse(JSON.stringify(anSla())) as { [key: string]: Json };
    const later = ['template', 'zone', 'calendars', 'outcomes', 'journey', 'remedies', 'dependencies', 'changeNotices'];
    const gone = new Set([...later, 'dispute', 'publicCommitments', 'deviations', 'languages']);
    const old = { ...Object.fromEntries(Object.entries(now).filter(([key]) => !gone.has(key))), format: 1 };
    const page = fixedText(old)?.pages(frame);
    expect(page?.embedded?.data).toEqual(old);
    expect(page?.language).toBe('en');
    const texts = page === undefined ? [] : pageTexts(page);
    expect(texts.filter((text) => text.trim() === '' || /undefined|NaN|null/.test(text))).toEqual([]);
    expect(texts.some((text) => text.includes('sla.json, format 1,'))).toBe(true);
  });
});

describe('a figure in the text comes from the data', () => {
  test.each([
    [{ monthlyCap: '20' }, 'capped at 20\u00a0% of a month’s fee'],
    [{ yearlyCap: '12.5' }, 'and 12.5\u00a0% of a year’s fees'],
    [{ chronicDeviations: 2, chronicWindows: 5 }, '2 deviations among the last 5 measured windows'],
    [{ correctionDays: 7 }, 'correction period of 7\u00a0working days'],
    [{ disputeMonths: 5 }, 'disputed for 5\u00a0months after its window'],
    [
      { planBreaches: 4, planMonths: 9, planWithinWorkingDays: 15 },
      'limit 15\u00a0working days, after breaches of one measure within 9\u00a0months (number of breaches: 4)',
    ],
    [{ incentiveAfterWindows: 6 }, 'in 6 quarters in a row'],
    [{ noticeDays: 45 }, 'that is 45\u00a0days before the end'],
    [{ termMonths: 24 }, 'runs for 24\u00a0months, until 31 December 2028'],
    [{ changeNotices: { breakingChange: { count: 120, unit: 'days' } } }, 'breaking ones 120\u00a0days ahead'],
    [{ monthlyFee: { amount: '8000.50', currency: 'CHF' } }, 'monthly fee of CHF\u00a08\u00a0000.50'],
    [{ zone: 'America/New_York' }, 'begin and end in the time zone America/New_York'],
    [{ governingLaw: 'the law of Austria' }, 'is governed by the law of Austria'],
  ] as readonly (readonly [{ readonly [term: string]: Json }, string])[])('%o', (terms, words) => {
    expect(textOf(anSla())).not.toContain(words);
    expect(textOf(anSla(terms))).toContain(words);
  });

  test('so do targets, thresholds and bands', () => {
    const text = textOf(anSla({ commitments: { S7: { target: '80', tolerance: '4', minimumSample: 7 } } }));
    for (const words of [
      'at least 80\u00a0%',
      'from 76\u00a0% to below the target',
      'below 76\u00a0%',
      'Month · 7 cases',
      '64 to below 76: 5\u00a0%',
    ])
      expect(text).toContain(words);
  });

  test('and what third parties promise is multiplied', () => {
    const dependencies = [
      { name: 'Cloud', owner: 'Provider', availability: '99.99' },
      { name: 'Payments', owner: 'Bank', availability: '99.95' },
      { name: 'Post', owner: 'Carrier', availability: null },
    ];
    const text = textOf({ ...anSla(), dependencies });
    expect(text).toContain('an availability of 99.940\u00a0%');
    expect(text).toContain('None promised');
  });
});

describe('a deviation from the standard clauses', () => {
  const deviations = [
    { clause: '13', change: 'added', words: 'Both meet once a year.', reason: 'Wish of the Partner' },
    { clause: '19', change: 'replaced', words: 'Reports are given by telephone.', reason: 'No portal' },
    { clause: '22', change: 'struck', words: '', reason: 'Fixed targets' },
    { clause: 'D', change: 'struck', words: '', reason: 'Kept elsewhere' },
  ];
  const page = slaDocument(anSla({ deviations }), frame);

  test('is printed at its clause and marked', () => {
    const under = (number: string) =>
      pageTexts({ ...page, blocks: blocksUnder(page, number) })
        .slice(-50)
        .join('\n');
    expect(under('13')).toContain('Agreed in addition: Both meet once a year.');
    expect(under('13')).toContain('To speak first.');
    expect(under('19')).toContain('Agreed instead of the standard clause: Reports are given by telephone.');
    expect(under('19')).not.toContain('The service is reported');
    expect(under('22')).toContain('Struck by agreement.');
    expect(under('22')).not.toContain('If the market shifts');
  });

  test('is listed in clause 26 with its reason, and leaves no link to what is gone', () => {
    const rows = blocksUnder(page, '26').flatMap((block) => (block.kind === 'table' ? block.rows : []));
    expect(rows.map((row) => row.map(plain))).toEqual([
      ['13', 'In addition', 'Both meet once a year.', 'Wish of the Partner'],
      ['19', 'Instead', 'Reports are given by telephone.', 'No portal'],
      ['22', 'Struck', 'The whole clause', 'Fixed targets'],
      ['D', 'Struck', 'The whole clause', 'Kept elsewhere'],
    ]);
    const ids = headingsOf(page).map(({ id }) => id);
    expect(ids).not.toContain('part-d-5');
    const links = [...JSON.stringify(page.blocks).matchAll(/"linkTo":"([^"]+)"/g)].map(([, id]) => id ?? '');
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe('an agreement in two languages', () => {
  test('says everything that either text says, in its order', () => {
    for (const one of everySla()) {
      const sla = inLanguage(one, 'en', 'de');
      const both = slaDocument(sla, frame);
      expect(both.secondLanguage).toBe('de');
      const all = pageTexts(bodyOf(both)).map(asFigures).join('\n');
      for (const language of documentLanguages) {
        let at = 0;
        const lost = pageTexts(bodyOf(slaPage(sla, frame, documentWords(language), null))).filter((text) => {
          const found = all.indexOf(asFigures(text), at);
          at = Math.max(at, found);
          return found < 0;
        });
        expect(lost).toEqual([]);
      }
    }
  });

  test('names the language that prevails', () => {
    const sla = { ...anSla(), languages: { first: 'en', second: 'de', prevailing: 'de' } as const };
    expect(textOf(sla)).toContain('the text in German prevails');
    expect(textOf(sla)).toContain('ist die Fassung in Deutsch maßgeblich');
  });

  test('keeps the clauses as they are numbered, with both titles', () => {
    const titles = headingsOf(slaDocument(inLanguage(anSla(), 'de', 'en'), frame)).filter(({ level }) => level === 1);
    expect(titles.map(({ number }) => number)).toEqual(['', ...upTo(27), ...'ABCDE']);
    expect(titles[1]?.text).toBe('Parteien, Laufzeit und Rangfolge / Parties, term and precedence');
  });
});

function headingsOf(page: DocumentPage) {
  return page.blocks.filter((block): block is Extract<Block, { kind: 'heading' }> => block.kind === 'heading');
}

/** The blocks of one clause, up to the next heading of the first level. */
function blocksUnder(page: DocumentPage, number: string): readonly Block[] {
  const from = page.blocks.findIndex(
    (block) => block.kind === 'heading' && block.level === 1 && block.number === number,
  );
  const rest = page.blocks.slice(from + 1);
  const next = rest.findIndex((block) => block.kind === 'heading' && block.level === 1);
  return next < 0 ? rest : rest.slice(0, next);
}

const sentencesOf = (page: DocumentPage) => pageTexts(page).map((text) => text.trim());

/** What is said below the cover, without what is drawn once because it stands in words as well. */
const bodyOf = (page: DocumentPage): DocumentPage => ({
  ...page,
  title: '',
  subtitle: '',
  reference: '',
  notices: [],
  parties: [],
  blocks: page.blocks.filter((block) => block.kind !== 'figure' || block.once !== true),
});

/** Figures written alike, whatever the language. */
const asFigures = (text: string) => text.replace(/(?<=\d),(?=\d)/g, '.');
