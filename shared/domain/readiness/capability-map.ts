import type { Capability, OversightLevel, Partner } from '#shared/domain/partners/partner';
import { evaluate, holds } from '#shared/domain/playbook/expression';
import type { Readiness } from '#shared/domain/playbook/pack-readiness';
import type { PartnerFacts } from '#shared/domain/playbook/partner-facts';

/** One thing a partner can do with us: meant, shown, and how much we still look after it. */
export interface CapabilityLine {
  readonly id: Capability;
  readonly title: string;
  /** Null: nobody has asked yet. */
  readonly intended: boolean | null;
  readonly evidenced: boolean;
  readonly shownBy: string;
  /** Whether a ready partner does it with little help. */
  readonly needed: boolean;
  readonly oversight: OversightLevel;
}

/** What the partner means to do, what it has shown, and what we still look after. */
export function capabilityMap(
  readiness: Readiness,
  facts: PartnerFacts,
  partner: Pick<Partner, 'oversight'>,
): readonly CapabilityLine[] {
  return readiness.capabilities.map(({ id, title, intendedIf, evidencedIf, shownBy, needed }) => ({
    id,
    title,
    intended: knownToHold(intendedIf, facts),
    evidenced: holds(evidencedIf, facts),
    shownBy,
    needed,
    oversight: partner.oversight[id] ?? 'always',
  }));
}

const lightOversight: readonly OversightLevel[] = ['onRequest', 'none'];

/** Whether little enough is looked after: help comes when it is asked for, or not at all. */
export function isLight(oversight: OversightLevel): boolean {
  return lightOversight.includes(oversight);
}

function knownToHold(expression: string, facts: PartnerFacts): boolean | null {
  const outcome = evaluate(expression, facts);
  return outcome.ok ? outcome.value : null;
}
