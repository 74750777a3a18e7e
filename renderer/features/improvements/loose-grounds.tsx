import { useIntl } from 'react-intl';
import type { FrictionNote } from '#shared/domain/improvements/improvement';
import { type Ground, groundOfNote, type NoteGroup } from '#shared/domain/improvements/improvement-rules';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { degreeTones, degreeWords, placeWords, sideWords, sourceWords } from './improvement-words';
import styles from './improvements.module.css';

/** What is to be taken up: one thing, or all that was noted at one place. */
export type TakeUp = (grounds: readonly Ground[]) => void;

export interface LooseNotesProps {
  readonly groups: readonly NoteGroup[];
  readonly index: PackIndex;
  readonly partnerOf: (partnerId: string) => string;
  readonly nameOf: (by: string) => string;
  readonly onTakeUp: TakeUp;
}

/** Friction notes that nobody has taken up, by where they rub, the heaviest place first. */
export function LooseNotes({ groups, index, partnerOf, nameOf, onTakeUp }: LooseNotesProps) {
  const text = useText();
  return (
    <Panel title={text('improvements.loose.title')}>
      {groups.length === 0 && (
        <EmptyState title={text('improvements.loose.none')}>{text('improvements.loose.none-hint')}</EmptyState>
      )}
      {groups.map(({ about, notes, weight }) => {
        const title = titleOf(about);
        return (
          <section key={`${about.kind} ${about.id}`} className={styles.group} aria-label={title}>
            <header className={styles.groupHead}>
              <h3 className={styles.groupTitle}>
                {title} <span className={styles.aside}>{text('improvements.loose.weight', { weight })}</span>
              </h3>
              {notes.length > 1 && (
                <Button
                  kind="plain"
                  aria-label={text('improvements.loose.take-all-of', { place: title })}
                  onPress={() => onTakeUp(notes.map(groundOfNote))}
                >
                  {text('improvements.loose.take-all')}
                </Button>
              )}
            </header>
            <ul className={styles.lines}>
              {notes.map((note) => (
                <NoteLine key={note.id} note={note} partnerOf={partnerOf} nameOf={nameOf} onTakeUp={onTakeUp} />
              ))}
            </ul>
          </section>
        );
      })}
    </Panel>
  );

  function titleOf({ kind, id }: NoteGroup['about']): string {
    if (kind === 'place') return placeWords(id, text);
    const title = index.moduleById.get(id)?.title ?? index.formById.get(id)?.title;
    return title === undefined ? id : `${id} ${title}`;
  }
}

function NoteLine({
  note,
  partnerOf,
  nameOf,
  onTakeUp,
}: Pick<LooseNotesProps, 'partnerOf' | 'nameOf' | 'onTakeUp'> & { readonly note: FrictionNote }) {
  const text = useText();
  const { formatDate } = useIntl();
  const facts = [
    text(sideWords[note.side]),
    ...(note.stepId === '' ? [] : [note.stepId]),
    ...(note.partnerId === null ? [] : [partnerOf(note.partnerId)]),
    nameOf(note.notedBy),
    formatDate(note.notedAt, { dateStyle: 'medium' }),
  ];
  return (
    <li className={styles.line}>
      <span className={styles.words}>{note.what}</span>
      <span className={styles.lineEnd}>
        <StateMark state={degreeTones[note.degree]} word={text(degreeWords[note.degree])} />
        <Button
          kind="plain"
          aria-label={text('improvements.loose.take-named', { what: note.what })}
          onPress={() => onTakeUp([groundOfNote(note)])}
        >
          {text('improvements.loose.take')}
        </Button>
      </span>
      <span className={classNames(styles.aside, styles.facts)}>{facts.join(' · ')}</span>
    </li>
  );
}

export interface OfferedGroundsProps {
  readonly offered: readonly Ground[];
  readonly partnerOf: (partnerId: string) => string;
  readonly onTakeUp: TakeUp;
}

/** A few of the latest: a list that nobody reads to its end feeds nobody. */
const shownAtOnce = 12;

/** What customers' cases, reviews and friction interviews offer to the backlog. */
export function OfferedGrounds({ offered, partnerOf, onTakeUp }: OfferedGroundsProps) {
  const text = useText();
  const { formatDate } = useIntl();
  return (
    <Panel title={text('improvements.offered.title')}>
      {offered.length === 0 ? (
        <EmptyState title={text('improvements.offered.none')}>{text('improvements.offered.none-hint')}</EmptyState>
      ) : (
        <ul className={styles.lines}>
          {offered.slice(0, shownAtOnce).map((ground) => (
            <li key={ground.id} className={styles.line}>
              <span className={styles.words}>{ground.title}</span>
              <span className={styles.lineEnd}>
                <StateMark state={degreeTones[ground.degree]} word={text(degreeWords[ground.degree])} />
                <Button
                  kind="plain"
                  aria-label={text('improvements.loose.take-named', { what: ground.title })}
                  onPress={() => onTakeUp([ground])}
                >
                  {text('improvements.loose.take')}
                </Button>
              </span>
              <span className={classNames(styles.aside, styles.facts)}>
                {[
                  text(sourceWords[ground.source]),
                  ...(ground.moduleId === '' ? [] : [ground.moduleId]),
                  ...(ground.partnerId === null ? [] : [partnerOf(ground.partnerId)]),
                  ...(ground.at === '' ? [] : [formatDate(ground.at, { dateStyle: 'medium' })]),
                ].join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {offered.length > shownAtOnce && (
        <p className={styles.aside}>{text('improvements.offered.more', { count: offered.length - shownAtOnce })}</p>
      )}
    </Panel>
  );
}
