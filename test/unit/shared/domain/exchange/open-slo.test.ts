import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { openSloText } from '#shared/domain/exchange/open-slo';
import { readOpenSlo } from '#shared/domain/exchange/open-slo-import';
import { type Commitment, type ServiceLevelId, serviceLevelIds } from '#shared/domain/slas/service-level';
import type { Sla } from '#shared/domain/slas/sla';
import { anSla } from '../../../../builders/an-sla';

const whole = anSla({ extraMeasures: [...serviceLevelIds] });

/** The agreement with other commitments, and nothing else changed. */
function promising(commitments: { readonly [id in ServiceLevelId]?: Commitment }): Sla {
  return {
    ...whole,
    serviceLevels: whole.serviceLevels.map((level) => ({
      ...level,
      commitment: commitments[level.id] ?? level.commitment,
    })),
  };
}

const commitmentsOf = (sla: Sla) => Object.fromEntries(sla.serviceLevels.map(({ id, commitment }) => [id, commitment]));

interface SloJson {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly indicator: { readonly spec: Readonly<Record<string, unknown>> };
    readonly timeWindow?: readonly object[];
    readonly objectives: readonly Readonly<Record<string, unknown>>[];
  };
}

const objectsOf = (text: string) => [...parseAllDocuments(text)].map((one) => one.toJS() as SloJson);

describe('an agreement as OpenSLO', () => {
  test('has a service and an objective for every measure, with names that every tool takes', () => {
    const [service, ...objectives] = objectsOf(openSloText(whole));
    expect(service).toMatchObject({ apiVersion: 'openslo/v1', kind: 'Service' });
    expect(objectives).toHaveLength(whole.serviceLevels.length);
    for (const { apiVersion, kind, metadata, spec } of objectives) {
      expect({ apiVersion, kind }).toEqual({ apiVersion: 'openslo/v1', kind: 'SLO' });
      expect(metadata.name).toMatch(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])$/);
      for (const { target, targetPercent, value } of spec.objectives) {
        const share = typeof target === 'number' ? target * 100 : Number(targetPercent);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThan(100);
        if ('thresholdMetric' in spec.indicator.spec) expect(typeof value).toBe('number');
      }
      if ('thresholdMetric' in spec.indicator.spec) expect(spec.objectives).toHaveLength(1);
    }
  });

  test('says availability as a share with the place where a deviation becomes a breach', () => {
    const text = openSloText(promising({ S1: { target: '99.90', tolerance: '0.05', minimumSample: 1 } }));
    const slo = objectsOf(text).find(({ metadata }) => metadata.name.endsWith('-s1'));
    expect(slo?.spec.objectives).toEqual([
      { displayName: 'Target', targetPercent: 99.9 },
      { displayName: 'Breach beyond', targetPercent: 99.85 },
    ]);
    expect(slo?.spec.timeWindow).toEqual([
      { duration: '1M', isRolling: false, calendar: { startTime: '2027-01-01 00:00:00', timeZone: whole.zone } },
    ]);
    expect(text).toContain('targetPercent: 99.90\n');
  });

  test('says an error rate as its good share, and a percentile as the share within its value', () => {
    const text = openSloText(
      promising({
        S3: { target: '0.50', tolerance: '0.10', minimumSample: 1000 },
        S2: { target: '800', tolerance: '80', minimumSample: 1000 },
      }),
    );
    const spec = (id: string) => objectsOf(text).find(({ metadata }) => metadata.name.endsWith(id))?.spec;
    expect(spec('-s3')).toMatchObject({
      indicator: { spec: { ratioMetric: { bad: {}, total: {} } } },
      objectives: [{ targetPercent: 99.5 }, { targetPercent: 99.4 }],
    });
    expect(spec('-s2')?.objectives).toEqual([{ displayName: 'Target', op: 'lte', value: 800, targetPercent: 95 }]);
  });
});

const places = fc.constantFrom(0, 1, 2, 3);
const decimal = (most: number) =>
  fc.tuple(fc.integer({ min: 0, max: most * 1000 - 1 }), places).map(([thousandths, kept]) => {
    const text = `${Math.floor(thousandths / 1000)}.${String(thousandths % 1000).padStart(3, '0')}`;
    return kept === 0 ? text.slice(0, -4) : text.slice(0, text.length - 3 + kept);
  });
