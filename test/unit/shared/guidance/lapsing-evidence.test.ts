import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { isPressing, lapsingEvidence, nextVisitByPartner } from '#shared/domain/guidance/lapsing-evidence';
import { pieceStates } from '#shared/domain/guidance/piece-states';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { Visit } from '#shared/domain/visits/visit';
import { aVisit } from '../../../builders/a-guided-case';
import { aCase, aRevision, type Brought } from '../../../builders/a-partner-case';

const today = '2026-11-20';

function lapsing(brought: readonly Brought[], visits: readonly Visit[] = []) {
  return lapsingEvidence(pieceStates(aCase({ brought }), builtInPack(), today), visits, today).map(
    ({ evidence, until, daysLeft, before }) => [evidence.typeId, until, daysLeft, before?.id ?? null],
  );
}

describe('what lapses', () => {
  test('is told ninety, sixty and thirty days ahead, the earliest first, and presses only the last time', () => {
    const brought = [
      { typeId: 'E3.1', to: '2026-12-20' },
      { typeId: 'E3.4', to: '2026-11-22' },
      { typeId: 'E2.1', to: '2026-12-21' },
      { typeId: 'E2.2', to: '2027-02-18' },
      { typeId: 'E1.2', to: '2027-02-19' },
    ];
    const told = lapsingEvidence(pieceStates(aCase({ brought }), builtInPack(), today), [], today);
    expect(told.map((one) => [one.evidence.typeId, one.daysLeft, one.step, isPressing(one)])).toEqual([
      ['E3.4', 2, 30, true],
      ['E3.1', 30, 30, true],
      ['E2.1', 31, 60, false],
      ['E2.2', 90, 90, false],
    ]);
  });

  test('is told earlier when it ends before the next visit to its partner, and presses then', () => {
    const brought = [{ typeId: 'E3.1', to: '2027-05-10' }];
    const visit = aVisit({ plannedFor: '2027-05-11T09:00:00Z' });
    expect(lapsing(brought, [visit])).toEqual([['E3.1', '2027-05-10', 171, 'visit-1']]);
    expect(isPressing({ step: null, before: visit })).toBe(true);
    expect(lapsing(brought, [aVisit({ plannedFor: '2027-05-10T09:00:00Z' })])).toEqual([]);
  });

  test('leaves out what has lapsed already, what is not accepted, and what holds until it is replaced', () => {
    const brought = [
      { typeId: 'E3.1', to: '2026-11-19' },
      { typeId: 'E3.4', to: '2026-11-25', verdict: 'pending' as const },
      { typeId: 'E2.1' },
    ];
    expect(lapsing(brought)).toEqual([]);
  });

  test('leaves out a piece whose renewal waits for its review', () => {
    const records = aCase({ brought: [{ typeId: 'E3.1', to: '2026-11-25' }] });
    const renewal = aRevision({
      id: brand<'EvidenceRevision'>('renewal'),
      evidenceId: brand<'Evidence'>('evidence-0'),
      number: 2,
    });
    const renewed = { ...records, revisions: [...records.revisions, renewal] };
    expect(lapsingEvidence(pieceStates(renewed, builtInPack(), today), [], today)).toEqual([]);
  });
});

describe('the next visit of a partner', () => {
  test('is the earliest that is planned from today on', () => {
    const named = (id: string, over: Partial<Visit>) => aVisit({ id: brand<'Visit'>(id), ...over });
    const visits = [
      named('missed', { plannedFor: '2026-11-12T09:00:00Z' }),
      named('later', { plannedFor: '2026-12-02T09:00:00Z' }),
      named('next', { plannedFor: '2026-11-24T09:00:00Z' }),
      named('begun', { plannedFor: '2026-11-20T09:00:00Z', startedAt: '2026-11-20T09:00:00Z' }),
    ];
    expect([...nextVisitByPartner(visits, today)].map(([partner, { id }]) => [partner, id])).toEqual([
      ['partner', 'next'],
    ]);
  });
});
