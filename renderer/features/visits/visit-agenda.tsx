import { ArrowDown, ArrowUp, CornerUpRight, Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { BoxOnClock } from '#shared/domain/visits/agenda-clock';
import { agendaClock } from '#shared/domain/visits/agenda-clock';
import { stillProposed } from '#shared/domain/visits/agenda-rules';
import type { AgendaItem, Visit } from '#shared/domain/visits/visit';
import { visitState } from '#shared/domain/visits/visit-rules';
import {
  addToAgenda,
  moveInAgenda,
  removeFromAgenda,
  setAgendaMinutes,
  tickAgendaItem,
} from '../../data/actions/visit-actions';
import { useWorkspace } from '../../data/use-workspace';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { IconButton } from '../../ui/icon-button';
import { NumberField } from '../../ui/number-field';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { showToast } from '../../ui/toast';
import { type MoveWay, useFollowedButton } from '../../ui/use-followed-button';
import { type MessageId, useText } from '../../ui/use-text';
import { AgendaTotals } from './agenda-totals';
import { NewAgendaItemForm } from './new-agenda-item';
import { useClock } from './use-clock';
import styles from './visit-agenda.module.css';

export interface VisitAgendaProps {
  readonly visit: Visit;
  /** What could be done in this visit, the most worth first. */
  readonly proposals: readonly AgendaItem[];
  /** Leads to where an item is done. */
  readonly onOpen?: ((item: AgendaItem) => void) | undefined;
}

/** What to get done in a visit, in order, each with its time box, and the clock that runs over them. */
export function VisitAgenda(props: VisitAgendaProps) {
  return <AgendaAt {...props} now={useClock()} />;
}

/** The agenda as it is at an instant. */
export function AgendaAt({ visit, proposals, onOpen, now }: VisitAgendaProps & { readonly now: string }) {
  const text = useText();
  const clock = agendaClock(visit, now);
  const acts = useAgendaActs(visit);
  const { list, follow } = useFollowedButton(visit.agenda);
  const canChange = visitState(visit) !== 'ended';
  const proposed = stillProposed(visit, proposals);
  return (
    <Panel title={text('visits.agenda.title')}>
      <div className={styles.agenda}>
        <AgendaTotals clock={clock} onTakeOff={canChange ? acts.takeOff : undefined} />
        {clock.boxes.length === 0 && <p className={styles.quiet}>{text('visits.agenda.empty')}</p>}
        <ol ref={list} className={styles.boxes} aria-label={text('visits.agenda.title')}>
          {clock.boxes.map((box, at) => (
            <AgendaBox
              key={box.item.id}
              box={box}
              at={at}
              of={clock.boxes.length}
              canChange={canChange}
              canTick={visitState(visit) === 'underWay'}
              acts={acts}
              onMove={(way) => {
                follow(box.item.id, way);
                acts.move(box.item, way === 'up' ? at - 1 : at + 1);
              }}
              onOpen={onOpen}
            />
          ))}
        </ol>
        {canChange && proposed.length > 0 && (
          <section className={styles.proposed} aria-label={text('visits.agenda.proposed')}>
            <h3>{text('visits.agenda.proposed')}</h3>
            <ul>
              {proposed.map((item) => (
                <li key={item.id} data-private={isOurs(item) || undefined}>
                  <Button icon={Plus} onPress={() => acts.add(item)}>
                    {text('visits.agenda.proposal', { title: item.title, minutes: item.minutes })}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        {canChange && <NewAgendaItemForm onAdd={acts.add} />}
      </div>
    </Panel>
  );
}

type Way = MoveWay;
type Acts = ReturnType<typeof useAgendaActs>;

interface AgendaBoxProps {
  readonly box: BoxOnClock;
  readonly at: number;
  readonly of: number;
  readonly canChange: boolean;
  readonly canTick: boolean;
  readonly acts: Acts;
  readonly onMove: (way: Way) => void;
  readonly onOpen: VisitAgendaProps['onOpen'];
}

function AgendaBox({ box, at, of, canChange, canTick, acts, onMove, onOpen }: AgendaBoxProps) {
  const text = useText();
  const { item, state } = box;
  return (
    <li
      className={styles.box}
      data-state={state}
      data-row={item.id}
      data-private={isOurs(item) || undefined}
      aria-current={state === 'running' ? 'step' : undefined}
    >
      <div className={styles.words}>
        {canTick ? (
          <Checkbox
            label={item.title}
            isSelected={item.doneAt !== null}
            onChange={(isDone) => acts.tick(item, isDone)}
          />
        ) : (
          <strong>{item.title}</strong>
        )}
        <span className={styles.quiet}>{text(kindWords[item.kind])}</span>
      </div>
      {/* Before a box begins its minutes stand in the field, where they can be changed. */}
      {canChange && state === 'waiting' ? <span /> : <BoxClock box={box} />}
      {canChange && (
        <div className={styles.tools}>
          <NumberField
            label={text('visits.agenda.minutes-of', { title: item.title })}
            hideLabel
            unit={text('visits.agenda.minutes-unit')}
            value={item.minutes}
            minValue={1}
            maxValue={480}
            onChange={(minutes) => {
              if (minutes !== null && minutes !== item.minutes) acts.setMinutes(item, Math.round(minutes));
            }}
          />
          {onOpen && (
            <IconButton
              icon={CornerUpRight}
              label={text('visits.agenda.open', { title: item.title })}
              onPress={() => onOpen(item)}
            />
          )}
          <IconButton
            icon={ArrowUp}
            data-way="up"
            label={text('visits.agenda.up', { title: item.title })}
            isDisabled={at === 0}
            onPress={() => onMove('up')}
          />
          <IconButton
            icon={ArrowDown}
            data-way="down"
            label={text('visits.agenda.down', { title: item.title })}
            isDisabled={at === of - 1}
            onPress={() => onMove('down')}
          />
          <IconButton
            icon={Trash2}
            label={text('visits.agenda.remove', { title: item.title })}
            onPress={() => acts.remove(item)}
          />
        </div>
      )}
    </li>
  );
}

function BoxClock({ box }: { readonly box: BoxOnClock }): ReactNode {
  const text = useText();
  const { item, state, spent, over } = box;
  if (spent === null || state === 'waiting')
    return <span className={styles.quiet}>{text('visits.page.minutes', { minutes: item.minutes })}</span>;
  const words = text('visits.agenda.spent', { spent, minutes: item.minutes });
  if (over > 0) return <StateMark state="lapsing" word={text('visits.agenda.spent-over', { spent, over })} />;
  return <StateMark state={state === 'done' ? 'proven' : 'pending'} word={words} />;
}

/** What only concerns us is not for the partner's eyes. */
function isOurs({ kind }: AgendaItem): boolean {
  return kind === 'review' || kind === 'riskTier';
}

export const kindWords = {
  interview: 'visits.agenda.kind-interview',
  evidence: 'visits.agenda.kind-evidence',
  review: 'visits.agenda.kind-review',
  drill: 'visits.agenda.kind-drill',
  document: 'visits.agenda.kind-document',
  riskTier: 'visits.agenda.kind-risk-tier',
  talk: 'visits.agenda.kind-talk',
} as const satisfies Record<AgendaItem['kind'], MessageId>;

function useAgendaActs({ id }: Visit) {
  const text = useText();
  const workspace = useWorkspace();
  const tell = async (done: ReturnType<typeof removeFromAgenda>) => {
    const outcome = await done;
    if (outcome.ok) return;
    const refused = refusalWords[outcome.error.kind as keyof typeof refusalWords];
    showToast({ tone: 'refused', words: text(refused ?? 'errors.storage-failed') });
  };
  return {
    add: (item: Pick<AgendaItem, 'kind' | 'ref' | 'title' | 'minutes'>) => {
      const { kind, ref, title, minutes } = item;
      void tell(addToAgenda(workspace, id, { kind, ref, title, minutes }));
    },
    remove: (item: AgendaItem) => void tell(removeFromAgenda(workspace, id, item.id)),
    move: (item: AgendaItem, place: number) => void tell(moveInAgenda(workspace, id, item.id, place)),
    setMinutes: (item: AgendaItem, minutes: number) => void tell(setAgendaMinutes(workspace, id, item.id, minutes)),
    tick: (item: AgendaItem, isDone: boolean) => void tell(tickAgendaItem(workspace, id, item.id, isDone)),
    takeOff: (items: readonly AgendaItem[]) => {
      for (const item of items) void tell(removeFromAgenda(workspace, id, item.id));
    },
  };
}

const refusalWords = {
  'item-there-already': 'visits.agenda.refused-there',
  'minutes-out-of-range': 'visits.agenda.refused-minutes',
  'title-missing': 'visits.agenda.refused-title',
  'visit-not-in-state': 'visits.agenda.refused-state',
  'storage-full': 'errors.storage-full',
} as const satisfies Record<string, MessageId>;
