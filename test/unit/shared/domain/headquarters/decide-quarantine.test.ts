import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { decideQuarantine } from '#shared/domain/headquarters/decide-quarantine';
import { quarantineDecisionSchema } from '#shared/domain/headquarters/quarantine-decision';
import { aContext } from '../../../../builders/a-partner-case';

const said = { changeId: 'change-1', decision: 'accepted' as const, reason: ' She told me on the telephone. ' };
const decision = {
  ...{ id: brand<'QuarantineDecision'>('id-1'), changeId: 'change-1', decision: 'accepted' as const },
  ...{ reason: 'She told me on the telephone.', by: 'ines', decidedAt: '2026-11-20T09:00:00Z' },
};

describe('a change that was set aside', () => {
  test.each(['lead', 'headquarters'] as const)('is decided about by a %s, with the reason', (role) => {
    const decided = decideQuarantine(said, { role, earlier: [] }, aContext());

    expect(decided).toEqual({ ok: true, value: { decision } });
    expect(quarantineDecisionSchema.parse(decision)).toEqual(decision);
  });

  test.each(['manager', 'auditor', null] as const)('is not decided about by a %s', (role) => {
    expect(decideQuarantine(said, { role, earlier: [] }, aContext())).toEqual({
      ok: false,
      error: { kind: 'not-allowed' },
    });
  });

  test('needs a reason', () => {
    expect(decideQuarantine({ ...said, reason: '  ' }, { role: 'lead', earlier: [] }, aContext())).toEqual({
      ok: false,
      error: { kind: 'reason-missing' },
    });
  });

  test('is decided about once', () => {
    const earlier = [{ ...decision, decision: 'rejected' as const }];

    expect(decideQuarantine(said, { role: 'lead', earlier }, aContext())).toEqual({
      ok: false,
      error: { kind: 'already-decided', decision: 'rejected' },
    });
  });
});
