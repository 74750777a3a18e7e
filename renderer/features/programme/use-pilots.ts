import type { CalendarDate } from '#shared/base/calendar-date';
import type { PilotLine } from '#shared/domain/documents/sheet-week';
import { nextStepFor } from '#shared/domain/guidance/next-step';
import { recordsOfCase } from '#shared/domain/guidance/partner-case';
import type { NextStep } from '#shared/domain/guidance/step';
import type { NewBlocker } from '#shared/domain/programme/blocker-rules';
import { suggestedBlockers } from '#shared/domain/programme/blocker-suggestions';
import { pilotStanding } from '#shared/domain/programme/pilot-standing';
import type { Blocker, Programme } from '#shared/domain/programme/programme';
import type { PartnerFile } from '#shared/records/partner-file';
import { usePartnerFile } from '../../data/queries/partner-file';
import { usePlaybook } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { actorOf } from '../../data/workspace';

/** No partner has this id: asked for where a pilot has not been chosen. */
const nobody = 'none';

/** The files of the pilots; undefined while they are being read. A pilot this device does not know is left out. */
export function usePilotFiles(pilotIds: Programme['pilotIds']): readonly PartnerFile[] | undefined {
  const first = usePartnerFile(pilotIds[0] ?? nobody);
  const second = usePartnerFile(pilotIds[1] ?? nobody);
  if (first === undefined || second === undefined) return undefined;
  return [first, second].filter((file) => file !== null);
}

/** How each pilot stands today and what is next with it. */
export function usePilotLines(
  files: readonly PartnerFile[],
  asOf: CalendarDate,
  nextWords: (step: NextStep) => string,
): readonly PilotLine[] {
  const index = usePlaybook();
  const by = actorOf(useWorkspace());
  return files.map((file) => ({
    ...pilotStanding(recordsOfCase(file), index, asOf),
    partnerId: file.partner.id,
    name: file.partner.legalName,
    next: nextWords(nextStepFor(file, index, { asOf, by })),
  }));
}

/** What the pilots named in interviews and nobody has raised. */
export function suggestionsOf(files: readonly PartnerFile[], blockers: readonly Blocker[]): readonly NewBlocker[] {
  return files.flatMap(({ partner, answers, people }) =>
    suggestedBlockers(partner.id, answers, blockers, (id) => people.find((person) => person.id === id)?.name ?? ''),
  );
}
