import { dayOf } from '#shared/base/calendar-date';
import { nextStepFor } from '#shared/domain/guidance/next-step';
import type { NextStep } from '#shared/domain/guidance/step';
import type { PartnerFile } from '#shared/records/partner-file';
import { useConflicts } from '../../data/queries/sync-queries';
import { usePlaybook } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { actorOf } from '../../data/workspace';
import { Skeleton } from '../../ui/skeleton';
import { useText } from '../../ui/use-text';
import { NextStepCard } from './next-step-card';
import type { BringRequest } from './proof-way';
import { useTakeStep } from './use-take-step';

export interface PartnerNextStepProps {
  readonly file: PartnerFile;
  /** Drawn within a visit, where "go on with the visit" would say nothing. */
  readonly isInVisit?: boolean;
  /** False where the page has another thing to be done first. */
  readonly isMain?: boolean;
  /** Brings or opens evidence right here; without it the card leads to the gate. */
  readonly onBring?: (request: BringRequest) => void;
  /** Another place where a step is taken; null: the usual one. */
  readonly hrefOf?: (step: NextStep) => string | null;
}

/** What is next with a partner, computed from its file as it is now. */
export function PartnerNextStep({ file, isInVisit = false, isMain = true, onBring, hrefOf }: PartnerNextStepProps) {
  const text = useText();
  const workspace = useWorkspace();
  const index = usePlaybook();
  const conflicts = useConflicts(file.partner.id);
  const take = useTakeStep(file, { onBring, hrefOf });
  if (!conflicts) return <Skeleton words={text('gates.next.reading')} lines={2} />;
  const asOf = dayOf(new Date(workspace.surroundings.now()).toISOString());
  const step = nextStepFor(file, index, { asOf, by: actorOf(workspace), conflicts, isInVisit });
  return <NextStepCard step={step} partnerId={file.partner.id} onTake={take} isMain={isMain} />;
}
