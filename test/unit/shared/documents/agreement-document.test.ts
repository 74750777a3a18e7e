import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#shared/base/json';
import { neededQuestions, termsOf } from '#shared/domain/agreements/terms';
import { agreementText } from '#shared/domain/documents/agreement-document';
import type { Block, DocumentPage } from '#shared/domain/documents/page';
import { pageTexts, plain } from '#shared/domain/documents/page-texts';
import type { PlanInputs } from '#shared/domain/plans/compose-plan';
import {
  aCompleteVisit,
  anAgreement,
  answersWith,
  answersWithout,
  everybody,
} from '../../../builders/a-complete-visit';
import { aSigningFrame, signablePage } from '../../../builders/a-signing-frame';
import { someInk } from '../../../builders/some-ink';

const kinds = ['plan', 'sla'] as const;

describe('a document', () => {
  test.each(kinds)(
    'of a complete visit has no gap: no empty text, no undefined, no NaN, no id of a person (%s)',
    (kind) => {
      const texts = pageTexts(pagesOf(aCompleteVisit(kind)));
      expect(texts.length).toBeGreaterThan(150);
      expect(texts.filter((text) => text.trim() === '')).toEqual([]);
      expect(texts.filter((text) => /undefined|NaN|null|\[object|Invalid/.test(text))).toEqual([]);
      const ids = new RegExp(
        `\\b(${everybody()
          .map((person) => person.id)
          .join('|')})\\b`,
      );
      expect(texts.filter((text) => ids.test(text))).toEqual([]);
    },
  );

  test.each(kinds)('names both sides, on the cover and at the signatures (%s)', (kind) => {
    const page = pagesOf(aCompleteVisit(kind));
    expect(page.parties.map((party) => [party.party, party.name])).toEqual([
      ['vendor', 'Bogenwerk Software AG'],
      ['partner', 'Nordlicht Systemhaus GmbH'],
    ]);
    expect(signaturesOf(page)).toEqual([
      {
        party: 'vendor',
        organisation: 'Bogenwerk Software AG',
        personName: 'Ruth Baumann',
        role: 'Chief Operating Officer',
        signed: null,
      },
      {
        party: 'partner',
        organisation: 'Nordlicht Systemhaus GmbH',
        personName: 'Eva Lindner',
        role: 'Managing Director',
        signed: null,
      },
    ]);
  });

  test.each(kinds)('has headings with ids of their own, and no link that leads nowhere (%s)', (kind) => {
    const page = pagesOf(aCompleteVisit(kind));
    const ids = headingsOf(page).map((heading) => heading.id);
    expect(new Set(ids).size).toBe(ids.length);
    const links = JSON.stringify(page.blocks).matchAll(/"linkTo":"([^"]+)"/g);
    expect([...links].map(([, id]) => id).filter((id) => !ids.includes(id ?? ''))).toEqual([]);
  });

  test.each(kinds)(
    'leads from its text to questions and terms that exist, and to every question it needs (%s)',
    (kind) => {
      const page = pagesOf(aCompleteVisit(kind));
      const sources = page.blocks.flatMap((block) => ('source' in block && block.source ? [block.source] : []));
      const terms = termsOf(kind);
      expect(sources.flatMap((source) => source.termId ?? []).filter((id) => !(id in terms))).toEqual([]);
      const wrong = sources.filter(({ termId, questionId }) => {
        const home = termId === undefined ? undefined : terms[termId]?.home;
        return (
          questionId !== undefined && home !== undefined && home.kind !== 'agreement' && home.questionId !== questionId
        );
      });
      expect(wrong).toEqual([]);
      const reached = new Set(sources.flatMap((source) => source.questionId ?? []));
      expect(neededQuestions(kind).filter((id) => !reached.has(id))).toEqual([]);
    },
  );

  test.each(kinds)('is refused, naming the question, while an answer is missing (%s)', (kind) => {
    const text = agreementText(aCompleteVisit(kind, { answers: answersWithout('M8.Q7') }));
    expect(text.ok).toBe(false);
    if (text.ok) return;
    expect(new Set(text.error.missing.map((one) => one.questionId))).toEqual(new Set(['M8.Q7']));
  });

  test('has clauses 1 to 27 and appendices A to E if it is a service level agreement, sections 1 to 15 if a plan', () => {
    const numbers = (kind: 'plan' | 'sla') =>
      headingsOf(pagesOf(aCompleteVisit(kind)))
        .filter((heading) => heading.level === 1)
        .map((heading) => heading.number);
    const upTo = (last: number) => Array.from({ length: last }, (_, index) => String(index + 1));
    expect(numbers('sla')).toEqual(['', ...upTo(27), ...'ABCDE']);
    expect(numbers('plan')).toEqual(['', ...upTo(15), 'A', 'B']);
  });

  test('says on its cover that it is a template and no legal advice, and names the base agreement', () => {
    for (const kind of kinds) {
      const notices = pagesOf(aCompleteVisit(kind)).notices.join(' ');
      expect(notices).toMatch(/template/);
      expect(notices).toMatch(/not (a contract and not )?legal advice/);
      expect(notices).toContain('Reseller Agreement of 2 December 2026');
      expect(notices).toContain('Nobody has signed this document.');
    }
  });

  test('carries the signatures it is given, and its fingerprint once the text is fixed', () => {
    const inputs = aCompleteVisit('sla');
    const text = agreementText(inputs);
    if (!text.ok) throw new Error('refused');
    const dataSha256 = 'ab'.repeat(32);
    const ink = someInk();
    const page = text.value.pages({
      agreement: { ...inputs.agreement, state: 'locked', dataSha256 },
      signatories: [
        { party: 'partner', personName: 'Eva Lindner', role: 'CEO', signed: { ink, at: '2026-12-02T10:00:00Z' } },
      ],
    });
    expect(page.dataSha256).toBe(dataSha256);
    expect(pageTexts(page)).toContain(dataSha256);
    expect(page.notices.some((notice) => notice.startsWith('Draft'))).toBe(false);
    expect(signaturesOf(page).map((box) => box.signed)).toEqual([null, { ink, at: '2026-12-02T10:00:00Z' }]);
    expect(page.notices.join(' ')).toContain('not cryptographic signatures');
    expect(page.frame).toBeUndefined();
  });

  test.each(kinds)(
    'made for a signing has a field for everybody who signs and for the host, and its frame in it (%s)',
    (kind) => {
      const text = agreementText(aCompleteVisit(kind));
      if (!text.ok) throw new Error('refused');
      const signing = aSigningFrame(1, 2);
      const page = signablePage(text.value, { ...signing, signers: signing.signers.toReversed() });
      expect(signaturesOf(page).map(({ field, personName, signed }) => [field, personName, signed])).toEqual([
        [field('Vendor1', 'Signature of Änne Großmann for Bogenwerk Software AG', true), 'Änne Großmann', null],
        [field('Partner2', 'Signature of Tomáš Novák for Nordlicht Systemhaus GmbH'), 'Tomáš Novák', null],
        [field('Partner1', 'Signature of Eva Lindner for Nordlicht Systemhaus GmbH'), 'Eva Lindner', null],
        [{ ...field('Host', 'Seal of Jonas Meier, who conducts the signing'), isSeal: true }, 'Jonas Meier', null],
      ]);
      expect(page.frame).toMatchObject({
        format: 1,
        agreement: { kind, state: 'locked' },
        signing: { host: signing.host },
      });
      expect(page.notices.join(' ')).toContain('Signatures in this document are cryptographic.');
      expect(pageTexts(page).join(' ')).toContain('How to check: open the file in the verifier page');
    },
  );

  test.each(kinds)('is read without a gap too when everything optional was left open (%s)', (kind) => {
    const bare = bareVisit(kind);
    const texts = pageTexts(pagesOf(bare));
    expect(texts.filter((text) => text.trim() === '' || /undefined|NaN|null/.test(text))).toEqual([]);
  });

  test('is hashed from data that survives being written and read, and changes with an answer', () => {
    const data = (inputs: PlanInputs) => {
      const text = agreementText(inputs);
      if (!text.ok) throw new Error('refused');
      return text.value.data;
    };
    for (const kind of kinds) {
      const before = data(aCompleteVisit(kind));
      expect(JSON.parse(canonicalJson(before))).toEqual(before);
      expect(canonicalJson(data(aCompleteVisit(kind)))).toBe(canonicalJson(before));
      const answers = answersWith('M8.Q8', { handover: 'Something else.' });
      expect(canonicalJson(data(aCompleteVisit(kind, { answers })))).not.toBe(canonicalJson(before));
    }
  });
});

