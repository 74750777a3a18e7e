import { describe, expect, test } from 'vitest';
import { add, type Exact, exact, subtract } from '#shared/base/decimal';
import { lintSla } from '#shared/domain/slas/lint-sla';
import { bandOf, type CreditBand } from '#shared/domain/slas/remedies';
import { anSla } from '../../../../builders/an-sla';
import published from '../../../../data/published-slas.json';

type Service = (typeof published.services)[number];

/** The published table as our bands: from the best value to the worst, each edge once. */
function bandsOf({ credits }: Service): readonly CreditBand[] {
  const free = { from: credits[0]?.below ?? null, to: null, percent: '0' };
  const costly = credits.map((row, index) => ({
    from: credits[index + 1]?.below ?? null,
    to: row.below,
    percent: row.percent,
  }));
  return [free, ...costly];
}

const tick = exact('0.0001');
const creditAt = (service: Service, uptime: Exact) => bandOf('higher', bandsOf(service), uptime)?.percent;

describe.each(published.services)('$service', (service) => {
  test('gives the published credit at every edge, one tick above and one tick below', () => {
    const better = ['0', ...service.credits.map(({ percent }) => percent)];
    const read = service.credits.map(({ below }) => [
      creditAt(service, add(exact(below), tick)),
      creditAt(service, exact(below)),
      creditAt(service, subtract(exact(below), tick)),
    ]);
    expect(read).toEqual(service.credits.map(({ percent }, index) => [better[index], better[index], percent]));
    expect([creditAt(service, exact('100')), creditAt(service, exact('0'))]).toEqual(['0', '100']);
  });

  test('is an agreement our linter has nothing to say about', () => {
    const bands = bandsOf(service);
    const sla = anSla({
      commitments: { S1: { target: service.promised, tolerance: '0', minimumSample: 1 } },
      creditBands: { S1: bands.map((band) => ({ ...band })) },
    });
    const months = [{ measure: 'S1' as const, window: { start: '2026-10-01' }, value: '100' }];
    const said = { ...sla.said, history: null };
    expect(lintSla({ ...sla, said }, { history: months })).toEqual([]);
    expect(sla.serviceLevels.find(({ id }) => id === 'S1')?.bands).toEqual(bands);
  });
});
