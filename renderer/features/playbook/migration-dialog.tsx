import type { ReactNode } from 'react';
import type { MigratedQuestion, MigrationPreview } from '#shared/domain/interviews/interview-migration';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { StateMark, type StateTone } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './migration-notice.module.css';
import { reasonWords } from './migration-words';

type Fate = MigratedQuestion['fate'];

/** What has to be done stands first, what stays as it is last. */
const order: readonly { readonly fate: Fate; readonly title: MessageId; readonly mark: StateTone }[] = [
  { fate: 'look', title: 'playbook.fate.look', mark: 'lapsing' },
  { fate: 'new', title: 'playbook.fate.new', mark: 'missing' },
  { fate: 'open', title: 'playbook.fate.open', mark: 'missing' },
  { fate: 'gone', title: 'playbook.fate.gone', mark: 'neutral' },
  { fate: 'kept', title: 'playbook.fate.kept', mark: 'proven' },
];

export interface MigrationDialogProps {
  readonly isOpen: boolean;
  readonly preview: MigrationPreview;
  readonly onMove: () => Promise<void>;
  readonly onClose: () => void;
}

/** Before an interview is moved: what becomes of every question. Nothing is changed by looking. */
export function MigrationDialog({ isOpen, preview, onMove, onClose }: MigrationDialogProps) {
  const text = useText();
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      shape="wide"
      title={text('playbook.move.title', { from: preview.from, to: preview.to })}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('playbook.move.stay', { version: preview.from })}
          </Button>
          <Button kind="filled" onPress={() => void onMove()}>
            {text('playbook.move.move', { version: preview.to })}
          </Button>
        </>
      }
    >
      <MigrationSummary preview={preview} />
    </Dialog>
  );
}

/** Every question by what becomes of it. */
export function MigrationSummary({ preview }: { readonly preview: MigrationPreview }) {
  const text = useText();
  return (
    <>
      <p className={styles.quiet}>{text('playbook.move.promise')}</p>
      {order.map(({ fate, title, mark }) => {
        const own = preview.questions.filter((one) => one.fate === fate);
        if (own.length === 0) return null;
        return (
          <section key={fate} className={styles.group}>
            <h3 className={styles.groupTitle}>
              <StateMark state={mark} word={text(title, { count: own.length })} />
            </h3>
            <ul className={styles.questions}>
              {own.map((one) => (
                <li key={one.question.id} className={styles.question}>
                  <p>
                    <span className={styles.id}>{one.question.id}</span> {one.question.text}
                  </p>
                  <Detail one={one} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function Detail({ one }: { readonly one: MigratedQuestion }): ReactNode {
  const text = useText();
  switch (one.fate) {
    case 'look':
      return (
        <ul className={styles.reasons}>
          {one.reasons.map((reason) => (
            <li key={`${reason.kind} ${reason.fieldId}`}>{reasonWords(reason, text)}</li>
          ))}
        </ul>
      );
    case 'kept':
      return one.isReworded ? <p className={styles.quiet}>{text('playbook.fate.reworded')}</p> : null;
    case 'new':
      if (one.offeredFrom.length > 0)
        return (
          <p className={styles.quiet}>{text('playbook.fate.offered', { questions: one.offeredFrom.join(', ') })}</p>
        );
      return one.applies ? null : <p className={styles.quiet}>{text('playbook.fate.if-applies')}</p>;
    case 'gone':
      return (
        <p className={styles.quiet}>
          {text(one.answer ? 'playbook.fate.gone-answered' : 'playbook.fate.gone-unanswered')}
        </p>
      );
    case 'open':
      return null;
  }
}
