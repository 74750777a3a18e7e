import { dayOf } from '#shared/base/calendar-date';
import { piecesOf } from '#shared/domain/evidence/evidence-rules';
import { factsOf } from '#shared/domain/gates/partner-records';
import { frictionSigns } from '#shared/domain/readiness/friction-signs';
import { readinessOf } from '#shared/domain/readiness/readiness-rules';
import { valueNarrative } from '#shared/domain/readiness/value-narrative';
import type { PartnerFile } from '#shared/records/partner-file';
import { recordsFor } from '#shared/records/partner-records';
import { setLeaving, setOversight } from '../../data/actions/partner-actions';
import { usePlaybook } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { ReadinessBoard } from './readiness-board';

/** Whether a partner is ready, and all that it follows from. */
export function ReadinessPanel({ file }: { readonly file: PartnerFile }) {
  const workspace = useWorkspace();
  const index = usePlaybook();
  const today = dayOf(new Date(workspace.surroundings.now()).toISOString());
  const { partner } = file;
  const facts = factsOf(recordsFor(file), index, { asOf: today });
  const view = readinessOf(index, facts, partner);
  if (!view) return null;
  return (
    <ReadinessBoard
      index={index}
      partner={partner}
      view={view}
      story={valueNarrative(index, facts, piecesOf(file))}
      signs={frictionSigns(index, file)}
      onOversight={(capability, level) => void setOversight(workspace, partner.id, { capability, level })}
      onLeaving={(isLeaving) => void setLeaving(workspace, partner.id, isLeaving ? today : null)}
    />
  );
}
