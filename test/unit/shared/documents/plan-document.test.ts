import { describe, expect, test } from 'vitest';
import type { Json } from '#shared/base/json';
import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import { fixedText } from '#shared/domain/documents/agreement-document';
import { documentWords } from '#shared/domain/documents/document-words';
import { pageTexts } from '#shared/domain/documents/page-texts';
import { planDocument } from '#shared/domain/documents/plan-document';
import { planReviewDocument, quarterOf } from '#shared/domain/documents/plan-review-document';
import { shippedMilestones } from '#shared/domain/plans/milestones';
import { anAgreement } from '../../../builders/a-complete-visit';
import { aQuarter } from '../../../builders/a-plan-review';
import { aPlan } from '../../../builders/a-plan-under-way';

const frame = {
  agreement: { ...anAgreement('plan'), state: 'locked' as const, dataSha256: 'ab'.repeat(32) },
  signatories: [],
};

function planIn(documentLanguage: DocumentLanguage, secondLanguage: DocumentLanguage | 'none' = 'none') {
  const { terms } = anAgreement('plan');
  const own = {
    documentLanguage,
    secondLanguage,
    partnerGivesFor: [{ what: 'Demonstration room in Vienna', milestone: 'A5' }],
  };
  const plan = aPlan({ agreement: anAgreement('plan', { terms: { ...terms, ...own } }) });
  return { plan, data: JSON.parse(JSON.stringify(plan)) as Json };
}

const pageIn = (...languages: Parameters<typeof planIn>) => {
  const { plan, data } = planIn(...languages);
  return planDocument(plan, frame, data);
};

describe('the plan as a document', () => {
  test('says of every milestone in English what its definition says', () => {
    const { text } = documentWords('en');
    for (const one of shippedMilestones)
      expect([
        text(`plan.milestone.${one.id}.title`),
        text(`plan.milestone.${one.id}.when`),
        text(`plan.milestone.${one.id}.proof`),
      ]).toEqual([one.title, one.reachedWhen, one.proof]);
  });

  test('has every text in German too: the words of the program, and people’s own as they wrote them', () => {
    const german = pageIn('de');
    const texts = pageTexts(german);
    expect(german).toMatchObject({ language: 'de', title: 'Gemeinsamer Erfolgsplan' });
    expect(
      texts.filter((text) => /\b(the|milestone|and|by)\b/i.test(text) && !said.some((own) => text.includes(own))),
    ).toEqual([]);
    expect(texts).toContain('Forty practices order without paper by the end of 2027.');
    expect(texts.filter((text) => text.trim() === '' || /undefined|NaN|null/.test(text))).toEqual([]);
    expect(german.blocks.map(({ kind }) => kind)).toEqual(pageIn('en').blocks.map(({ kind }) => kind));
  });

  test('stands in two languages side by side and names the one that prevails', () => {
    const page = pageIn('en', 'de');
    expect(page).toMatchObject({ language: 'en', secondLanguage: 'de' });
    expect(page.notices).toContain(
      'In two languages side by side, English and German. Where they differ, the text in English prevails.',
    );
    expect(page.blocks.some((block) => block.kind === 'parallel')).toBe(true);
  });

  test('carries its data as a file, and data that was fixed gives the same pages again', () => {
    const { plan, data } = planIn('en');
    const page = planDocument(plan, frame, data);
    expect(page.embedded).toMatchObject({ name: 'jsp.json', data });
    expect(fixedText(data)?.pages(frame)).toEqual(page);
  });

  test('shows the milestones on a calendar and who does what as figures with words for those who do not see them', () => {
    const figures = pageIn('en').blocks.flatMap((block) => (block.kind === 'figure' ? [block.alt] : []));
    expect(figures).toHaveLength(2);
    expect(figures[0]).toMatch(/^Who does the work and who answers for it/);
    expect(figures[1]).toContain('F2 First verified customer outcome');
  });

  test('dates what both sides give, and shows the way of each person who learns', () => {
    const texts = pageTexts(pageIn('en'));
    expect(texts).toContain('Demonstration room in Vienna');
    expect(texts.some((text) => text.includes('A7\u00a024 March 2027'))).toBe(true);
  });
});

/** What people wrote themselves stays as they wrote it. */
const said = [
  'Forty practices',
  'Reseller Agreement',
  'Two people half-time',
  'Two people',
  'Dental',
  'Set-up',
  'practice',
  'interface',
  'Fair in March',
  'A list of open cases',
  'Demonstration room',
  'Orders leave',
  'Interface to the',
];

describe('the quarterly review', () => {
  test('has the sections that leadership reads: goals, milestones, forecast, risks, commitments, decisions, next quarter', () => {
    const page = planReviewDocument(aQuarter());
    const headings = page.blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 1 ? [block.text] : [],
    );
    expect(headings).toEqual([
      'At a glance',
      'Goals',
      'Milestones',
      'Forecast and drift',
      'Risks',
      'Commitments of both sides',
      'Reviews held and decisions',
      'Next quarter',
    ]);
    expect(page.kind).toBe('report');
  });

  test('tells attainment, the forecast and the drift as they are computed', () => {
    const texts = pageTexts(planReviewDocument(aQuarter()));
    // 6 of 40 practices at a weight of 60: 9 %.
    expect(texts).toContain(
      '9.0 % of the goals are reached. The first verified outcome is expected on 3 May 2027; the plan says 19 March 2027.'.replace(
        '9.0 %',
        '9.0\u00a0%',
      ),
    );
    expect(texts.some((text) => text.includes('31\u00a0working days late'))).toBe(true);
    expect(texts).toContain('no registered deal is won');
  });

  test('has every text in German too', () => {
    const texts = pageTexts(planReviewDocument(aQuarter({ language: 'de' })));
    expect(texts).toContain('kein registriertes Geschäft ist gewonnen');
    expect(texts.filter((text) => text.trim() === '' || /undefined|NaN|null/.test(text))).toEqual([]);
  });

  test('speaks of a quarter of the calendar', () => {
    expect([quarterOf('2027-02-28'), quarterOf('2026-12-31')]).toEqual([
      { from: '2027-01-01', to: '2027-03-31' },
      { from: '2026-10-01', to: '2026-12-31' },
    ]);
  });
});
