import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#shared/base/calendar-date';
import { compare, exact } from '#shared/base/decimal';
import { closeMilestone } from '#shared/domain/plans/milestone-commands';
import { milestoneIds, shippedMilestones } from '#shared/domain/plans/milestones';
import { goalAttainment, track } from '#shared/domain/plans/plan-rules';
import { planStanding } from '#shared/domain/plans/plan-standing';
import { aContext } from '../builders/a-partner-case';
import { aClosure, aPlanUnderWay, planAgreement, withProgress } from '../builders/a-plan-under-way';
import { aReadyPartner } from '../builders/a-ready-partner';

const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-11-20', days));
const holidays = fc.array(day, { maxLength: 20 }).map((days) => new Set(days));
const done = fc.dictionary(fc.constantFrom(...milestoneIds), day);
const milestones = fc
  .array(fc.integer({ min: 0, max: 40 }), { minLength: shippedMilestones.length, maxLength: shippedMilestones.length })
  .map((days) => shippedMilestones.map((one, at) => ({ ...one, workingDays: days[at] ?? 0 })));

test('nothing that leads to the value date is planned after it, and nothing after what waits for it', () => {
  fc.assert(
    fc.property(milestones, day, day, holidays, done, (all, from, valueDate, closed, doneOn) => {
      const tracked = track({ milestones: all, from, valueDate, holidays: closed, doneOn });
      if (!tracked.ok) throw new Error('circles');
      const byId = new Map(tracked.value.map((one) => [one.id, one]));
      const leads = new Set<string>(['F2']);
      for (const one of tracked.value.toReversed()) {
        if (!leads.has(one.id)) continue;
        expect(one.latestFinish <= valueDate).toBe(true);
        for (const id of one.dependsOn) {
          leads.add(id);
          expect((byId.get(id)?.latestFinish ?? '') <= one.latestStart).toBe(true);
        }
      }
    }),
  );
});

test('an open milestone has slack exactly when its forecast is not after its plan', () => {
  const records = aReadyPartner();
  fc.assert(
    fc.property(fc.boolean(), day, (isProven, asOf) => {
      const standing = planStanding(aPlanUnderWay(isProven ? { records } : {}), asOf);
      for (const { doneOn, slack, forecast, plannedOn, status } of standing.milestones) {
        if (doneOn !== null) continue;
        expect(slack >= 0).toBe(forecast <= plannedOn);
        expect(status === 'late').toBe(slack < 0);
      }
    }),
    { numRuns: 40 },
  );
});

test('whatever order closing is tried in, nothing is closed before what it depends on', () => {
  const underWay = aPlanUnderWay({ records: aReadyPartner() });
  const order = fc.shuffledSubarray([...milestoneIds], { minLength: 5, maxLength: 12 });
  fc.assert(
    fc.property(order, (ids) => {
      let progress = withProgress({});
      ids.forEach((milestoneId, at) => {
        const now = `2026-11-21T09:${String(at).padStart(2, '0')}:00Z`;
        const before = planStanding({ ...underWay, progress }, '2026-11-21').milestones.find(
          ({ id }) => id === milestoneId,
        );
        const request = {
          underWay: { ...underWay, progress },
          agreement: planAgreement,
          milestoneId,
          proof: null,
          note: '',
        };
        const closed = closeMilestone(request, aContext({ now }));
        expect(closed.ok).toBe(before?.reading.reached === true && before.waitsFor.length === 0);
        if (closed.ok)
          progress = {
            ...progress,
            closures: [...progress.closures, { ...closed.value.closure, id: aClosure(milestoneId).id }],
          };
      });
    }),
    { numRuns: 10 },
  );
});

test('attainment lies between 0 and 120 %, and a better reading never lowers it', () => {
  const figure = fc.integer({ min: -1000, max: 1000 }).map(String);
  const goal = fc.record({
    baseline: figure,
    target: figure,
    actual: figure,
    weight: fc.integer({ min: 1, max: 100 }),
  });
  fc.assert(
    fc.property(fc.array(goal, { minLength: 1, maxLength: 6 }), (goals) => {
      const percent = goalAttainment(goals);
      expect(compare(percent, exact('0'))).toBeGreaterThanOrEqual(0);
      expect(compare(percent, exact('120'))).toBeLessThanOrEqual(0);
      const better = goals.map((one) => ({
        ...one,
        actual:
          Number(one.target) >= Number(one.baseline) ? String(Number(one.actual) + 1) : String(Number(one.actual) - 1),
      }));
      expect(compare(goalAttainment(better), percent)).toBeGreaterThanOrEqual(0);
    }),
  );
});
