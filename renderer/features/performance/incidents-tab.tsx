import { Siren } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { measurable } from '#shared/domain/measuring/measurable-agreement';
import type { Incident } from '#shared/domain/performance/incident';
import { type IncidentClock, incidentClocks } from '#shared/domain/performance/incident-clocks';
import { incidentStanding, isOpen } from '#shared/domain/performance/incident-rules';
import type { Sla } from '#shared/domain/slas/sla';
import type { PartnerFile } from '#shared/records/partner-file';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { SideSheet } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state';
import { Link } from '../../ui/link';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { useLogQuestion } from './incident-questions';
import { IncidentView } from './incident-view';
import { owedWords, severityName, stateTones, stateWords } from './performance-words';
import { type Question, QuestionDialog } from './question-dialog';

export interface IncidentsTabProps {
  readonly file: PartnerFile;
  readonly agreementId: string;
  readonly sla: Sla;
  readonly asOf: string;
}

/** The incident log of an agreement: what is open first, each with what is due next. */
export function IncidentsTab({ file, agreementId, sla, asOf }: IncidentsTabProps) {
  const text = useText();
  const workspace = useWorkspace();
  const { formatDate } = useIntl();
  const [question, setQuestion] = useState<Question | null>(null);
  const [openId, setOpenId] = useState<string | null>(null);
  const logQuestion = useLogQuestion(workspace, { partnerId: file.partner.id, agreementId });
  const moment = (at: string) => formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
  const rows = rowsOf({ file, agreementId, sla, asOf });
  const open = rows.find(({ incident }) => incident.id === openId)?.incident ?? null;
  return (
    <Panel
      title={text('performance.incidents.title')}
      flush
      actions={
        <Button kind="filled" icon={Siren} onPress={() => setQuestion(logQuestion())}>
          {text('performance.incidents.log')}
        </Button>
      }
    >
      <DataTable
        caption={text('performance.incidents.title')}
        rows={rows}
        keyOf={({ incident }) => incident.id}
        empty={
          <EmptyState icon={Siren} title={text('performance.incidents.empty')}>
            {text('performance.incidents.empty-hint')}
          </EmptyState>
        }
        columns={[
          {
            id: 'what',
            header: text('performance.incidents.what'),
            cell: ({ incident }) => <Link onPress={() => setOpenId(incident.id)}>{titleOf(incident)}</Link>,
          },
          {
            id: 'severity',
            header: text('performance.incidents.severity'),
            cell: ({ standing }) => severityName(standing.severity),
          },
          {
            id: 'state',
            header: text('performance.incidents.state'),
            cell: ({ standing }) => (
              <StateMark state={stateTones[standing.state]} word={text(stateWords[standing.state])} />
            ),
          },
          {
            id: 'opened',
            header: text('performance.incidents.opened'),
            cell: ({ incident }) => moment(incident.openedAt),
          },
          {
            id: 'next',
            header: text('performance.incidents.next'),
            cell: ({ next }) =>
              next?.due ? (
                <StateMark
                  state={next.state === 'overdue' ? 'breach' : 'pending'}
                  word={`${text(owedWords[next.owed])}, ${moment(next.due)}`}
                />
              ) : (
                text('performance.incidents.nothing-due')
              ),
          },
        ]}
      />
      <QuestionDialog question={question} onClose={() => setQuestion(null)} />
      <SideSheet isOpen={open !== null} onClose={() => setOpenId(null)} title={open ? titleOf(open) : ''}>
        {open && <IncidentView file={file} incident={open} sla={sla} asOf={asOf} />}
      </SideSheet>
    </Panel>
  );
}

const titleOf = ({ title, reference }: Incident) => (reference === '' ? title : `${title} (${reference})`);

type Row = { readonly incident: Incident };
const later = (left: Row, right: Row) => Date.parse(right.incident.openedAt) - Date.parse(left.incident.openedAt);

/** What is owed next: of everything that runs or is overdue, the earliest. */
function nextDue(clocks: readonly IncidentClock[]): IncidentClock | null {
  const pending = clocks.filter(({ state, due }) => due !== null && state !== 'inTime' && state !== 'late');
  return pending.toSorted((left, right) => Date.parse(left.due ?? '') - Date.parse(right.due ?? ''))[0] ?? null;
}

/** What is open first, then the latest. */
function rowsOf({ file, agreementId, sla, asOf }: IncidentsTabProps) {
  const agreement = measurable(sla);
  return file.incidents
    .filter((incident) => incident.agreementId === agreementId)
    .map((incident) => {
      const standing = incidentStanding(incident, file.incidentEvents, asOf);
      const clocks = incidentClocks(incident, file.incidentEvents, agreement, asOf);
      return { incident, standing, next: nextDue(clocks) };
    })
    .toSorted((left, right) => Number(isOpen(right.standing)) - Number(isOpen(left.standing)) || later(left, right));
}
