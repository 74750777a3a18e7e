import { describe, expect, test } from 'vitest';
import { defectEscape } from '#shared/domain/metrics/defect-escape';
import { evidenceHealth } from '#shared/domain/metrics/evidence-health';
import type { Fact } from '#shared/domain/metrics/fact';
import { friction } from '#shared/domain/metrics/friction';
import { type Metric, tallyMetric } from '#shared/domain/metrics/metric';
import { aFact, ago, aPartner, asOf, dayLength, tallied } from '../../../../builders/a-measured-partner';

const read = (metric: Metric, ...partners: readonly (readonly Fact[])[]) =>
  tallied(
    tallyMetric(metric, asOf),
    partners.map((facts, at) => aPartner(`p${at}`, facts)),
  );

describe('defect escape', () => {
  const defect = (changes: Partial<Fact & { is: 'defect' }> = {}) => aFact('defect', changes);
  const escaped = (changes: Partial<Fact & { is: 'defect' }> = {}) => defect({ foundAt: ago(50), ...changes });
  const times = (number: number, make: () => Fact) => Array.from({ length: number }, make);

  test('the worked example: four escaped and forty-six did not, 8 %; weighted by severity 26 %', () => {
    const facts = [...times(4, () => escaped({ severity: 's2' })), ...times(46, () => defect({ severity: 's4' }))];
    expect(read(defectEscape(), facts)).toMatchObject({
      value: 0.08,
      n: 50,
      beside: [{ what: 'weighted', value: 16 / 62 }],
    });
  });

  test('severities weigh 8, 4, 2 and 1', () => {
    const weighted = (['s1', 's2', 's3', 's4'] as const).map(
      (severity) => read(defectEscape(), [escaped({ severity }), defect({ severity: 's4' })]).beside[0]?.value,
    );
    expect(weighted).toEqual([8 / 9, 4 / 5, 2 / 3, 1 / 2]);
  });

  test('found while the engagement is not live is found before', () => {
    expect(read(defectEscape(), [defect({ goLiveAt: null })])).toMatchObject({ value: 0, n: 1 });
  });

  test('counts from go-live until before ninety days later', () => {
    const goLiveAt = ago(200);
    const at = (foundAt: number) => defect({ goLiveAt, foundAt });
    const facts = [at(goLiveAt - 1), at(goLiveAt), at(goLiveAt + 90 * dayLength - 1), at(goLiveAt + 90 * dayLength)];
    expect(read(defectEscape(), facts)).toMatchObject({
      value: expect.closeTo(2 / 3, 12),
      excluded: [{ why: 'outsideWindow', count: 1 }],
    });
  });

  test('after go-live only what the implementation caused has escaped; before, whatever was found was caught', () => {
    const facts = [escaped({ cause: 'product' }), escaped({ cause: 'unknown' }), defect({ cause: 'customer' })];
    expect(read(defectEscape(), facts)).toMatchObject({ value: 0, n: 1, excluded: [{ why: 'otherCause', count: 2 }] });
  });

  test('counts only engagements the partner leads', () => {
    expect(read(defectEscape(), [escaped({ lead: 'vendor' }), defect({ lead: 'joint' }), defect()])).toMatchObject({
      n: 1,
      excluded: [{ why: 'notPartnerLed', count: 2 }],
    });
  });

  test('none at all is no rate, and one found in 1970 is left out', () => {
    expect(read(defectEscape(), [defect({ foundAt: 0 })])).toMatchObject({
      state: 'notMeasured',
      why: 'nothingYet',
      beside: [{ what: 'weighted', value: null }],
      flags: [{ what: 'impossibleDate', count: 1 }],
    });
  });
});

describe('health of evidence', () => {
  const piece = (changes: Partial<Fact & { is: 'piece' }> = {}) => aFact('piece', changes);
  const need = (required: number, accepted: number) => aFact('evidenceNeed', { required, accepted });

  test('the worked example: 18 of 20 and 6 of 10 kinds are 80 %; ages, what expires and rejections beside it', () => {
    const first = [need(20, 18), piece(), piece({ verdict: 'rejected' }), piece({ verdict: 'pending' })];
    const second = [
      need(10, 6),
      piece({ capturedAt: ago(80), until: asOf + 45 * dayLength }),
      piece({ until: ago(1) }),
    ];
    expect(read(evidenceHealth(), first, second)).toMatchObject({
      value: 0.8,
      n: 30,
      beside: [
        { what: 'medianAgeDays', value: 40 },
        { what: 'expiring30', value: 0 },
        { what: 'expiring60', value: 1 },
        { what: 'expiring90', value: 1 },
        { what: 'rejectionRate', value: 0.25 },
      ],
    });
  });

  test('what runs out on the thirtieth day runs out within thirty days', () => {
    const days = [29, 30, 31, 60, 61, 90, 91];
    const reading = read(evidenceHealth(), [
      need(7, 7),
      ...days.map((day) => piece({ until: asOf + day * dayLength })),
      piece(),
    ]);
    expect(reading.beside.slice(1, 4).map(({ value }) => value)).toEqual([2, 4, 6]);
  });

  test('what does not hold yet or any more, or was withdrawn, has no age', () => {
    const facts = [need(1, 0), piece({ from: asOf + 1 }), piece({ until: asOf }), piece({ verdict: 'withdrawn' })];
    expect(read(evidenceHealth(), facts).beside[0]).toEqual({ what: 'medianAgeDays', value: null });
  });

  test('a partner of whom nothing is asked is not counted, and a piece captured next year is flagged', () => {
    const partners = [[need(0, 0)], [need(1, 1), piece({ capturedAt: asOf + 365 * dayLength })]];
    expect(read(evidenceHealth(), ...partners)).toMatchObject({
      n: 1,
      excluded: [
        { why: 'impossibleDate', count: 1, partnerIds: ['p1'] },
        { why: 'notAsked', count: 1, partnerIds: ['p0'] },
      ],
      flags: [{ what: 'impossibleDate', count: 1, partnerIds: ['p1'] }],
    });
  });
});

describe('friction', () => {
  const atDesk = (atRightDesk: boolean | null) => aFact('case', { atRightDesk });

  test('the worked example: six of forty steps again, 15 %; one case of eight at the wrong desk', () => {
    const cases = [atDesk(false), ...Array.from({ length: 7 }, () => atDesk(true))];
    expect(read(friction(), [aFact('effort'), ...cases])).toMatchObject({
      value: 0.15,
      n: 40,
      beside: [
        { what: 'askedTwice', value: 0 },
        { what: 'wrongDesk', value: 0.125 },
      ],
      flags: [],
    });
  });

  test('a fact asked twice is flagged, with the partner that was asked', () => {
    expect(read(friction(), [aFact('effort', { askedTwice: 2 })])).toMatchObject({
      beside: [{ what: 'askedTwice', value: 2 }, { value: null }],
      flags: [{ what: 'askedTwice', count: 2, partnerIds: ['p0'] }],
    });
  });

  test('a case whose right desk nobody has told is left out', () => {
    expect(read(friction(), [aFact('effort'), atDesk(null), atDesk(false), atDesk(true)])).toMatchObject({
      beside: [{}, { what: 'wrongDesk', value: 0.5 }],
      excluded: [{ why: 'deskUnknown', count: 1 }],
    });
  });

  test('a step that was rejected again and again is one step', () => {
    expect(read(friction(), [aFact('effort', { submitted: 2, redone: 5 })])).toMatchObject({ value: 1, n: 2 });
  });
});
