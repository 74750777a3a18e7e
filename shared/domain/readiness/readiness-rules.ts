import type { Partner } from '#shared/domain/partners/partner';
import { holds } from '#shared/domain/playbook/expression';
import { moduleProgress, type StepState } from '#shared/domain/playbook/module-rules';
import type { Step } from '#shared/domain/playbook/pack';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { IsoStage } from '#shared/domain/playbook/pack-iso-stages';
import type { Dimension, Readiness } from '#shared/domain/playbook/pack-readiness';
import type { PartnerFacts } from '#shared/domain/playbook/partner-facts';
import { type CapabilityLine, capabilityMap, isLight } from './capability-map';

/** How far one dimension of readiness has come, counting only what is proven. */
export interface DimensionLine {
  readonly id: Dimension;
  readonly title: string;
  readonly means: string;
  /** Weights of the proven steps and of all that apply; a mandatory step weighs twice. */
  readonly proven: number;
  readonly outOf: number;
  /** Whether every mandatory step is proven. */
  readonly isReady: boolean;
  readonly open: readonly Step[];
}

/** What still stands between a partner and being ready. */
export type Shortfall =
  | { readonly kind: 'gate'; readonly gateId: string }
  | { readonly kind: 'dimension'; readonly dimension: Dimension; readonly open: readonly Step[] }
  | { readonly kind: 'oversight'; readonly capability: CapabilityLine };

export interface ReadinessView {
  readonly isReady: boolean;
  readonly capabilities: readonly CapabilityLine[];
  readonly dimensions: readonly DimensionLine[];
  readonly stage: IsoStage | null;
  readonly shortfalls: readonly Shortfall[];
}

/**
 * Whether a partner is partner-ready: the gate is passed and has not lapsed, every mandatory step of every dimension is
 * proven, and what it must do by itself needs little looking after. Null where the playbook does not say.
 */
export function readinessOf(
  index: PackIndex,
  facts: PartnerFacts,
  partner: Pick<Partner, 'oversight'>,
): ReadinessView | null {
  const { readiness } = index.pack;
  if (!readiness) return null;
  const capabilities = capabilityMap(readiness, facts, partner);
  const steps = index.pack.modules.flatMap((module) => moduleProgress(module, facts).steps);
  const dimensions = readiness.dimensions.map((dimension) => dimensionLine(dimension, steps));
  const shortfalls: readonly Shortfall[] = [
    ...(facts.gates.includes(readiness.gateId) ? [] : [{ kind: 'gate', gateId: readiness.gateId } as const]),
    ...dimensions
      .filter(({ isReady }) => !isReady)
      .map(({ id, open }) => ({ kind: 'dimension', dimension: id, open }) as const),
    ...capabilities
      .filter(({ needed, intended, oversight }) => needed && intended === true && !isLight(oversight))
      .map((capability) => ({ kind: 'oversight', capability }) as const),
  ];
  return { isReady: shortfalls.length === 0, capabilities, dimensions, stage: stageOf(readiness, facts), shortfalls };
}

/** The stage of the relationship: the last one that is reached with all before it. Whoever prepares to leave is at the exit. */
export function stageOf(readiness: Readiness, facts: PartnerFacts): IsoStage | null {
  const exit = readiness.stages.find(({ id }) => id === 'exitStrategy');
  if (exit && holds(exit.reachedIf, facts)) return exit.id;
  let stage: IsoStage | null = null;
  for (const { id, reachedIf } of readiness.stages) {
    if (!holds(reachedIf, facts)) break;
    stage = id;
  }
  return stage;
}

function dimensionLine(
  { id, title, means }: Readiness['dimensions'][number],
  steps: readonly StepState[],
): DimensionLine {
  const own = steps.filter(({ step, state }) => step.dimension === id && state !== 'notApplicable');
  const open = own.filter(({ state }) => state !== 'done').map(({ step }) => step);
  return {
    id,
    title,
    means,
    proven: weigh(own.filter(({ state }) => state === 'done')),
    outOf: weigh(own),
    isReady: !open.some(({ mandatory }) => mandatory),
    open: open.filter(({ mandatory }) => mandatory),
  };
}

function weigh(steps: readonly StepState[]): number {
  return steps.reduce((sum, { step }) => sum + (step.mandatory ? 2 : 1), 0);
}
