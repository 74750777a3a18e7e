import { Ellipsis } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { ProgrammeTemplate } from '#shared/domain/playbook/pack-programme';
import { type GoalState, goalStates, goalsOfSprint } from '#shared/domain/programme/goal-rules';
import type { Programme, ProgrammeGoal } from '#shared/domain/programme/programme';
import { type ProgrammeDay, sprintSpans } from '#shared/domain/programme/programme-days';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { Menu } from '../../ui/menu';
import { ProgressBar } from '../../ui/progress-bar';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { goalTones, goalWords } from './programme-words';
import styles from './sprint-board.module.css';

export interface SprintBoardProps {
  readonly programme: Programme;
  readonly template: ProgrammeTemplate;
  readonly goals: readonly ProgrammeGoal[];
  readonly day: ProgrammeDay;
  /** Moves a goal at once; to `done` it first has to be said what was shown. */
  readonly onMove: (goal: ProgrammeGoal, to: GoalState) => void;
  readonly onAssign: (goal: ProgrammeGoal) => void;
}

/** The three sprints side by side, each with its goals. */
export function SprintBoard({ programme, template, goals, day, onMove, onAssign }: SprintBoardProps) {
  const text = useText();
  const { formatDateTimeRange } = useIntl();
  return (
    <div className={styles.board}>
      {sprintSpans(programme, template).map(({ sprint, from, to }) => {
        const own = goalsOfSprint(goals, sprint);
        const done = own.filter(({ state }) => state === 'done').length;
        const isNow = day.phase === 'running' && day.sprint === sprint;
        const title = template.sprints.find(({ number }) => number === sprint)?.title ?? '';
        return (
          <section key={sprint} className={styles.sprint} data-now={isNow} aria-labelledby={`sprint-${sprint}`}>
            <header className={styles.head}>
              <p className={styles.kicker}>
                {text('programme.sprint.number', { number: sprint })}
                {isNow && <Badge>{text('programme.sprint.now')}</Badge>}
              </p>
              <h2 id={`sprint-${sprint}`} className={styles.title}>
                {title}
              </h2>
              <p className={styles.span}>
                {formatDateTimeRange(Date.parse(from), Date.parse(to), {
                  day: 'numeric',
                  month: 'short',
                  timeZone: 'UTC',
                })}
              </p>
              <ProgressBar
                label={text('programme.sprint.progress', { title })}
                hideLabel
                done={done}
                of={own.length}
                words={text('programme.sprint.done-of', { done, all: own.length })}
              />
            </header>
            <ul className={styles.goals}>
              {own.map((goal) => (
                <li key={goal.id}>
                  <GoalCard goal={goal} onMove={onMove} onAssign={onAssign} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function GoalCard({
  goal,
  onMove,
  onAssign,
}: Pick<SprintBoardProps, 'onMove' | 'onAssign'> & { readonly goal: ProgrammeGoal }) {
  const text = useText();
  const { title, proof, state, owner, shown } = goal;
  const next = ({ toDo: 'inHand', inHand: 'done', done: null } as const)[state];
  return (
    <article className={styles.goal} data-state={state} aria-label={title}>
      <h3 className={styles.goalTitle}>{title}</h3>
      <p className={styles.proof}>
        {state === 'done' ? text('programme.goal.shown', { shown }) : text('programme.goal.proof', { proof })}
      </p>
      {owner !== '' && <p className={styles.owner}>{text('programme.goal.owner', { owner })}</p>}
      <div className={styles.foot}>
        <StateMark state={goalTones[state]} word={text(goalWords[state])} />
        <span className={styles.moves}>
          {next !== null && (
            <Button
              kind="plain"
              aria-label={text(next === 'done' ? 'programme.goal.finish-named' : 'programme.goal.begin-named', {
                title,
              })}
              onPress={() => onMove(goal, next)}
            >
              {text(next === 'done' ? 'programme.goal.finish' : 'programme.goal.begin')}
            </Button>
          )}
          <Menu
            label={text('programme.goal.menu', { title })}
            trigger={<IconButton icon={Ellipsis} label={text('programme.goal.menu', { title })} hideTooltip />}
            entries={[
              ...goalStates.map((to) => ({
                id: to,
                label: text('programme.goal.move-to', { state: text(goalWords[to]) }),
                isDisabled: to === state,
                onAction: () => onMove(goal, to),
              })),
              { id: 'line', kind: 'line' },
              { id: 'owner', label: text('programme.goal.assign'), onAction: () => onAssign(goal) },
            ]}
          />
        </span>
      </div>
    </article>
  );
}
