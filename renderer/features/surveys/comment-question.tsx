import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/text-area';
import { useText } from '../../ui/use-text';
import styles from './surveys.module.css';

export interface CommentQuestionProps {
  readonly comment: string;
  readonly onComment: (comment: string) => void;
  readonly onBack: () => void;
  /** Keeps the answer; null: it was kept. Else why not, in words. */
  readonly onKeep: () => Promise<string | null>;
}

/** Why, in the person's own words, or nothing; then the answer is handed in. */
export function CommentQuestion({ comment, onComment, onBack, onKeep }: CommentQuestionProps) {
  const text = useText();
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    setPending(true);
    const refused = await onKeep();
    setPending(false);
    setProblem(refused);
  };
  return (
    <form className={styles.page} onSubmit={(event) => void keep(event)} aria-label={text('surveys.why')}>
      <h1 className={styles.question}>{text('surveys.why')}</h1>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <TextArea
        label={text('surveys.why-field')}
        description={text('surveys.why-hint')}
        rows={6}
        autoFocus
        maxLength={4000}
        value={comment}
        onChange={onComment}
      />
      <div className={styles.foot}>
        <Button size="large" onPress={onBack}>
          {text('surveys.back')}
        </Button>
        <Button kind="filled" size="large" type="submit" isPending={isPending}>
          {text('surveys.hand-in')}
        </Button>
      </div>
    </form>
  );
}
