import type { CalendarDate } from '#shared/base/calendar-date';
import { evaluateGate, type GateStanding } from '#shared/domain/gates/gate-rules';
import { factsOf, type PartnerRecords } from '#shared/domain/gates/partner-records';
import { moduleProgress } from '#shared/domain/playbook/module-rules';
import type { PackIndex } from '#shared/domain/playbook/pack-index';

/** How far a pilot has come, counting only what is proven. */
export interface PilotStanding {
  readonly gates: readonly { readonly title: string; readonly standing: GateStanding }[];
  readonly modulesDone: number;
  readonly modules: number;
}

export function pilotStanding(records: PartnerRecords, index: PackIndex, asOf: CalendarDate): PilotStanding {
  const { gates, modules } = index.pack;
  const facts = factsOf(records, index, { asOf });
  return {
    gates: gates.map((gate) => ({
      title: gate.title,
      standing: evaluateGate(gate, { records, index, moment: { asOf } }).standing,
    })),
    modulesDone: modules.filter((module) => moduleProgress(module, facts).isDone).length,
    modules: modules.length,
  };
}
