import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { Visit } from '#shared/domain/visits/visit';
import { endVisit, planVisit, startVisit } from '#shared/domain/visits/visit-commands';
import { minutesOf, upcomingVisits, visitUnderWay } from '#shared/domain/visits/visit-rules';
import { aContext, partnerId } from '../../../../builders/a-partner-case';

function aVisit(over: Partial<Visit> = {}): Visit {
  return {
    id: brand('visit'),
    partnerId,
    siteId: null,
    purpose: '',
    plannedFor: '2026-11-20T09:00:00Z',
    startedAt: null,
    endedAt: null,
    agenda: [],
    attendeeIds: [],
    ...over,
  };
}

describe('a visit', () => {
  test('is planned, begun and ended, in that order', () => {
    const planned = planVisit({ partnerId, plannedFor: '2026-11-20T09:00:00Z' }, aContext());
    expect(planned).toEqual({ ok: true, value: { visit: aVisit({ id: brand('id-1') }) } });
    const begun = startVisit(aVisit(), [], { now: '2026-11-20T09:05:00Z' });
    expect(begun).toEqual({ ok: true, value: { visit: aVisit({ startedAt: '2026-11-20T09:05:00Z' }) } });
    const ended = endVisit(aVisit({ startedAt: '2026-11-20T09:05:00Z' }), { now: '2026-11-20T10:30:30Z' });
    expect(ended.ok && minutesOf(ended.value.visit, 'unused')).toBe(85);
  });

  test('cannot end before it began, nor begin twice', () => {
    expect(endVisit(aVisit(), { now: '2026-11-20T10:00:00Z' })).toEqual({
      ok: false,
      error: { kind: 'visit-not-in-state', state: 'planned' },
    });
    expect(startVisit(aVisit({ startedAt: '2026-11-20T09:00:00Z' }), [], { now: '2026-11-20T10:00:00Z' })).toEqual({
      ok: false,
      error: { kind: 'visit-not-in-state', state: 'underWay' },
    });
  });

  test('waits for another visit to the same partner that has not ended, but not for one elsewhere', () => {
    const other = aVisit({ id: brand('other'), startedAt: '2026-11-20T08:00:00Z' });
    expect(startVisit(aVisit(), [other], { now: '2026-11-20T10:00:00Z' })).toEqual({
      ok: false,
      error: { kind: 'other-visit-under-way', visitId: 'other' },
    });
    const elsewhere = { ...other, partnerId: brand<'Partner'>('elsewhere') };
    expect(startVisit(aVisit(), [elsewhere], { now: '2026-11-20T10:00:00Z' }).ok).toBe(true);
  });

  test('never lasts less than nothing, even if the clock is set back', () => {
    expect(minutesOf(aVisit({ startedAt: '2026-11-20T09:00:00Z' }), '2026-11-19T09:00:00Z')).toBe(0);
    expect(minutesOf(aVisit(), '2026-11-19T09:00:00Z')).toBeNull();
  });

  test('comes in the order of its time while it is planned', () => {
    const late = aVisit({ id: brand('late'), plannedFor: '2026-12-01T09:00:00Z' });
    const begun = aVisit({ id: brand('begun'), startedAt: '2026-11-20T09:00:00Z' });
    expect(upcomingVisits([late, begun, aVisit()]).map(({ id }) => id)).toEqual(['visit', 'late']);
    expect(visitUnderWay([late, begun, aVisit()])).toEqual(begun);
  });
});
