import { describe, expect, test } from 'vitest';
import type { Json } from '#shared/base/json';
import { measurable } from '#shared/domain/measuring/measurable-agreement';
import { measures } from '#shared/domain/slas/measures';
import { serviceLevelIds } from '#shared/domain/slas/service-level';
import type { Sla } from '#shared/domain/slas/sla';
import { slaOfAnyFormat } from '#shared/domain/slas/sla-formats';
import { anSla } from '../../../../builders/an-sla';

const now = anSla();
const asJson = (value: unknown) => JSON.parse(JSON.stringify(value)) as Json;

/** The data as format 1 had it: without what format 2 added, and without the terms that were not there yet. */
function formerly(sla: Sla): Json {
  const { template, zone, calendars, outcomes, journey, remedies, dependencies, ...rest } = sla;
  const { changeNotices, dispute, publicCommitments, deviations, languages, said, ...old } = rest;
  const {
    remedyKind,
    creditBands,
    chronicDeviations,
    chronicWindows,
    earnBack,
    incentiveAfterWindows,
    isSole,
    planBreaches,
    planMonths,
    planWithinWorkingDays,
    actionCredits,
    declaredVolumes,
    correctionDays,
    disputeMonths,
    amendmentReason,
    publicClaims,
    peakHours,
    zone: _zone,
    documentLanguage,
    secondLanguage,
    prevailingLanguage,
    changeNotices: _notices,
    dispute: _dispute,
    dependencies: _dependencies,
    deviations: _deviations,
    ...saidThen
  } = said;
  return asJson({ ...old, format: 1, said: saidThen });
}

describe('the data of a service level agreement', () => {
  test('is read as it is in the present format', () => {
    expect(slaOfAnyFormat(asJson(now))).toEqual(asJson(now));
  });

  test('of format 1 gets what the standard was: zone, calendars, remedies, notices, the former ladder of disputes', () => {
    const read = slaOfAnyFormat(formerly(now));
    if (read === null) throw new Error('not read');
    expect(asJson({ ...read, dispute: now.dispute, template: '2' })).toEqual(
      asJson({ ...now, remedies: { ...now.remedies, incentiveAfterWindows: null } }),
    );
    expect(read.template).toBe('1');
    expect(read.dispute.map(({ step }) => step)).toEqual(['managers', 'sponsors', 'mediation', 'decision']);
    expect(measurable(read).zone).toBe('Europe/Vienna');
  });

  test('is refused when it is something else or a part is missing', () => {
    const { serviceLevels, ...without } = now;
    for (const other of [
      null,
      [],
      'sla',
      { kind: 'plan', format: 1 },
      { ...now, format: 3 },
      without,
      { ...now, endDate: 'soon' },
    ])
      expect(slaOfAnyFormat(asJson(other))).toBeNull();
  });
});

describe('a newly composed agreement', () => {
  test('pins calendars, zone, journey, dependencies and the standard notices', () => {
    expect(now.zone).toBe('Europe/Vienna');
    expect(now.calendars.map(({ id, weekly, holidays }) => [id, weekly.length, holidays.length])).toEqual([
      ['service', 1, 2],
      ['onCall', 0, 0],
      ['peak', 1, 2],
      ['maintenance', 1, 0],
    ]);
    expect(now.calendars[2]?.weekly).toEqual([
      { days: [1, 2, 3, 4, 5], from: '08:00', to: '10:00', zone: 'Europe/Vienna' },
    ]);
    expect(now.journey.map(({ stage, measure }) => [stage, measure])).toEqual([
      ['orderIntake', null],
      ['integrationPoints', null],
      ['serviceDelivery', 'S1'],
      ['incidentHandling', 'S8'],
      ['postResolution', 'S11'],
    ]);
    expect(now.dependencies).toEqual([{ name: 'Cloud provider', owner: 'Cloud provider', availability: null }]);
    expect(now.changeNotices).toContainEqual({ noticeClass: 'deprecation', count: 180, unit: 'days' });
    expect(now.serviceLevels.find(({ id }) => id === 'S23')?.commitment).toEqual({
      target: '48',
      tolerance: '0',
      minimumSample: 1,
    });
  });

  test('takes what was decided at it: zone, bands, peak hours, kind of remedy', () => {
    const sla = anSla({
      zone: 'Europe/Zurich',
      remedyKind: 'action',
      peakHours: [{ days: [1], from: '22:00', to: '02:00', zone: 'Europe/Zurich' }],
      creditBands: {
        S7: [
          { from: '92', to: '', percent: '0' },
          { from: '', to: '92', percent: '3' },
        ],
      },
    });
    expect([sla.zone, sla.remedies.kind, sla.said.peak]).toEqual([
      'Europe/Zurich',
      'action',
      'the hours that Appendix D names',
    ]);
    expect(sla.serviceLevels.find(({ id }) => id === 'S7')?.bands).toEqual([
      { from: '92', to: null, percent: '0' },
      { from: null, to: '92', percent: '3' },
    ]);
  });
});

test('every measure has a meaning, formula, unit, window, source, validation and a worked example', () => {
  expect(measures.map(({ id }) => id)).toEqual([...serviceLevelIds]);
  expect(serviceLevelIds).toHaveLength(24);
  const texts = measures.flatMap(({ name, meaning, formula, unit, source, sample, validation, example }) => [
    name,
    meaning,
    formula,
    unit,
    source,
    sample,
    validation,
    example.story,
  ]);
  expect(texts.filter((text) => text.trim() === '')).toEqual([]);
});
