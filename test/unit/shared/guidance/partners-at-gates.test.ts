import { describe, expect, test } from 'vitest';
import { partnersAtGates } from '#shared/domain/guidance/partners-at-gates';
import { pieceStates } from '#shared/domain/guidance/piece-states';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { aDecision } from '../../../builders/a-guided-case';
import { aCase, type Brought, gateOneProofs } from '../../../builders/a-partner-case';

function atGates(brought: readonly Brought[], decisions: readonly ReturnType<typeof aDecision>[] = []) {
  return partnersAtGates(pieceStates(aCase({ brought }), builtInPack(), '2026-11-20'), decisions, builtInPack());
}

describe('the partners at whose gates something can be going on', () => {
  test('are those of whom every proof that is needed in any case holds', () => {
    expect(atGates(gateOneProofs)).toEqual(['partner']);
    // Training and the drill may be waived, so that neither is needed in any case.
    expect(atGates(gateOneProofs.filter(({ typeId }) => !['E6.1', 'E8.3'].includes(typeId)))).toEqual(['partner']);
    for (const hard of ['E1.1', 'E1.2', 'E1.6', 'E2.1', 'E2.2', 'E3.1']) {
      expect([hard, atGates(gateOneProofs.filter(({ typeId }) => typeId !== hard))]).toEqual([hard, []]);
    }
  });

  test('are those about whom somebody decided, whatever became of the proofs', () => {
    expect(atGates([], [aDecision('passed'), aDecision('refused')])).toEqual(['partner']);
  });
});
