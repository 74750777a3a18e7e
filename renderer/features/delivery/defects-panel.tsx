import { Bug } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Defect, Engagement } from '#shared/domain/delivery/delivery';
import { defectPhase } from '#shared/domain/delivery/delivery-rules';
import { usePresentation } from '../../session/presentation';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { DefectDialog } from './defect-dialog';
import { causeNames, phaseNames, phaseTones } from './delivery-words';
import { RowName } from './row-name';
import { useSomeRows } from './use-some-rows';

export interface DefectsPanelProps {
  readonly engagements: readonly Engagement[];
  readonly defects: readonly Defect[];
  readonly today: string;
}

/** What was wrong with the work, the newest first, each with whether it was found in time. */
export function DefectsPanel({ engagements, defects, today }: DefectsPanelProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const isTurned = usePresentation();
  const [editing, setEditing] = useState<Defect | 'new' | null>(null);
  const { shown, more } = useSomeRows(
    [...defects].sort((left, right) => (left.foundOn < right.foundOn ? 1 : left.foundOn > right.foundOn ? -1 : 0)),
  );
  const engagementOf = (defect: Defect) => engagements.find(({ id }) => id === defect.engagementId);
  const isPossible = engagements.length > 0;
  return (
    <Panel
      title={text('delivery.defects.title')}
      actions={
        !isTurned &&
        isPossible && (
          <Button icon={Bug} onPress={() => setEditing('new')}>
            {text('delivery.defect.add')}
          </Button>
        )
      }
      flush
    >
      <DataTable
        caption={text('delivery.defects.title')}
        rows={shown}
        keyOf={({ id }) => id}
        empty={
          <EmptyState title={text('delivery.defects.empty')}>
            {text(isPossible ? 'delivery.defects.empty-hint' : 'delivery.defects.no-engagement')}
          </EmptyState>
        }
        columns={[
          {
            id: 'title',
            header: text('delivery.defect.title'),
            cell: (one) => <RowName name={one.title} details={[one.reference]} onOpen={() => setEditing(one)} />,
          },
          {
            id: 'engagement',
            header: text('delivery.defect.engagement'),
            cell: (defect) => engagementOf(defect)?.title ?? text('delivery.defect.engagement-gone'),
          },
          {
            id: 'severity',
            header: text('delivery.field.severity'),
            cell: ({ severity }) => severity.toUpperCase(),
          },
          { id: 'cause', header: text('delivery.defect.cause'), cell: ({ cause }) => text(causeNames[cause]) },
          {
            id: 'found',
            header: text('delivery.defect.found'),
            kind: 'day',
            cell: ({ foundOn }) => formatDate(`${foundOn}T00:00:00Z`, { dateStyle: 'medium', timeZone: 'UTC' }),
          },
          {
            id: 'phase',
            header: text('delivery.defect.phase'),
            cell: (defect) => {
              const phase = defectPhase(defect, engagementOf(defect) ?? { goLiveOn: null });
              return <StateMark state={phaseTones[phase]} word={text(phaseNames[phase])} />;
            },
          },
        ]}
      />
      {more}
      <DefectDialog engagements={engagements} defect={editing} today={today} onClose={() => setEditing(null)} />
    </Panel>
  );
}
