import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { lapsesOnRoute } from '#shared/domain/guidance/lapse-route';
import { pieceStates } from '#shared/domain/guidance/piece-states';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { Visit } from '#shared/domain/visits/visit';
import { aVisit } from '../../../builders/a-guided-case';
import { aCase, aRevision, type Brought } from '../../../builders/a-partner-case';

const today = '2026-11-20';
const named = (id: string, plannedFor: string, over: Partial<Visit> = {}) =>
  aVisit({ id: brand<'Visit'>(id), plannedFor, ...over });

function lapses(brought: readonly Brought[], visits: readonly Visit[] = []) {
  return lapsesOnRoute(pieceStates(aCase({ brought }), builtInPack(), today), visits, today).map(
    ({ evidence, daysLeft, when }) => [
      evidence.typeId,
      daysLeft,
      when.kind === 'unplanned' ? when.kind : `${when.kind} ${when.visit.id}`,
    ],
  );
}

describe('what lapses on the route', () => {
  test('is told thirty days ahead where no visit is planned, the earliest first', () => {
    const brought = [
      { typeId: 'E3.1', to: '2026-12-20' },
      { typeId: 'E3.4', to: '2026-11-22' },
      { typeId: 'E2.1', to: '2026-12-21' },
    ];
    expect(lapses(brought)).toEqual([
      ['E3.4', 2, 'unplanned'],
      ['E3.1', 30, 'unplanned'],
    ]);
  });

  test('has to be asked for where it ends before the next visit, and can be brought up where it ends after it', () => {
    const visits = [named('next', '2026-12-01T09:00:00Z'), named('after', '2027-03-01T09:00:00Z')];
    const brought = [
      { typeId: 'E3.4', to: '2026-11-30' },
      { typeId: 'E3.1', to: '2026-12-01' },
      { typeId: 'E2.1', to: '2027-02-28' },
      { typeId: 'E2.2', to: '2027-03-01' },
    ];
    expect(lapses(brought, visits)).toEqual([
      ['E3.4', 10, 'missed next'],
      ['E3.1', 11, 'bring next'],
      ['E2.1', 100, 'bring next'],
    ]);
  });

  test('is looked at thirty days past the last visit that is planned', () => {
    const brought = [
      { typeId: 'E3.1', to: '2026-12-31' },
      { typeId: 'E2.1', to: '2027-01-01' },
    ];
    expect(lapses(brought, [named('only', '2026-12-01T09:00:00Z')])).toEqual([['E3.1', 41, 'bring only']]);
  });

  test('does not count on a visit that was missed, is under way, or is to somebody else', () => {
    const visits = [
      named('missed', '2026-11-12T09:00:00Z'),
      named('begun', '2026-11-20T09:00:00Z', { startedAt: '2026-11-20T09:00:00Z' }),
      named('elsewhere', '2026-11-21T09:00:00Z', { partnerId: brand<'Partner'>('another') }),
    ];
    expect(lapses([{ typeId: 'E3.1', to: '2026-11-25' }], visits)).toEqual([['E3.1', 5, 'unplanned']]);
  });

  test('leaves out what is not accepted, what holds until it is replaced, and a renewal that waits for its review', () => {
    expect(lapses([{ typeId: 'E3.4', to: '2026-11-25', verdict: 'pending' }, { typeId: 'E2.1' }])).toEqual([]);
    const records = aCase({ brought: [{ typeId: 'E3.1', to: '2026-11-25' }] });
    const renewal = aRevision({
      id: brand<'EvidenceRevision'>('renewal'),
      evidenceId: brand<'Evidence'>('evidence-0'),
      number: 2,
    });
    const renewed = { ...records, revisions: [...records.revisions, renewal] };
    expect(lapsesOnRoute(pieceStates(renewed, builtInPack(), today), [], today)).toEqual([]);
  });

  test('says when it was asked for, until something newer was brought', () => {
    const records = aCase({ brought: [{ typeId: 'E3.1', to: '2026-11-25' }] });
    const asked = (renewalAskedAt: string) => {
      const evidence = records.evidence.map((one) => ({ ...one, renewalAskedAt }));
      return lapsesOnRoute(pieceStates({ ...records, evidence }, builtInPack(), today), [], today).map(
        ({ askedAt }) => askedAt,
      );
    };
    const brought = records.revisions[0]?.capturedAt ?? '';
    const after = new Date(Date.parse(brought) + 60_000).toISOString();
    const before = new Date(Date.parse(brought) - 60_000).toISOString();
    expect(asked(after)).toEqual([after]);
    expect(asked(before)).toEqual([null]);
  });
});
