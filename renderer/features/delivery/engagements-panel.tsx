import { BriefcaseBusiness } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Defect, Engagement } from '#shared/domain/delivery/delivery';
import { type DefectPhase, defectPhase } from '#shared/domain/delivery/delivery-rules';
import { usePresentation } from '../../session/presentation';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import { leadNames } from './delivery-words';
import { EngagementDialog } from './engagement-dialog';
import { RowName } from './row-name';
import { useSomeRows } from './use-some-rows';

export interface EngagementsPanelProps {
  readonly partnerId: Engagement['partnerId'];
  readonly engagements: readonly Engagement[];
  readonly defects: readonly Defect[];
}

/** The partner's work at customers: who leads it, since when it is in use, and what was wrong with it. */
export function EngagementsPanel({ partnerId, engagements, defects }: EngagementsPanelProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const isTurned = usePresentation();
  const [editing, setEditing] = useState<Engagement | 'new' | null>(null);
  // What is under way first, then the newest go-live.
  const ordered = [...engagements].sort((left, right) => {
    const [one, other] = [left.goLiveOn ?? '9999', right.goLiveOn ?? '9999'];
    return one < other ? 1 : one > other ? -1 : left.title.localeCompare(right.title);
  });
  const { shown, more } = useSomeRows(ordered);
  const found = (engagement: Engagement, phase: DefectPhase) =>
    defects.filter((defect) => defect.engagementId === engagement.id && defectPhase(defect, engagement) === phase)
      .length;
  const day = (date: string | null) =>
    date === null ? '–' : formatDate(`${date}T00:00:00Z`, { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <Panel
      title={text('delivery.engagements.title')}
      actions={
        !isTurned && (
          <Button icon={BriefcaseBusiness} onPress={() => setEditing('new')}>
            {text('delivery.engagement.add')}
          </Button>
        )
      }
      flush
    >
      <DataTable
        caption={text('delivery.engagements.title')}
        rows={shown}
        keyOf={({ id }) => id}
        empty={
          <EmptyState title={text('delivery.engagements.empty')}>{text('delivery.engagements.empty-hint')}</EmptyState>
        }
        columns={[
          {
            id: 'title',
            header: text('delivery.field.title'),
            cell: (one) => <RowName name={one.title} details={[one.reference]} onOpen={() => setEditing(one)} />,
          },
          { id: 'customer', header: text('delivery.field.customer'), cell: ({ customerName }) => customerName },
          { id: 'lead', header: text('delivery.engagement.lead'), cell: ({ lead }) => text(leadNames[lead]) },
          {
            id: 'started',
            header: text('delivery.engagement.started'),
            kind: 'day',
            cell: ({ startedOn }) => day(startedOn),
          },
          {
            id: 'live',
            header: text('delivery.engagement.live'),
            kind: 'day',
            cell: ({ goLiveOn }) => (goLiveOn === null ? text('delivery.engagement.not-live') : day(goLiveOn)),
          },
          {
            id: 'before',
            header: text('delivery.engagement.defects-before'),
            kind: 'number',
            cell: (one) => found(one, one.goLiveOn === null ? 'notLive' : 'before'),
          },
          {
            id: 'after',
            header: text('delivery.engagement.defects-after'),
            kind: 'number',
            cell: (one) => (one.goLiveOn === null ? '–' : found(one, 'after')),
          },
        ]}
      />
      {more}
      <EngagementDialog partnerId={partnerId} engagement={editing} onClose={() => setEditing(null)} />
    </Panel>
  );
}