describe('a service level agreement', () => {
  test('prints the worked example of availability as the rule computes it', () => {
    const texts = pageTexts(pagesOf(aCompleteVisit('sla')));
    expect(texts.find((text) => text.includes('43 030'))).toMatch(/ 43 080\. That is 99\.8839\u00a0%: deviation /);
  });

  test('judges the months the partner showed, and says so where nothing was shown', () => {
    const texts = pageTexts(pagesOf(aCompleteVisit('sla')));
    expect(texts).toContain('99.8839\u00a0% · deviation');
    expect(texts).toContain('91.5\u00a0% · breach');
    expect(texts).toContain('Not shown');
  });

  test('promises day-and-night cover only if the roster has no hole', () => {
    const roster = [{ person: 'tomas', days: 'workdays', from: '08:00', to: '18:00' }];
    const inputs = (cover: string) => aCompleteVisit('sla', { answers: answersWith('M8.Q4', { cover, roster }) });
    expect(agreementText(inputs('always'))).toEqual({
      ok: false,
      error: {
        missing: [],
        problems: [{ code: 'E04', questionId: 'M8.Q4', details: { hoursPerWeek: 118 } }],
      },
    });
    expect(clockOf(pagesOf(inputs('supportHours')))).toBe('Service hours');
  });

  test('refuses a breach notice that is longer than the risk tier allows', () => {
    const answers = answersWith('M8.Q6', { breachNoticeHours: 72 });
    expect(agreementText(aCompleteVisit('sla', { answers }))).toEqual({
      ok: false,
      error: {
        missing: [],
        problems: [{ code: 'E09', questionId: 'M8.Q6', details: { longest: 48, tier: 'T2' } }],
      },
    });
  });

  test('pays in money only where a fee is agreed', () => {
    const withFee = { amount: '12500.00', currency: 'EUR' };
    const agreement = anAgreement('sla');
    const paid = { ...agreement, terms: { ...agreement.terms, monthlyFee: withFee } };
    const texts = pageTexts(pagesOf(aCompleteVisit('sla', { agreement: paid }))).join('\n');
    expect(texts).toContain('monthly fee of EUR\u00a012\u00a0500.00');
    expect(texts).toContain('11.25\u00a0%, here EUR\u00a01\u00a0406.25');
    expect(pageTexts(pagesOf(aCompleteVisit('sla'))).join('\n')).toContain('No monthly fee is named here');
    const byAction = { ...agreement, terms: { ...agreement.terms, remedyKind: 'action' } };
    const worked = pageTexts(pagesOf(aCompleteVisit('sla', { agreement: byAction }))).join('\n');
    expect(worked).toContain('No money flows');
    expect(worked).toContain('= 11.25\u00a0points');
  });
});

