import type { ReactNode } from 'react';
import type { InsightsLook } from '../../data/insights-question';
import { usePresentation } from '../../session/presentation';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { Link } from '../../ui/link';
import { PageHeader } from '../../ui/page-header';
import { ProgressBar } from '../../ui/progress-bar';
import { Skeleton } from '../../ui/skeleton';
import { useText } from '../../ui/use-text';
import { type DayChoice, DayField } from './day-field';
import styles from './insights.module.css';

export type InsightsSide = 'overview' | 'cohorts' | 'scorecards' | 'reports';

const sides = [
  { id: 'overview', href: '/insights', label: 'insights.nav.overview' },
  { id: 'cohorts', href: '/insights/cohorts', label: 'insights.nav.cohorts' },
  { id: 'scorecards', href: '/insights/scorecards', label: 'insights.nav.scorecards' },
  { id: 'reports', href: '/insights/reports', label: 'insights.nav.reports' },
] as const;

export interface InsightsFrameProps {
  readonly title: string;
  readonly facts: string;
  /** The side that is shown; null: a page below them. */
  readonly side: InsightsSide | null;
  /** Null: what is shown does not depend on a day. */
  readonly choice: DayChoice | null;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** What every page of insights has: its sides, the day that is looked at, and nothing while the screen is turned. */
export function InsightsFrame({ title, facts, side, choice, actions, children }: InsightsFrameProps) {
  const text = useText();
  if (usePresentation()) return <EmptyState isPage title={text('insights.page.turned')} />;
  return (
    <div className={styles.page}>
      <PageHeader
        title={title}
        facts={facts}
        actions={
          <div className={styles.headActions}>
            {choice && <DayField {...choice} />}
            {actions}
          </div>
        }
      />
      <nav aria-label={text('insights.nav.label')} className={styles.sides}>
        {sides.map(({ id, href, label }) => (
          <Link key={id} href={href} kind="quiet" {...(id === side ? { 'aria-current': 'page' as const } : {})}>
            {text(label)}
          </Link>
        ))}
      </nav>
      {children}
    </div>
  );
}

/** How far an answer is: shown above it while it is reckoned anew, in its place while there is none. */
export function LookState({ look }: { readonly look: InsightsLook<unknown> }) {
  const text = useText();
  const { answer, progress, trouble, stop, again } = look;
  if (progress !== null)
    return (
      <>
        <div className={styles.look}>
          <ProgressBar
            label={text('insights.look.reckoning')}
            done={progress.done}
            of={progress.of}
            words={progress.of === 0 ? text('insights.look.begun') : text('insights.look.progress', { ...progress })}
          />
          <Button onPress={stop}>{text('insights.look.stop')}</Button>
        </div>
        {answer === null && <Skeleton words={text('insights.look.reckoning')} lines={8} />}
      </>
    );
  if (trouble === null) return null;
  if (trouble.kind === 'past-lost')
    return (
      <ErrorState shape={answer === null ? 'page' : 'inline'} title={text('insights.look.past-lost')}>
        {text('insights.look.past-lost-words')}
      </ErrorState>
    );
  const isStopped = trouble.kind === 'stopped';
  return (
    <ErrorState
      shape={answer === null ? 'page' : 'inline'}
      title={text(isStopped ? 'insights.look.stopped' : 'insights.look.failed')}
      cure={{ label: text('insights.look.again'), onPress: again }}
    >
      {text(isStopped ? 'insights.look.stopped-words' : 'insights.look.failed-words')}
    </ErrorState>
  );
}
