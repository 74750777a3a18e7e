import { CalendarPlus, MapPin } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import type { Visit } from '#shared/domain/visits/visit';
import { upcomingVisits, type VisitState, visitState } from '#shared/domain/visits/visit-rules';
import { useAllRecords } from '../../data/queries/record-queries';
import { Button } from '../../ui/button';
import { useCommands } from '../../ui/commands';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { Skeleton } from '../../ui/skeleton';
import { StateMark } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';
import { VirtualList } from '../../ui/virtual-list';
import { usePartnerName } from './use-partner-choices';
import { VisitDialog } from './visit-dialog';
import styles from './visit-list.module.css';

export const visitStateWords = {
  planned: 'visits.state.planned',
  underWay: 'visits.state.under-way',
  ended: 'visits.state.ended',
} as const satisfies Record<VisitState, MessageId>;

export const visitStateMarks = { planned: 'neutral', underWay: 'pending', ended: 'proven' } as const satisfies Record<
  VisitState,
  string
>;

/** Visits that are under way or planned, and those that were. */
export function VisitList() {
  const text = useText();
  const navigate = useNavigate();
  const visits = useAllRecords('visit');
  const [planning, setPlanning] = useState(false);
  useCommands([
    {
      id: 'plan-visit',
      label: text('visits.form.plan'),
      group: text('visits.title'),
      icon: CalendarPlus,
      keys: 'n',
      run: () => setPlanning(true),
    },
  ]);
  return (
    <div className={styles.screen}>
      <PageHeader
        title={text('visits.title')}
        actions={
          visits?.length !== 0 && (
            <Button kind="filled" icon={CalendarPlus} onPress={() => setPlanning(true)}>
              {text('visits.form.plan')}
            </Button>
          )
        }
      />
      {visits ? (
        <VisitGroups visits={visits} onPlan={() => setPlanning(true)} />
      ) : (
        <Skeleton words={text('visits.list.reading')} />
      )}
      <VisitDialog
        isOpen={planning}
        onClose={() => setPlanning(false)}
        onKept={(visit) => void navigate(`/visits/${visit.id}`)}
      />
    </div>
  );
}

/** The visits by where they stand, the next first. */
export function VisitGroups({ visits, onPlan }: { readonly visits: readonly Visit[]; readonly onPlan: () => void }) {
  const text = useText();
  if (visits.length === 0) {
    return (
      <EmptyState
        icon={MapPin}
        title={text('visits.list.empty')}
        action={
          <Button kind="filled" icon={CalendarPlus} onPress={onPlan}>
            {text('visits.form.plan')}
          </Button>
        }
      >
        {text('visits.list.empty-hint')}
      </EmptyState>
    );
  }
  const underWay = visits.filter((visit) => visitState(visit) === 'underWay');
  const coming = [...underWay, ...upcomingVisits(visits)];
  const ended = visits
    .filter((visit) => visitState(visit) === 'ended')
    .sort((left, right) => (left.plannedFor < right.plannedFor ? 1 : -1));
  return (
    <div className={styles.groups}>
      {coming.length > 0 && <VisitRows title={text('visits.list.coming')} visits={coming} />}
      {ended.length > 0 && <VisitRows title={text('visits.list.ended')} visits={ended} />}
    </div>
  );
}

export interface VisitRowsProps {
  readonly title: string;
  readonly visits: readonly Visit[];
  /** On a page of one partner its name says nothing. */
  readonly isOfOnePartner?: boolean;
}

export function VisitRows({ title, visits, isOfOnePartner = false }: VisitRowsProps) {
  const text = useText();
  const navigate = useNavigate();
  const { formatDate } = useIntl();
  const partnerName = usePartnerName();
  return (
    <Panel title={title} flush>
      <div
        className={visits.length > 8 ? styles.tall : styles.short}
        style={{ blockSize: `calc(2rem + var(--row) * ${Math.min(visits.length, 8)})` }}
      >
        <VirtualList
          label={title}
          rows={visits}
          keyOf={(visit) => visit.id}
          onOpen={(visit) => void navigate(`/visits/${visit.id}`)}
          columns={[
            {
              id: 'when',
              header: text('visits.field.when'),
              width: 'minmax(9.5rem, 1.3fr)',
              // Where there is no room for the state, what is going on now must still be seen.
              cell: (visit) =>
                visitState(visit) === 'underWay' && !isOfOnePartner ? (
                  <StateMark state={visitStateMarks.underWay} word={text(visitStateWords.underWay)} />
                ) : (
                  formatDate(visit.plannedFor, { dateStyle: 'medium', timeStyle: 'short' })
                ),
            },
            ...(isOfOnePartner
              ? []
              : [
                  {
                    id: 'partner',
                    header: text('visits.form.partner'),
                    width: '2fr',
                    cell: (visit: Visit) => <strong>{partnerName(visit.partnerId)}</strong>,
                  },
                ]),
            {
              id: 'purpose',
              header: text('visits.form.purpose'),
              width: '2fr',
              isExtra: !isOfOnePartner,
              cell: (visit) => visit.purpose,
            },
            {
              id: 'state',
              header: text('visits.field.state'),
              width: '1fr',
              isExtra: !isOfOnePartner,
              cell: (visit) => (
                <StateMark state={visitStateMarks[visitState(visit)]} word={text(visitStateWords[visitState(visit)])} />
              ),
            },
          ]}
        />
      </div>
    </Panel>
  );
}