const commitment: fc.Arbitrary<Commitment> = fc.record({
  target: fc.oneof(decimal(100), fc.constantFrom('100', '100.0', '0', '99.90')),
  tolerance: decimal(10),
  minimumSample: fc.nat(5000),
});

describe('an agreement that went out and came back', () => {
  test('has the same commitments, bands, zone and calendars, to the last place', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...serviceLevelIds), commitment)), (pairs) => {
        const sla = promising(Object.fromEntries(pairs));
        const read = readOpenSlo(openSloText(sla));
        const bands = Object.fromEntries(sla.serviceLevels.map((level) => [level.id, level.bands]));
        expect(read).toEqual({
          ok: true,
          value: { commitments: commitmentsOf(sla), bands, zone: sla.zone, calendars: sla.calendars, unsupported: [] },
        });
      }),
      { numRuns: 50 },
    );
  });

  test('takes what was changed in the file, not what the annotation remembers', () => {
    const sla = promising({ S1: { target: '99.90', tolerance: '0.05', minimumSample: 1 } });
    const changed = openSloText(sla)
      .replace('targetPercent: 99.90', 'targetPercent: 99.95')
      .replace('targetPercent: 99.85', 'targetPercent: 99.9');
    const read = readOpenSlo(changed);
    expect(read.ok && read.value.commitments.S1).toEqual({ target: '99.95', tolerance: '0.05', minimumSample: 1 });
  });
});

const foreign = `apiVersion: openslo/v1
kind: SLO
metadata:
  name: shop-availability
  displayName: Shop uptime
spec:
  service: shop
  indicatorRef: shop-sli
  timeWindow:
    - duration: 28d
      isRolling: true
  budgetingMethod: Timeslices
  alertPolicies:
    - alertPolicyRef: page
  objectives:
    - target: 0.9995
      timeSliceTarget: 0.9
      timeSliceWindow: 5m
---
apiVersion: openslo/v1
kind: AlertPolicy
metadata:
  name: page
---
apiVersion: openslo/v1alpha
kind: SLO
metadata:
  name: older
`;

describe('a file that others wrote', () => {
  test('is not taken by guessing: what an objective measures has to be said, and a proposal is made', () => {
    expect(readOpenSlo(foreign)).toEqual({
      ok: true,
      value: {
        commitments: {},
        bands: {},
        zone: null,
        calendars: [],
        unsupported: [
          { code: 'unknownMeasure', name: 'shop-availability', detail: 'S1' },
          { code: 'otherKind', name: 'page', detail: 'AlertPolicy' },
          { code: 'otherVersion', name: 'older', detail: 'openslo/v1alpha' },
        ],
      },
    });
  });

  test('with the measure said gives its target, and names everything that has no counterpart', () => {
    const read = readOpenSlo(foreign, { 'shop-availability': 'S1' });
    expect(read.ok && read.value.commitments).toEqual({
      S1: { target: '99.95', tolerance: '0', minimumSample: 1 },
    });
    expect(read.ok && read.value.unsupported.map(({ code, detail }) => `${code} ${detail}`)).toEqual([
      'rollingWindow 28d',
      'timeslices S1',
      'alertPolicies S1',
      'toleranceMissing 0',
      'minimumSampleMissing 1',
      'otherKind AlertPolicy',
      'otherVersion openslo/v1alpha',
    ]);
  });

  test.each([
    ['', 'nothingInIt'],
    ['just words', 'nothingInIt'],
    ['a: [1', 'notYaml'],
    ['a: b: c', 'notYaml'],
  ])('%j is refused as %s', (text, code) => {
    const read = readOpenSlo(text);
    expect(read.ok ? null : read.error.code).toBe(code);
  });

  test('never ends the program, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string(), fc.json(), (text, json) => {
        for (const one of [text, json, `apiVersion: openslo/v1\nkind: SLO\nspec: ${json}`])
          expect(typeof readOpenSlo(one).ok).toBe('boolean');
      }),
    );
  });
});
