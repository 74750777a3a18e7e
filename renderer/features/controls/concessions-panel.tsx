import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { CalendarDate } from '#shared/base/calendar-date';
import type { Concession } from '#shared/domain/gates/concession';
import { type ConcessionStanding, concessionStanding } from '#shared/domain/gates/concession-standing';
import type { PartnerFile } from '#shared/records/partner-file';
import { useColleagues } from '../../data/queries/sync-queries';
import { usePlaybook } from '../../data/use-playbook';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { concessionSubject } from '../../widgets/concession-subject';
import { concessionWords, standingMarks, standingWords } from './control-words';
import styles from './controls-panel.module.css';
import { DecisionDialog } from './decision-dialog';

export interface ConcessionsPanelProps {
  readonly file: PartnerFile;
  readonly asOf: CalendarDate;
}

/** What was asked to be let through, what was decided about it, and until when that holds. */
export function ConcessionsPanel({ file, asOf }: ConcessionsPanelProps) {
  const text = useText();
  const index = usePlaybook();
  const { formatDate } = useIntl();
  const colleagues = useColleagues();
  const rows = file.concessions
    .map((concession) => ({ concession, standing: concessionStanding(concession, file.concessionDecisions, asOf) }))
    .sort((left, right) => (left.concession.requestedAt < right.concession.requestedAt ? 1 : -1));
  const [deciding, setDeciding] = useState<(typeof rows)[number] | null>(null);
  const day = (date: string) => formatDate(date, { dateStyle: 'medium', timeZone: 'UTC' });
  const nameOf = (userId: string) => colleagues?.get(userId) ?? text('controls.concession.this-device');
  return (
    <Panel title={text('controls.concessions.title')} flush>
      <DataTable
        caption={text('controls.concessions.title')}
        rows={rows}
        keyOf={({ concession }) => concession.id}
        empty={
          <EmptyState title={text('controls.concessions.empty')}>{text('controls.concessions.empty-hint')}</EmptyState>
        }
        columns={[
          {
            id: 'what',
            header: text('controls.concession.what'),
            isRowHeader: true,
            cell: ({ concession }) => (
              <span className={styles.concession}>
                <span>{concessionSubject(concession, index, text)}</span>
                <span className={styles.quiet}>{text(concessionWords[concession.kind])}</span>
              </span>
            ),
          },
          {
            id: 'reason',
            header: text('controls.concession.reason'),
            cell: ({ concession }) => (
              <Reason
                concession={concession}
                by={nameOf(concession.requestedBy)}
                on={day(concession.requestedAt.slice(0, 10))}
              />
            ),
          },
          {
            id: 'until',
            header: text('controls.concession.until'),
            cell: ({ concession }) => day(concession.until),
          },
          {
            id: 'state',
            header: text('controls.concession.state'),
            cell: ({ standing }) => <Standing standing={standing} />,
          },
          {
            id: 'do',
            header: text('controls.concession.do'),
            cell: ({ concession, standing }) =>
              (standing.state === 'requested' || standing.state === 'approved') && (
                <Button
                  aria-label={text('controls.decide.what', { what: concessionSubject(concession, index, text) })}
                  onPress={() => setDeciding({ concession, standing })}
                >
                  {text(standing.state === 'requested' ? 'controls.decide.decide' : 'controls.decide.take-back')}
                </Button>
              ),
          },
        ]}
      />
      <DecisionDialog
        file={file}
        concession={deciding?.concession ?? null}
        isAllowed={deciding?.standing.state === 'approved'}
        subject={deciding ? concessionSubject(deciding.concession, index, text) : ''}
        onClose={() => setDeciding(null)}
      />
    </Panel>
  );
}

function Reason({ concession, by, on }: { readonly concession: Concession; readonly by: string; readonly on: string }) {
  const text = useText();
  return (
    <span className={styles.concession}>
      <span>{concession.reason}</span>
      <span className={styles.quiet}>{text('controls.concession.asked-by', { who: by, day: on })}</span>
    </span>
  );
}

function Standing({ standing }: { readonly standing: ConcessionStanding }) {
  const text = useText();
  return (
    <span className={styles.concession}>
      <StateMark state={standingMarks[standing.state]} word={text(standingWords[standing.state])} />
      {standing.state === 'approved' && standing.isProvisional && (
        <span className={styles.quiet}>{text('controls.standing.provisional')}</span>
      )}
      {standing.state !== 'requested' && standing.decision.reason !== '' && (
        <span className={styles.quiet}>{standing.decision.reason}</span>
      )}
    </span>
  );
}
