import { groupBy } from '#shared/base/group-by';
import type { ControlStanding, ControlState } from '#shared/domain/gates/control-rules';
import type { RiskTier } from '#shared/domain/partners/partner';
import { clauseWord } from './control-words';

/** What the list of controls is narrowed to; `null` and an empty text leave nothing out. */
export interface ControlFilters {
  readonly text: string;
  readonly state: ControlState | null;
  readonly tier: RiskTier | null;
  /** Only those that protect no clause of the service level agreement. */
  readonly onlyOrphans: boolean;
}

export const noControlFilters: ControlFilters = { text: '', state: null, tier: null, onlyOrphans: false };

export interface ControlFamily {
  readonly family: string;
  readonly controls: readonly ControlStanding[];
}

/** Controls by their family, families in the order of their letters, controls in the order of the playbook. */
export function familiesOf(
  standings: readonly ControlStanding[],
  filters: ControlFilters = noControlFilters,
): readonly ControlFamily[] {
  const words = filters.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const shown = standings.filter(({ control, state }) => {
    const said = [control.id, control.title, control.protects.why, ...control.nist].join('\n').toLocaleLowerCase();
    return (
      words.every((word) => said.includes(word)) &&
      (filters.state === null || state === filters.state) &&
      (filters.tier === null || control.tiers.includes(filters.tier)) &&
      (!filters.onlyOrphans || isOrphan(control))
    );
  });
  return [...groupBy(shown, ({ control }) => control.family)]
    .map(([family, controls]) => ({ family, controls }))
    .sort((left, right) => (left.family < right.family ? -1 : 1));
}

/** Whether a control protects nothing that was promised to customers. */
export function isOrphan({ protects }: ControlStanding['control']): boolean {
  return clauseWord(protects.clause) === null;
}

/** The lowest tier a control is asked of: with T1 it is of the smallest set, which all partners keep. */
export function lowestTier({ tiers }: ControlStanding['control']): RiskTier {
  return tiers.includes('T1') ? 'T1' : tiers.includes('T2') ? 'T2' : 'T3';
}
