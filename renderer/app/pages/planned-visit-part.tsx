import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import type { CalendarDate } from '#shared/base/calendar-date';
import type { AgendaItem, Visit } from '#shared/domain/visits/visit';
import { upcomingVisits, visitUnderWay } from '#shared/domain/visits/visit-rules';
import type { PartnerFile } from '#shared/records/partner-file';
import { addToAgenda } from '../../data/actions/visit-actions';
import { useWorkspace } from '../../data/use-workspace';
import { VisitPlanner } from '../../features/gates/visit-planner';
import { VisitDialog } from '../../features/visits/visit-dialog';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';

/** The planner of a partner, with the visit its boxes go to: the one under way, the next one, or a new one. */
export function PlannedVisitPart({ file, asOf }: { readonly file: PartnerFile; readonly asOf: CalendarDate }) {
  const text = useText();
  const navigate = useNavigate();
  const workspace = useWorkspace();
  const { formatDate } = useIntl();
  const [waiting, setWaiting] = useState<readonly AgendaItem[] | null>(null);
  const next = visitUnderWay(file.visits) ?? upcomingVisits(file.visits)[0] ?? null;
  const put = async (visit: Visit, boxes: readonly AgendaItem[]) => {
    let added = 0;
    for (const { kind, ref, title, minutes } of boxes) {
      const done = await addToAgenda(workspace, visit.id, { kind, ref, title, minutes });
      if (done.ok) added += 1;
    }
    showToast({ tone: 'done', words: text('gates.plan.used', { added }) });
    void navigate(`/visits/${visit.id}`);
  };
  return (
    <>
      <VisitPlanner
        file={file}
        asOf={asOf}
        use={
          next
            ? {
                words: text('gates.plan.use-visit', { day: formatDate(next.plannedFor, { dateStyle: 'medium' }) }),
                take: (boxes) => void put(next, boxes),
              }
            : { words: text('gates.plan.use-new'), take: setWaiting }
        }
      />
      <VisitDialog
        isOpen={waiting !== null}
        partnerId={file.partner.id}
        onClose={() => setWaiting(null)}
        onKept={(visit) => {
          const boxes = waiting ?? [];
          setWaiting(null);
          void put(visit, boxes);
        }}
      />
    </>
  );
}
