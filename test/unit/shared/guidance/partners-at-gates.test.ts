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
    // Which exams are needed depends on the answers, so that no exam is needed in any case.
    expect(atGates(gateOneProofs.filter(({ typeId }) => typeId !== 'E6.1'))).toEqual(['partner']);
    expect(atGates(gateOneProofs.filter(({ typeId }) => typeId !== 'E3.4'))).toEqual([]);
  });

  test('are those about whom somebody decided, whatever became of the proofs', () => {
    expect(atGates([], [aDecision('passed'), aDecision('refused')])).toEqual(['partner']);
  });
});
