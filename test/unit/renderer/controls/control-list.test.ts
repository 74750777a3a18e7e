import { describe, expect, test } from 'vitest';
import type { ControlStanding, ControlState } from '#shared/domain/gates/control-rules';
import type { Control } from '#shared/domain/playbook/pack';
import {
  familiesOf,
  isOrphan,
  lowestTier,
  noControlFilters,
} from '../../../../renderer/features/controls/control-list';

function standing(id: string, state: ControlState, over: Partial<Control> = {}): ControlStanding {
  const control: Control = {
    id,
    title: `Control ${id}`,
    nist: ['AC-2'],
    family: 'AC',
    tiers: ['T1', 'T2', 'T3'],
    role: 'security',
    needs: [{ kind: 'riskTier' }],
    protects: { clause: 16, why: 'Data stay where they belong.' },
    ...over,
  };
  return { control, state, settled: state === 'satisfied', open: [], by: [], concession: null, until: null };
}

const standings = [
  standing('one', 'satisfied', { family: 'SR', nist: ['SR-6'] }),
  standing('two', 'missing', { tiers: ['T3'] }),
  standing('three', 'expired', { protects: { clause: 0, why: 'Nothing was promised.' } }),
];

const shown = (filters: Partial<typeof noControlFilters>) =>
  familiesOf(standings, { ...noControlFilters, ...filters }).map(({ family, controls }) => [
    family,
    ...controls.map(({ control }) => control.id),
  ]);

describe('the list of controls', () => {
  test('stands by family, the families by their letters', () => {
    expect(shown({})).toEqual([
      ['AC', 'two', 'three'],
      ['SR', 'one'],
    ]);
  });

  test('is narrowed by words and NIST ids, by state, and by tier, and drops families without a control', () => {
    expect(shown({ text: 'sr-6' })).toEqual([['SR', 'one']]);
    expect(shown({ state: 'expired' })).toEqual([['AC', 'three']]);
    expect(shown({ tier: 'T1' })).toEqual([
      ['AC', 'three'],
      ['SR', 'one'],
    ]);
    expect(shown({ text: 'nothing like it' })).toEqual([]);
  });

  test('shows a control that protects no clause, by itself when asked', () => {
    expect(shown({ onlyOrphans: true })).toEqual([['AC', 'three']]);
    expect(standings.map(({ control }) => isOrphan(control))).toEqual([false, false, true]);
  });

  test('says from which tier on a control is asked', () => {
    expect(standings.map(({ control }) => lowestTier(control))).toEqual(['T1', 'T3', 'T1']);
  });
});
