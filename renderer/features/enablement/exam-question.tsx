import type { FormEvent } from 'react';
import type { Exam } from '#shared/domain/playbook/pack-enablement';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { useCommands } from '../../ui/commands';
import { RadioGroup } from '../../ui/radio-group';
import { useText } from '../../ui/use-text';
import styles from './exam-screen.module.css';
import { useQuestionFocus } from './question-focus';

export interface ExamQuestionProps {
  readonly question: Exam['questions'][number];
  /** From 0. */
  readonly at: number;
  readonly of: number;
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
  readonly onNext: () => void;
  readonly onBack: () => void;
}

/** One question of an exam. The figures choose an option, Enter goes on. */
export function ExamQuestion(props: ExamQuestionProps) {
  const { question, at, of, chosen, onChoose, onNext, onBack } = props;
  const text = useText();
  const words = useQuestionFocus();
  const isMany = question.right.length > 1;
  const toggle = (id: string) => {
    if (!isMany) return onChoose([id]);
    onChoose(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  };
  useCommands(
    question.options.slice(0, 9).map(({ id, label }, place) => ({
      id: `exam-option-${place}`,
      label,
      group: text('enablement.exam.options'),
      keys: String(place + 1),
      alsoWhileTyping: true,
      run: () => toggle(id),
    })),
  );
  const next = (event: FormEvent) => {
    event.preventDefault();
    onNext();
  };
  return (
    <form className={styles.page} onSubmit={next} aria-label={text('enablement.exam.question', { number: at + 1 })}>
      <p className={styles.quietText}>{text('enablement.exam.question-of', { number: at + 1, of })}</p>
      <h1 ref={words} tabIndex={-1} className={styles.title}>
        {question.text}
      </h1>
      {isMany ? (
        <fieldset className={styles.options}>
          <legend className={styles.quietText}>{text('enablement.exam.choose-all')}</legend>
          {question.options.map(({ id, label }, place) => (
            <Checkbox
              key={id}
              label={text('enablement.exam.option', { number: place + 1, label })}
              isSelected={chosen.includes(id)}
              onChange={() => toggle(id)}
            />
          ))}
        </fieldset>
      ) : (
        <div className={styles.options}>
          <RadioGroup
            label={text('enablement.exam.choose-one')}
            value={chosen[0] ?? null}
            onChange={(id) => onChoose([id])}
            choices={question.options.map(({ id, label }, place) => ({
              id,
              label: text('enablement.exam.option', { number: place + 1, label }),
            }))}
          />
        </div>
      )}
      <div className={styles.buttons}>
        <Button isDisabled={at === 0} onPress={onBack}>
          {text('enablement.exam.back')}
        </Button>
        <Button kind="filled" type="submit">
          {text('enablement.exam.next')}
        </Button>
      </div>
    </form>
  );
}
