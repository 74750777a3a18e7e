import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#shared/base/calendar-date';
import { add, compare, exact, ratio, subtract } from '#shared/base/decimal';
import { addWorkingDays, isWorkingDay, noHolidays, workingDaysBetween } from '#shared/base/working-days';
import { resolveTerms } from '#shared/domain/agreements/agreement-rules';
import { termsOf } from '#shared/domain/agreements/terms';
import { agreementText } from '#shared/domain/documents/agreement-document';
import { pageTexts } from '#shared/domain/documents/page-texts';
import { shippedMilestones } from '#shared/domain/plans/milestones';
import { schedule } from '#shared/domain/plans/plan-rules';
import { measures } from '#shared/domain/slas/measures';
import { creditBands } from '#shared/domain/slas/remedies';
import { judge, shownValue } from '#shared/domain/slas/verdict';
import { aCompleteVisit, answersWith } from '../builders/a-complete-visit';

const decimal = fc
  .tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 999 }))
  .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(3, '0')}`);
const better = fc.constantFrom('higher' as const, 'lower' as const);
const day = fc.integer({ min: 0, max: 2000 }).map((days) => addDays('2026-11-20', days));

test('a value prints on the side of failure, and less than one step away from what was measured', () => {
  fc.assert(
    fc.property(better, decimal, fc.integer({ min: 0, max: 3 }), (way, value, places) => {
      const shown = exact(shownValue(way, exact(value), places));
      const side = compare(shown, exact(value));
      expect(way === 'higher' ? side <= 0 : side >= 0).toBe(true);
      const step = ratio(1n, 10n ** BigInt(places));
      const distance = way === 'higher' ? subtract(exact(value), shown) : subtract(shown, exact(value));
      expect(compare(distance, step)).toBe(-1);
    }),
  );
});

test('a better value never gets a worse verdict', () => {
  const rank = { breach: 0, deviation: 1, met: 2, notMeasured: -1 };
  fc.assert(
    fc.property(better, decimal, decimal, decimal, decimal, (way, target, tolerance, value, more) => {
      const commitment = { target, tolerance, minimumSample: 1 };
      const verdict = (one: ReturnType<typeof exact>) =>
        rank[judge(way, commitment, { value: one, sample: 1, coverage: exact('1') })];
      const low = exact(value);
      const high = add(low, exact(more));
      const [worse, improved] = way === 'higher' ? [low, high] : [high, low];
      expect(verdict(improved)).toBeGreaterThanOrEqual(verdict(worse));
    }),
  );
});

test('credit bands touch each other, and a deviation never costs anything, whatever was promised', () => {
  const measure = fc.constantFrom(...measures);
  fc.assert(
    fc.property(measure, decimal, decimal, (one, target, tolerance) => {
      const bands = creditBands(one, { target, tolerance, minimumSample: 1 });
      if (bands.length === 0) return;
      const [outer, inner] = one.better === 'higher' ? (['to', 'from'] as const) : (['from', 'to'] as const);
      expect(bands[0]?.percent).toBe('0');
      expect(bands[0]?.[outer]).toBeNull();
      expect(bands.at(-1)?.[inner]).toBeNull();
      expect(bands.slice(1).map((band) => band[outer])).toEqual(bands.slice(0, -1).map((band) => band[inner]));
    }),
  );
});

test('working days there and back end where they began', () => {
  const holidays = fc.array(day, { maxLength: 30 }).map((days) => new Set(days));
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 120 }), holidays, (from, days, free) => {
      fc.pre(isWorkingDay(from, free));
      const later = addWorkingDays(from, days, free);
      expect(addWorkingDays(later, -days, free)).toBe(from);
      expect(workingDaysBetween(from, later, free)).toBe(days);
    }),
  );
});

test('a plan either keeps the order of its milestones and the value date, or is refused by the days it lacks', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 250 }), (from, away) => {
      const valueDate = addDays(from, away);
      const request = { milestones: shippedMilestones, from, holidays: noHolidays, doneOn: {} };
      const planned = schedule({ ...request, valueDate });
      if (!planned.ok) {
        if (planned.error.kind !== 'valueDateTooEarly') throw new Error(planned.error.kind);
        expect(planned.error.byWorkingDays).toBeGreaterThan(0);
        expect(schedule({ ...request, valueDate: planned.error.earliestPossible }).ok).toBe(true);
        expect(schedule({ ...request, valueDate: addDays(planned.error.earliestPossible, -1) }).ok).toBe(false);
        return;
      }
      const byId = new Map(planned.value.map((one) => [one.id, one]));
      for (const one of planned.value) {
        expect(one.slack).toBeGreaterThanOrEqual(0);
        if (one.fixedAfter !== undefined) continue;
        for (const id of one.dependsOn)
          expect(byId.get(id)?.latestFinish ?? '').toSatisfy((date) => date <= one.latestStart);
      }
    }),
    { numRuns: 60 },
  );
});

test('whatever required fields are left open, exactly their questions are named', () => {
  for (const kind of ['plan', 'sla'] as const) {
    const fields = Object.values(termsOf(kind)).flatMap((term) =>
      term.required && term.home.kind === 'question' ? [term.home] : [],
    );
    fc.assert(
      fc.property(fc.subarray(fields), (open) => {
        const names = new Set(open.map((one) => `${one.questionId}.${one.fieldId}`));
        const answers = aCompleteVisit(kind).answers.map((answer) => ({
          ...answer,
          value: Object.fromEntries(
            Object.entries(answer.value).filter(([fieldId]) => !names.has(`${answer.questionId}.${fieldId}`)),
          ),
        }));
        const { missing } = resolveTerms(kind, aCompleteVisit(kind, { answers }));
        expect(new Set(missing.map((one) => `${one.questionId}.${one.fieldId}`))).toEqual(names);
      }),
      { numRuns: 40 },
    );
  }
});

test('what people said stands in the document word for word, whatever it is made of', () => {
  const words = fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme' }).filter((text) => text.trim() !== '');
  fc.assert(
    fc.property(words, (said) => {
      const answers = answersWith('M8.Q8', { handover: said });
      for (const kind of ['plan', 'sla'] as const) {
        const inputs = aCompleteVisit(kind, { answers });
        const text = agreementText(inputs);
        if (!text.ok) throw new Error(JSON.stringify(text.error));
        const page = text.value.pages({ agreement: inputs.agreement, signatories: [] });
        // The door trims blanks at both ends and nothing else.
        expect(pageTexts(page).some((one) => one.endsWith(said.trim()))).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});
