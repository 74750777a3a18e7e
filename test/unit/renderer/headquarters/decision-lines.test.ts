import { describe, expect, test } from 'vitest';
import type { LogEntry } from '#shared/contracts/hq-log';
import type { PendingDecision } from '#shared/domain/headquarters/pending-decisions';
import { decisionLines, type WaitingAside } from '../../../../renderer/features/headquarters/decision-lines';
import { aDecision } from '../../../builders/a-guided-case';

const decision = aDecision('passed');
const pending = (id: string, since: string, isForMe = true): PendingDecision => ({
  ...{ kind: 'gate', id, partnerId: 'partner', since, isForMe, decision },
});

function aside(change: string, received: string): WaitingAside {
  const entry: LogEntry = {
    ...{ seq: 4, change, device: 'device', n: 1, user: 'ana', entity: 'partner', row: 'row', state: 'quarantined' },
    ...{ why: 'role', at: 0, received: Date.parse(received), body: '', sig: '', bodyHash: '', previous: '', hash: '' },
  };
  return { space: 'north', territory: 'North', mayDecide: true, entry };
}

describe('the list of decisions', () => {
  test('has what waits longest first, whatever it is', () => {
    const lines = decisionLines(
      [
        { decision: pending('late', '2026-11-20T09:00:00Z'), mayDecide: true },
        { decision: pending('early', '2026-11-18T09:00:00Z'), mayDecide: true },
      ],
      [aside('between', '2026-11-19T09:00:00Z')],
      new Set(),
    );

    expect(lines.map(({ key }) => key)).toEqual(['gate early', 'aside north 4', 'gate late']);
  });

  test('leaves out a change about which somebody on this device has decided already', () => {
    expect(decisionLines([], [aside('done', '2026-11-19T09:00:00Z')], new Set(['done']))).toEqual([]);
  });

  test('offers no decision to an auditor, nor to whoever asked for it', () => {
    const lines = decisionLines(
      [
        { decision: pending('audited', '2026-11-18T09:00:00Z'), mayDecide: false },
        { decision: pending('own', '2026-11-19T09:00:00Z', false), mayDecide: true },
      ],
      [],
      new Set(),
    );

    expect(lines.map(({ mayDecide }) => mayDecide)).toEqual([false, false]);
  });
});
