import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { CalendarDate } from '#shared/base/calendar-date';
import type { Result } from '#shared/base/result';
import type { WeekNote } from '#shared/domain/programme/programme';
import { mondayOf } from '#shared/domain/programme/programme-days';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { Panel } from '../../ui/panel';
import { TextArea } from '../../ui/text-area';
import { useText } from '../../ui/use-text';
import styles from './programme-screen.module.css';
import { refusalWords } from './programme-words';

export interface WeekWords {
  readonly said: string;
  readonly asks: string;
}

export interface WeekPanelProps {
  readonly today: CalendarDate;
  readonly note: WeekNote | null;
  /** Notes of earlier weeks. */
  readonly earlier: readonly WeekNote[];
  readonly onKeep: (words: WeekWords) => Promise<Result<unknown, { readonly kind: string }>>;
  readonly onShow: () => void;
}

/** What a person adds to the update of this week; the rest of it is computed. */
export function WeekPanel({ today, note, earlier, onKeep, onShow }: WeekPanelProps) {
  const text = useText();
  const { formatDate } = useIntl();
  const [isWriting, setWriting] = useState(false);
  const week = (day: string) => formatDate(mondayOf(day), { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return (
    <Panel
      title={text('programme.week.title', { week: week(today) })}
      actions={
        <>
          <Button kind="plain" onPress={() => setWriting(true)}>
            {text('programme.week.write')}
          </Button>
          <Button onPress={onShow}>{text('programme.week.show')}</Button>
        </>
      }
    >
      {note === null || (note.said === '' && note.asks === '') ? (
        <p className={styles.words}>{text('programme.week.nothing')}</p>
      ) : (
        <WeekWordsPart note={note} />
      )}
      {earlier.length > 0 && (
        <details className={styles.earlier}>
          <summary>{text('programme.week.earlier', { count: earlier.length })}</summary>
          {earlier.map((one) => (
            <section key={one.id} className={styles.earlierWeek}>
              <h3 className={styles.pilotName}>{text('programme.week.of', { week: week(one.week) })}</h3>
              <WeekWordsPart note={one} />
            </section>
          ))}
        </details>
      )}
      {isWriting && (
        <WeekDialog
          start={{ said: note?.said ?? '', asks: note?.asks ?? '' }}
          onKeep={onKeep}
          onClose={() => setWriting(false)}
        />
      )}
    </Panel>
  );
}

function WeekWordsPart({ note }: { readonly note: WeekNote }) {
  const text = useText();
  return (
    <div className={styles.said}>
      {note.said !== '' && <p>{note.said}</p>}
      {note.asks !== '' && (
        <p>
          <strong>{text('programme.week.asks')}</strong> {note.asks}
        </p>
      )}
    </div>
  );
}

function WeekDialog({
  start,
  onKeep,
  onClose,
}: {
  readonly start: WeekWords;
  readonly onKeep: WeekPanelProps['onKeep'];
  readonly onClose: () => void;
}) {
  const text = useText();
  const [words, setWords] = useState(start);
  const [problem, setProblem] = useState<string | null>(null);
  const keep = async () => {
    const kept = await onKeep(words);
    if (kept.ok) onClose();
    else setProblem(text(refusalWords(kept.error.kind)));
  };
  return (
    <Dialog isOpen onClose={onClose} title={text('programme.week.write')}>
      <Form
        onSubmit={() => void keep()}
        problems={problem === null ? [] : [{ name: null, message: problem }]}
        actions={
          <>
            <Button kind="plain" onPress={onClose}>
              {text('programme.form.cancel')}
            </Button>
            <Button kind="filled" type="submit">
              {text('programme.form.keep')}
            </Button>
          </>
        }
      >
        <TextArea
          autoFocus
          rows={5}
          label={text('programme.week.said')}
          description={text('programme.week.said-hint')}
          value={words.said}
          onChange={(said) => setWords((before) => ({ ...before, said }))}
        />
        <TextArea
          rows={3}
          label={text('programme.week.asks-label')}
          description={text('programme.week.asks-hint')}
          value={words.asks}
          onChange={(asks) => setWords((before) => ({ ...before, asks }))}
        />
      </Form>
    </Dialog>
  );
}
