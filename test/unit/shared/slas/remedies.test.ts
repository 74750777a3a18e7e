import { describe, expect, test } from 'vitest';
import { uncoveredMinutes } from '#shared/domain/playbook/roster-coverage';
import { measureOf } from '#shared/domain/slas/measures';
import { amountOf, creditBands, creditPercent } from '#shared/domain/slas/remedies';

describe('credit bands', () => {
  test('of availability turn at 99.85, 99.50 and 99.00', () => {
    expect(creditBands(measureOf('S1'), { target: '99.90', tolerance: '0.05', minimumSample: 1 })).toEqual([
      { from: '99.85', to: null, percent: '0' },
      { from: '99.50', to: '99.85', percent: '5' },
      { from: '99.00', to: '99.50', percent: '10' },
      { from: null, to: '99.00', percent: '25' },
    ]);
  });

  test('run the other way where less is better', () => {
    expect(creditBands(measureOf('S9'), { target: '4', tolerance: '1.00', minimumSample: 3 })).toEqual([
      { from: null, to: '5.00', percent: '0' },
      { from: '5.00', to: '8.00', percent: '5' },
      { from: '8.00', to: null, percent: '10' },
    ]);
  });

  test('touch each other without gap or overlap, also without tolerance and close to zero', () => {
    for (const [target, tolerance] of [
      ['99.90', '0'],
      ['2', '0.5'],
      ['100', '10'],
    ] as const) {
      const bands = creditBands(measureOf('S1'), { target, tolerance, minimumSample: 1 });
      expect(bands[0]?.to).toBeNull();
      expect(bands.at(-1)?.from).toBeNull();
      expect(bands.slice(1).map((band) => band.to)).toEqual(bands.slice(0, -1).map((band) => band.from));
    }
  });

  test('are none where a breach leads to an action', () => {
    expect(creditBands(measureOf('S14'), measureOf('S14').commitment)).toEqual([]);
  });
});

describe('a credit', () => {
  const second = { base: '5', severity: '1', impact: '1', repeat: '1.5' };

  test('of two measures breached for the second time with good recovery is 11.25 %', () => {
    expect(creditPercent([second, second], '0.75', '25')).toBe('11.25');
  });

  test('is cut off below 0.01 % and held by the cap', () => {
    expect(creditPercent([{ ...second, impact: '0.3333' }], '0.5', '25')).toBe('1.24');
    expect(creditPercent([{ ...second, base: '25', severity: '1.25', repeat: '2' }], '1', '25')).toBe('25.00');
    expect(amountOf('11.25', '12500.00')).toBe('1406.25');
  });
});

describe('an on-call roster', () => {
  test('covers the week with whole days, nights that run over midnight, and weekends', () => {
    expect(uncoveredMinutes([{ days: 'all', from: '00:00', to: '00:00' }])).toBe(0);
    expect(
      uncoveredMinutes([
        { days: 'workdays', from: '08:00', to: '18:00' },
        { days: 'all', from: '18:00', to: '08:00' },
        { days: 'weekend', from: '08:00', to: '18:00' },
      ]),
    ).toBe(0);
  });

  test('has its holes counted by the minute', () => {
    expect(uncoveredMinutes([{ days: 'workdays', from: '08:00', to: '17:30' }])).toBe(7 * 1440 - 5 * 570);
  });
});
