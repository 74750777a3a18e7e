import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import {
  type AgendaDraft,
  addToDraft,
  draftMinutes,
  moveInDraft,
  nameOfItem,
  setDraftMinutes,
  takeOffDraft,
} from '#shared/domain/visits/agenda-draft';
import type { NewAgendaItem } from '#shared/domain/visits/agenda-rules';
import { Button } from '../../ui/button';
import { FieldGroup } from '../../ui/form';
import { IconButton } from '../../ui/icon-button';
import { NumberField } from '../../ui/number-field';
import { StateMark } from '../../ui/state-mark';
import { type MoveWay, useFollowedButton } from '../../ui/use-followed-button';
import { useText } from '../../ui/use-text';
import styles from './draft-agenda.module.css';

export interface DraftAgendaProps {
  readonly partnerName: string;
  readonly draft: AgendaDraft;
  readonly onDraft: (draft: AgendaDraft) => void;
  /** Everything that could be done, whether it fits or not. */
  readonly possible: readonly NewAgendaItem[];
  /** Minutes of the visit; null: nobody has said. */
  readonly length: number | null;
}

/** The agenda of a visit that is being planned: proposed, and changed by whoever plans it. */
export function DraftAgenda({ partnerName, draft, onDraft, possible, length }: DraftAgendaProps) {
  const text = useText();
  const planned = draftMinutes(draft);
  const { list, follow } = useFollowedButton(draft.items);
  const there = new Set(draft.items.map(nameOfItem));
  const others = possible.filter((one) => !there.has(nameOfItem(one)));
  return (
    <FieldGroup title={text('visits.draft.heading', { partner: partnerName })}>
      <div className={styles.agenda}>
        <p className={styles.quiet}>{text('visits.draft.hint')}</p>
        {draft.items.length === 0 && (
          <p className={styles.quiet}>
            {text(possible.length === 0 ? 'visits.draft.nothing' : 'visits.draft.too-short')}
          </p>
        )}
        <ol ref={list} className={styles.boxes}>
          {draft.items.map((item, at) => (
            <DraftBox key={nameOfItem(item)} item={item} at={at} draft={draft} onDraft={onDraft} onFollow={follow} />
          ))}
        </ol>
        <div role="status">
          {length !== null && planned > length ? (
            <StateMark state="lapsing" word={text('visits.agenda.too-long', { over: planned - length })} />
          ) : (
            draft.items.length > 0 && (
              <p className={styles.quiet}>
                {length === null
                  ? text('visits.agenda.planned', { planned })
                  : text('visits.agenda.planned-of', { planned, length })}
              </p>
            )
          )}
        </div>
        <Others items={others} onAdd={(item) => onDraft(addToDraft(draft, item))} />
      </div>
    </FieldGroup>
  );
}

interface DraftBoxProps extends Pick<DraftAgendaProps, 'draft' | 'onDraft'> {
  readonly item: NewAgendaItem;
  readonly at: number;
  readonly onFollow: (name: string, way: MoveWay) => void;
}

function DraftBox({ item, at, draft, onDraft, onFollow }: DraftBoxProps) {
  const text = useText();
  const name = nameOfItem(item);
  const { title } = item;
  const move = (way: MoveWay) => {
    onFollow(name, way);
    onDraft(moveInDraft(draft, name, way === 'up' ? at - 1 : at + 1));
  };
  return (
    <li data-row={name} className={styles.box}>
      <span className={styles.title}>{title}</span>
      <div className={styles.tools}>
        <NumberField
          label={text('visits.agenda.minutes-of', { title })}
          hideLabel
          unit={text('visits.agenda.minutes-unit')}
          value={item.minutes}
          minValue={1}
          maxValue={480}
          onChange={(minutes) => {
            if (minutes !== null && minutes !== item.minutes)
              onDraft(setDraftMinutes(draft, name, Math.round(minutes)));
          }}
        />
        <IconButton
          icon={ArrowUp}
          data-way="up"
          label={text('visits.agenda.up', { title })}
          isDisabled={at === 0}
          onPress={() => move('up')}
        />
        <IconButton
          icon={ArrowDown}
          data-way="down"
          label={text('visits.agenda.down', { title })}
          isDisabled={at === draft.items.length - 1}
          onPress={() => move('down')}
        />
        <IconButton
          icon={Trash2}
          label={text('visits.agenda.remove', { title })}
          onPress={() => onDraft(takeOffDraft(draft, name))}
        />
      </div>
    </li>
  );
}

interface OthersProps {
  readonly items: readonly NewAgendaItem[];
  readonly onAdd: (item: NewAgendaItem) => void;
}

/** What does not fit or was taken off, to be put on all the same. */
function Others({ items, onAdd }: OthersProps) {
  const text = useText();
  if (items.length === 0) return null;
  return (
    <section aria-label={text('visits.draft.others')} className={styles.others}>
      <h3 className={styles.subtitle}>{text('visits.draft.others')}</h3>
      <ul>
        {items.map((item) => (
          <li key={nameOfItem(item)}>
            <Button
              kind="plain"
              icon={Plus}
              aria-label={text('visits.draft.add', { title: item.title })}
              onPress={() => onAdd(item)}
            >
              {text('visits.agenda.proposal', { title: item.title, minutes: item.minutes })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
