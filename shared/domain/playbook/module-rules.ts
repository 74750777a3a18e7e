import { holds } from './expression';
import type { Module, Step } from './pack';
import type { PartnerFacts } from './partner-facts';

export interface StepState {
  readonly step: Step;
  readonly state: 'done' | 'open' | 'notApplicable';
}

export interface ModuleProgress {
  readonly steps: readonly StepState[];
  /** Weights of the proven steps and of all that apply: mandatory steps weigh twice. Nothing counts in part. */
  readonly proven: number;
  readonly outOf: number;
  readonly isDone: boolean;
  /** The first step that is still open, mandatory ones first. */
  readonly next: Step | null;
}

/** How far a module has come, counting only what is proven. */
export function moduleProgress(module: Module, facts: PartnerFacts): ModuleProgress {
  const steps = module.steps.map((step) => ({ step, state: stepState(step, facts) }));
  const applicable = steps.filter(({ state }) => state !== 'notApplicable');
  const open = applicable.filter(({ state }) => state === 'open').map(({ step }) => step);
  return {
    steps,
    proven: weigh(applicable.filter(({ state }) => state === 'done')),
    outOf: weigh(applicable),
    isDone: holds(module.done, facts),
    next: open.find((step) => step.mandatory) ?? open[0] ?? null,
  };
}

function stepState(step: Step, facts: PartnerFacts): StepState['state'] {
  if (step.appliesIf !== undefined && !holds(step.appliesIf, facts)) return 'notApplicable';
  return holds(step.predicate, facts) ? 'done' : 'open';
}

function weigh(steps: readonly StepState[]): number {
  return steps.reduce((sum, { step }) => sum + (step.mandatory ? 2 : 1), 0);
}