describe('a Joint Success Plan', () => {
  test('is refused when the first result cannot be there in time, by how many days and from when on it can', () => {
    // From 20 November 40 working days without 25 December and 1 January end on 19 January.
    const answers = answersWith('M1.Q5', { firstOutcomeBy: '2027-01-08' });
    expect(agreementText(aCompleteVisit('plan', { answers }))).toEqual({
      ok: false,
      error: {
        missing: [],
        problems: [
          {
            code: 'valueDateTooEarly',
            questionId: 'M1.Q5',
            details: { byWorkingDays: 7, earliestPossible: '2027-01-19', path: 'R1 → R2 → R5 → R3 → A5 → F2' },
          },
        ],
      },
    });
  });

  test('shows what is done, and whose milestone is whose on both sides', () => {
    const page = pagesOf(aCompleteVisit('plan', { doneOn: { R1: '2026-11-20' } }));
    const row = page.blocks
      .flatMap((block) => (block.kind === 'table' ? block.rows : []))
      .find((cells) => plain(cells[0] ?? []).startsWith('R1 '));
    expect(row?.map(plain)).toEqual([
      'R1 Partner qualified',
      '29 January 2027',
      'Done 20 November 2026',
      'The qualification module is done: identity accepted, fit scored, risk tier set, sponsor named.',
      'Accepted register extract and ownership declaration. Ines Kramer, Jonas Weiß',
    ]);
  });
});

function pagesOf(inputs: PlanInputs): DocumentPage {
  const text = agreementText(inputs);
  if (!text.ok) throw new Error(JSON.stringify(text.error));
  return text.value.pages({ agreement: inputs.agreement, signatories: [] });
}

function headingsOf(page: DocumentPage) {
  return page.blocks.filter((block): block is Extract<Block, { kind: 'heading' }> => block.kind === 'heading');
}

function field(name: string, tooltip: string, locksAll = false) {
  return { name, tooltip, locksAll };
}

function signaturesOf(page: DocumentPage) {
  return page.blocks.flatMap((block) => (block.kind === 'signatures' ? block.boxes : []));
}

/** On whose clock severity 1 runs. */
function clockOf(page: DocumentPage): string | undefined {
  const rows = page.blocks.flatMap((block) =>
    block.kind === 'table' && block.columns.some((column) => column.title === 'What is owed') ? block.rows : [],
  );
  return plain(rows.find((row) => plain(row[0] ?? []) === 'Clock')?.[1] ?? []);
}

/** The shortest answers that will do: optional fields, optional columns and contacts left open. */
function bareVisit(kind: 'plan' | 'sla'): PlanInputs {
  const optional = Object.values(termsOf(kind)).filter((term) => !term.required && term.home.kind === 'question');
  const full = aCompleteVisit(kind);
  const open = new Set(
    optional.map((term) => (term.home.kind === 'question' ? `${term.home.questionId}.${term.home.fieldId}` : '')),
  );
  const answers = full.answers.map((answer) => ({
    ...answer,
    value: Object.fromEntries(
      Object.entries(answer.value).filter(([fieldId]) => !open.has(`${answer.questionId}.${fieldId}`)),
    ),
  }));
  const people = full.people.map((person) => ({ ...person, title: '', phone: '', email: '' }));
  return { ...full, answers, people, sites: full.sites.map((site) => ({ ...site, address: '' })) };
}
