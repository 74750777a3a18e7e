import type { Json } from '#shared/base/json';
import { type LearnerRole, learnerRoles } from '#shared/domain/playbook/pack-enablement';
import { answerAt, type PartnerFacts } from '#shared/domain/playbook/partner-facts';
import { type Capability, capabilities } from './plan';

/** The role that each part of the work is learned in. */
export const roleOf = {
  market: 'sales',
  sell: 'sales',
  implement: 'delivery',
  support: 'support',
  coInnovate: 'solution',
} as const satisfies Record<Capability, LearnerRole>;

/** The roles of the parts a partner takes on within ninety days; null while it has not said. */
export function capabilityRoles(facts: PartnerFacts): readonly LearnerRole[] | null {
  const said = answerAt(facts, 'M1.Q3.capabilities');
  if (said === undefined || said === null || typeof said !== 'object' || Array.isArray(said)) return null;
  const rows = said as { readonly [id: string]: Json };
  const chosen = capabilities.filter((id) => {
    const row = rows[id];
    const later = isRow(row) ? row['inNinetyDays'] : null;
    return later === 'withHelp' || later === 'alone';
  });
  const roles = new Set<LearnerRole>(chosen.map((id) => roleOf[id]));
  return roles.size === 0 ? null : learnerRoles.filter((role) => roles.has(role));
}

const isRow = (row: Json | undefined): row is { readonly [column: string]: Json } =>
  row !== undefined && row !== null && typeof row === 'object' && !Array.isArray(row);
