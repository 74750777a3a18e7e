import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { gateNewsOf } from '#shared/domain/guidance/gate-news';
import { pieceStates } from '#shared/domain/guidance/piece-states';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { bySeverity, type Day, type DayRecords, dayFrom, nowOf } from '../../../../renderer/features/today/day';
import { aDecision, aGuidedCase, aVisit } from '../../../builders/a-guided-case';
import { aCase, type Brought, gateOneProofs, ratedPartner } from '../../../builders/a-partner-case';
import { gateOneAnswers } from '../../../builders/gate-one-answers';

const index = builtInPack();
const on = { asOf: '2026-11-20', by: 'ines' };

function records(brought: readonly Brought[], over: Partial<DayRecords> = {}): DayRecords {
  return { pieces: pieceStates(aCase({ brought }), index, on.asOf), people: [], visits: [], ...over };
}

function dayOf(over: Partial<Day> = {}): Day {
  return { ...dayFrom(records([]), on), gates: [], disputes: [], setAside: [], ...over };
}

const proven = { partner: ratedPartner, answers: gateOneAnswers };
const lapsesOn = (to: string, decided = aDecision('passed')) =>
  gateNewsOf(
    aGuidedCase({
      ...proven,
      brought: [...gateOneProofs.filter(({ typeId }) => typeId !== 'E3.1'), { typeId: 'E3.1', to }],
      decisions: [decided],
    }),
    index,
    on.asOf,
  );
const open = gateNewsOf(aGuidedCase({ ...proven, brought: gateOneProofs }), index, on.asOf);
const lapsed = lapsesOn('2026-11-18');
/** The fourteen days of grace are over. */
const suspended = lapsesOn('2026-11-02', aDecision('passed', { asOf: '2026-11-01T09:00:00Z' }));
const lapsing = lapsesOn('2026-11-25');
const under = aVisit({ startedAt: '2026-11-20T08:00:00Z' });

describe('the day', () => {
  test('holds the visits of today, the ones under way, and the next one', () => {
    const named = (id: string, plannedFor: string) => aVisit({ id: brand<'Visit'>(id), plannedFor });
    const visits = [
      named('next', '2026-11-24T09:00:00Z'),
      named('late', '2026-11-20T16:00:00Z'),
      named('early', '2026-11-20T09:00:00Z'),
      named('missed', '2026-11-11T09:00:00Z'),
      { ...under, id: brand<'Visit'>('begun') },
    ];
    const day = dayFrom(records([], { visits }), on);
    expect(day.underWay.map(({ id }) => id)).toEqual(['begun']);
    expect(day.visitsToday.map(({ id }) => id)).toEqual(['early', 'late']);
    expect(day.nextVisit?.id).toBe('next');
  });

  test('asks for the reviews I may give, and not for those that need somebody else', () => {
    const brought = [
      { typeId: 'E1.2', verdict: 'pending' as const },
      { typeId: 'E1.6', verdict: 'pending' as const },
    ];
    const asked = (by: string) =>
      dayFrom(records(brought), { ...on, by }).reviews.map(({ evidence }) => evidence.typeId);
    expect(asked('ines')).toEqual(['E1.2']);
    expect(asked('tom')).toEqual(['E1.2', 'E1.6']);
  });
});

describe('what comes first in a day', () => {
  test('goes from who sits there to what will be lost one day', () => {
    const [review] = dayFrom(records([{ typeId: 'E1.2', verdict: 'pending' }]), on).reviews;
    const ending = dayFrom(records([{ typeId: 'E3.1', to: '2026-11-25' }]), on).lapsing;
    const all: Day = dayOf({
      underWay: [under],
      visitsToday: [aVisit()],
      gates: [...lapsed, ...lapsing, ...open],
      disputes: [{ rowId: 'partner', fields: 1, partner: '', name: '' }],
      setAside: [{ id: 'line', partner: '', name: '', why: '' }],
      reviews: review ? [review] : [],
      lapsing: ending,
    });
    expect(nowOf(all)?.kind).toBe('visitUnderWay');
    expect(nowOf({ ...all, underWay: [] })?.kind).toBe('visitToday');
    const noVisits = { ...all, underWay: [], visitsToday: [] };
    expect(nowOf(noVisits)?.kind).toBe('gateLapsed');
    expect(nowOf({ ...noVisits, gates: [...open, ...suspended] })).toMatchObject({
      kind: 'gateLapsed',
      news: { view: { standing: { state: 'suspended', because: 'graceEnded' } } },
    });
    expect(nowOf({ ...noVisits, gates: [...lapsing, ...open] })?.kind).toBe('dispute');
    expect(nowOf({ ...noVisits, gates: [...lapsing, ...open], disputes: [] })?.kind).toBe('gateOpen');
    expect(nowOf({ ...noVisits, gates: lapsing, disputes: [] })?.kind).toBe('setAside');
    expect(nowOf({ ...noVisits, gates: lapsing, disputes: [], setAside: [] })?.kind).toBe('review');
    const nobodyAsks = { ...noVisits, disputes: [], setAside: [], reviews: [] };
    expect(nowOf({ ...nobodyAsks, gates: lapsing })?.kind).toBe('gateLapsing');
    expect(nowOf({ ...nobodyAsks, gates: [] })?.kind).toBe('lapsing');
    expect(nowOf(dayOf())).toBeNull();
  });

  test('puts a gate in grace before one that does not count any more, then what will lapse, then what to decide', () => {
    const inTurn = [...open, ...lapsesOn('2026-12-10'), ...lapsing, ...suspended, ...lapsed].sort(bySeverity);
    expect(inTurn.map(({ view }) => [view.standing.state, view.until])).toEqual([
      ['lapsed', null],
      ['suspended', null],
      ['lapsing', '2026-11-25'],
      ['lapsing', '2026-12-10'],
      ['open', expect.any(String)],
    ]);
  });
});
