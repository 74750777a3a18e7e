import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { isInScope } from '#shared/domain/metrics/scope';
import { monthIn, onboardingMonth } from '#shared/domain/metrics/zone-months';
import { aFact, ago, aPartner, aSigned, asOf, dayLength } from '../../../../builders/a-measured-partner';

describe('months of a zone', () => {
  test('begin when the day begins there', () => {
    const newYear = Date.UTC(2026, 0, 1);
    expect(monthIn(newYear, 'Pacific/Kiritimati')).toBe('2026-01');
    expect(monthIn(newYear - 14 * 3_600_000, 'Pacific/Kiritimati')).toBe('2026-01');
    expect(monthIn(newYear - 14 * 3_600_000 - 1, 'Pacific/Kiritimati')).toBe('2025-12');
    expect(monthIn(newYear + 8 * 3_600_000 - 1, 'America/Los_Angeles')).toBe('2025-12');
    expect(monthIn(newYear + 8 * 3_600_000, 'America/Los_Angeles')).toBe('2026-01');
  });

  test('are those of the calendar, in every zone and at every moment', () => {
    const zone = fc.constantFrom('UTC', 'Europe/Vienna', 'Asia/Kathmandu', 'Pacific/Apia', 'America/St_Johns');
    const moment = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2060, 0, 1) });
    const edge = fc
      .tuple(fc.integer({ min: 1990, max: 2050 }), fc.integer({ min: 0, max: 11 }), fc.integer({ min: -26, max: 26 }))
      .map(([year, month, hours]) => Date.UTC(year, month, 1) + hours * 1_800_000);
    fc.assert(
      fc.property(zone, fc.oneof(moment, edge), (name, at) => {
        const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name);
        expect(monthIn(at, name)).toBe(date.toPlainDate().toString().slice(0, 7));
      }),
    );
  });

  test('of T0 are told only where T0 can be', () => {
    expect(onboardingMonth(aSigned('p', 30), 'UTC')).toBe('2026-05');
    expect(onboardingMonth(aPartner('p', [aFact('tier')]), 'UTC')).toBeNull();
    expect(onboardingMonth(aPartner('p', [aFact('signed', { at: 0 })]), 'UTC')).toBeNull();
    expect(onboardingMonth(aPartner('p', [aFact('signed', { at: asOf + 9 * dayLength })]), 'UTC')).toBeNull();
  });
});

describe('a scope', () => {
  const partner = aPartner('p', [aFact('signed', { at: Date.UTC(2026, 4, 31, 23) }), aFact('tier', { tier: 'gold' })]);

  test('is all partners, those of a tier at T0, those of a month of T0, or one', () => {
    const inScope = (scope: Parameters<typeof isInScope>[1], zone = 'UTC') => isInScope(partner, scope, zone);
    expect(inScope({ kind: 'all' })).toBe(true);
    expect(inScope({ kind: 'tier', tier: 'gold' })).toBe(true);
    expect(inScope({ kind: 'tier', tier: 'entry' })).toBe(false);
    expect(inScope({ kind: 'month', month: '2026-05' })).toBe(true);
    expect(inScope({ kind: 'month', month: '2026-05' }, 'Europe/Vienna')).toBe(false);
    expect(inScope({ kind: 'month', month: '2026-06' }, 'Europe/Vienna')).toBe(true);
    expect(inScope({ kind: 'partner', partnerId: 'p' })).toBe(true);
    expect(inScope({ kind: 'partner', partnerId: 'q' })).toBe(false);
  });

  test('of a month holds nobody without T0', () => {
    expect(
      isInScope(aPartner('p', [aFact('waiting', { since: ago(1) })]), { kind: 'month', month: '2026-06' }, 'UTC'),
    ).toBe(false);
  });
});
