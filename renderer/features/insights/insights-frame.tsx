import type { ReactNode } from 'react';
import type { InsightsLook, InsightsProgress, InsightsTrouble } from '../../data/insights-question';
import { useFiguresPlace } from '../../data/insights-source';
import { usePresentation } from '../../session/presentation';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { Link } from '../../ui/link';
import { PageHeader } from '../../ui/page-header';
import { ProgressBar } from '../../ui/progress-bar';
import { Skeleton } from '../../ui/skeleton';
import { type MessageId, type Text, useText } from '../../ui/use-text';
import { type DayChoice, DayField } from './day-field';
import { FiguresChoice, type Told } from './figures-choice';
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
  /** Of when the figures are that are shown; null: none are yet. Left out: the page does not choose whose they are. */
  readonly told?: Told | null;
  readonly children: ReactNode;
}

/** What every page of insights has: its sides, the day that is looked at, and nothing while the screen is turned. */
export function InsightsFrame({ title, facts, side, choice, actions, told, children }: InsightsFrameProps) {
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
      {told !== undefined && <FiguresChoice told={told} />}
      {children}
    </div>
  );
}

/** How far an answer is: shown above it while it is reckoned anew, in its place while there is none. */
export function LookState({ look }: { readonly look: InsightsLook<unknown> }) {
  const text = useText();
  const isOfHere = useFiguresPlace() === 'device';
  const { answer, progress, trouble, stop, again } = look;
  const reckoning = text(isOfHere ? 'insights.look.reckoning' : 'insights.look.asking');
  if (progress !== null)
    return (
      <>
        <div className={styles.look}>
          <ProgressBar
            label={reckoning}
            done={progress.done}
            of={progress.of}
            words={progressWords(progress, isOfHere, text)}
          />
          <Button onPress={stop}>{text('insights.look.stop')}</Button>
        </div>
        {answer === null && <Skeleton words={reckoning} lines={8} />}
      </>
    );
  if (trouble === null) return null;
  if (trouble.kind === 'past-lost')
    return (
      <ErrorState shape={answer === null ? 'page' : 'inline'} title={text('insights.look.past-lost')}>
        {text('insights.look.past-lost-words')}
      </ErrorState>
    );
  return (
    <ErrorState
      shape={answer === null ? 'page' : 'inline'}
      title={text(troubleTitles[trouble.kind])}
      cure={{ label: text(isOfHere ? 'insights.look.again' : 'insights.look.ask-again'), onPress: again }}
    >
      {troubleWords(trouble, { isOfHere, isShown: answer !== null }, text)}
    </ErrorState>
  );
}

function progressWords(progress: InsightsProgress, isOfHere: boolean, text: Text): string {
  if (!isOfHere) return text('insights.look.asking-words');
  return progress.of === 0 ? text('insights.look.begun') : text('insights.look.progress', { ...progress });
}

/** What asking again may help with. */
type CurableTrouble = Exclude<InsightsTrouble, { readonly kind: 'past-lost' }>;

const troubleTitles = {
  stopped: 'insights.look.stopped',
  failed: 'insights.look.failed',
  offline: 'insights.hq.offline',
  'sign-in': 'insights.hq.sign-in',
  'not-granted': 'insights.hq.not-granted',
  busy: 'insights.hq.busy',
  refused: 'insights.hq.refused',
  'other-version': 'insights.hq.other-version',
} as const satisfies Record<CurableTrouble['kind'], MessageId>;

interface Shown {
  readonly isOfHere: boolean;
  /** An earlier answer to the same question is still in view. */
  readonly isShown: boolean;
}

/** Why there is no answer, and what helps. */
function troubleWords(trouble: CurableTrouble, { isOfHere, isShown }: Shown, text: Text): string {
  switch (trouble.kind) {
    case 'stopped':
      return text(isOfHere ? 'insights.look.stopped-words' : 'insights.hq.stopped-words');
    case 'failed':
      return text('insights.look.failed-words');
    case 'offline':
      return text(isShown ? 'insights.hq.offline-shown' : 'insights.hq.offline-words');
    case 'sign-in':
      return text('insights.hq.sign-in-words');
    case 'not-granted':
      return text('insights.hq.not-granted-words');
    case 'busy':
      return text('insights.hq.busy-words');
    case 'refused':
      return text('insights.hq.refused-words', { message: trouble.message });
    case 'other-version':
      return text('insights.hq.other-version-words');
  }
}
