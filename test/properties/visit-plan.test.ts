import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseGoals, type Goal, isBetter } from '#shared/domain/gates/visit-plan';

describe('the plan of a visit', () => {
  const costs = { a: 5, b: 5, c: 8, d: 0, e: 13, f: 21 } as const;
  type Name = keyof typeof costs;
  const names = Object.keys(costs) as Name[];
  const goals: fc.Arbitrary<readonly Goal[]> = fc
    .array(
      fc.record({
        gateId: fc.constantFrom('G1', 'G2'),
        proofs: fc.option(fc.subarray(names, { minLength: 1, maxLength: 4 }), { nil: null, freq: 5 }),
      }),
      { maxLength: 6 },
    )
    .map((drawn) =>
      drawn.map(({ gateId, proofs }, at) => ({
        criterionId: `${gateId}.${at}`,
        gateId,
        costs: proofs && new Map(proofs.map((name) => [name, costs[name]] as const)),
      })),
    );

  /** Every set of proofs there is, and what it would bring. */
  function bruteForce(of: readonly Goal[], budget: number | null) {
    const sets = Array.from({ length: 2 ** names.length }, (_, bits) => names.filter((_name, at) => bits & (2 ** at)));
    return sets
      .map((proofs) => {
        const reached = of.filter(
          (goal) => goal.costs && [...goal.costs.keys()].every((name) => proofs.includes(name as Name)),
        );
        const gateIds = [...new Set(of.map(({ gateId }) => gateId))];
        return {
          gates: gateIds.filter((id) =>
            of.filter(({ gateId }) => gateId === id).every((goal) => reached.includes(goal)),
          ).length,
          goals: reached.length,
          minutes: proofs.reduce((sum, name) => sum + costs[name], 0),
          proofs: [...proofs].sort(),
        };
      })
      .filter(({ minutes }) => budget === null || minutes <= budget)
      .reduce((best, one) => (isBetter(one, best) ? one : best));
  }

  test('is the one found by looking at every set of proofs', () => {
    fc.assert(
      fc.property(goals, fc.option(fc.nat(60), { nil: null }), (of, budget) => {
        const chosen = chooseGoals(of, budget);
        const used = new Map(chosen.flatMap((goal) => [...(goal.costs ?? [])]));
        const best = bruteForce(of, budget);
        expect({
          goals: chosen.length,
          minutes: [...used.values()].reduce((sum, minutes) => sum + minutes, 0),
          proofs: [...used.keys()].sort(),
        }).toEqual({ goals: best.goals, minutes: best.minutes, proofs: best.proofs });
      }),
      { numRuns: 400 },
    );
  });
});
