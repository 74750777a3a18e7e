import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { lapsingEvidence, nextVisitByPartner } from '#shared/domain/guidance/lapsing-evidence';
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
  test('is told thirty days ahead, the earliest first, and not before', () => {
    const brought = [
      { typeId: 'E3.1', to: '2026-12-20' },
      { typeId: 'E3.4', to: '2026-11-22' },
      { typeId: 'E2.1', to: '2026-12-21' },
    ];
    expect(lapsing(brought)).toEqual([
      ['E3.4', '2026-11-22', 2, null],
      ['E3.1', '2026-12-20', 30, null],
    ]);
  });

  test('is told earlier when it ends before the next visit to its partner', () => {
    const brought = [{ typeId: 'E3.1', to: '2027-01-10' }];
    const visit = aVisit({ plannedFor: '2027-01-11T09:00:00Z' });
    expect(lapsing(brought, [visit])).toEqual([['E3.1', '2027-01-10', 51, 'visit-1']]);
    expect(lapsing(brought, [aVisit({ plannedFor: '2027-01-10T09:00:00Z' })])).toEqual([]);
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
