import { unreachable } from '#shared/base/unreachable';
import type { Scope } from './insights';
import type { MeasuredPartner } from './measured-partner';
import { onboardingMonth } from './zone-months';

/** Whether a question about a scope is about this partner. */
export function isInScope(partner: MeasuredPartner, scope: Scope, zone: string): boolean {
  switch (scope.kind) {
    case 'all':
      return true;
    case 'tier':
      return partner.tier === scope.tier;
    case 'month':
      return onboardingMonth(partner, zone) === scope.month;
    case 'partner':
      return partner.id === scope.partnerId;
    default:
      return unreachable(scope);
  }
}
