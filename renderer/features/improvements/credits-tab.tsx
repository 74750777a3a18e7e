import { Award } from 'lucide-react';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { BacklogLine } from '#shared/domain/improvements/improvement-rules';
import { type ManagerCredit, managerCredits } from '#shared/domain/improvements/manager-credits';
import { type DataColumn, DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import styles from './improvements.module.css';

export interface CreditsTabProps {
  readonly lines: readonly BacklogLine[];
  readonly nameOf: (by: string) => string;
}

/** Who raised and who resolved what helped all partners. */
export function CreditsTab({ lines, nameOf }: CreditsTabProps) {
  const text = useText();
  const { formatList } = useIntl();
  const credits = useMemo(() => managerCredits(lines), [lines]);
  const titles = (some: ManagerCredit['raised']) =>
    some.length > 0 && <span className={styles.thing}>{formatList(some.map(({ title }) => title))}</span>;
  const columns: readonly DataColumn<ManagerCredit>[] = [
    { id: 'who', header: text('improvements.credits.who'), cell: ({ by }) => nameOf(by) },
    { id: 'credits', header: text('improvements.credits.credits'), kind: 'number', cell: ({ credits: n }) => n },
    { id: 'raised', header: text('improvements.credits.raised'), cell: ({ raised }) => titles(raised) },
    { id: 'resolved', header: text('improvements.credits.resolved'), cell: ({ resolved }) => titles(resolved) },
    { id: 'waiting', header: text('improvements.credits.waiting'), cell: ({ waiting }) => titles(waiting) },
  ];
  return (
    <div className={styles.parts}>
      <p className={styles.quiet}>{text('improvements.credits.rule')}</p>
      <Panel title={text('improvements.tab.credits')} flush={credits.length > 0}>
        <DataTable
          caption={text('improvements.tab.credits')}
          columns={columns}
          rows={credits}
          keyOf={({ by }) => by}
          empty={
            <EmptyState icon={Award} title={text('improvements.credits.none')}>
              {text('improvements.credits.none-hint')}
            </EmptyState>
          }
        />
      </Panel>
    </div>
  );
}
