import { useState } from 'react';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import type { Choice } from '../../ui/choice';
import { DatePicker } from '../../ui/date-picker';
import { Dialog } from '../../ui/dialog';
import { Form } from '../../ui/form';
import { Select } from '../../ui/select';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import styles from './performance.module.css';

/** What a question asks for. `moment` is a day and a time on the clock of this device; empty means now. */
export type Asked =
  | {
      readonly kind: 'line' | 'words' | 'day' | 'moment';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly isNeeded?: boolean;
      readonly value?: string;
    }
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly choices: readonly Choice<string>[];
      readonly value?: string;
    }
  | { readonly kind: 'yesNo'; readonly name: string; readonly label: string; readonly value?: boolean };

/** Answers by name; yes is `yes`, no is empty. */
export type Answers = Readonly<Record<string, string>>;

export interface Question {
  readonly title: string;
  readonly explains?: string | undefined;
  readonly asked: readonly Asked[];
  readonly keep: string;
  /** Null: kept. Else why not, in words. */
  readonly onKeep: (answers: Answers) => Promise<string | null>;
  /** Something that follows from the answers so far. */
  readonly says?: ((answers: Answers) => string) | undefined;
}

/** One question with its fields; the same look for everything that is written down after signing. */
export function QuestionDialog({
  question,
  onClose,
}: {
  readonly question: Question | null;
  readonly onClose: () => void;
}) {
  return (
    <Dialog isOpen={question !== null} onClose={onClose} title={question?.title ?? ''} shape="wide">
      {question && <QuestionForm key={question.title} question={question} onClose={onClose} />}
    </Dialog>
  );
}

function QuestionForm({ question, onClose }: { readonly question: Question; readonly onClose: () => void }) {
  const text = useText();
  const [answers, setAnswers] = useState<Answers>(() =>
    Object.fromEntries(question.asked.map((one) => [one.name, firstAnswer(one)])),
  );
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const keep = async () => {
    setPending(true);
    setProblem(null);
    const refused = await question.onKeep(answers);
    setPending(false);
    if (refused === null) onClose();
    else setProblem(refused);
  };
  return (
    <Form
      onSubmit={() => void keep()}
      problems={problem === null ? [] : [{ name: null, message: problem }]}
      actions={
        <>
          <Button kind="plain" onPress={onClose}>
            {text('performance.form.cancel')}
          </Button>
          <Button kind="filled" type="submit" isPending={isPending}>
            {question.keep}
          </Button>
        </>
      }
    >
      {question.explains && <p className={styles.words}>{question.explains}</p>}
      {question.asked.map((one, at) => (
        <AskedField
          key={one.name}
          asked={one}
          isFirst={at === 0}
          value={answers[one.name] ?? ''}
          onChange={(value) => setAnswers((now) => ({ ...now, [one.name]: value }))}
        />
      ))}
      {question.says && <p className={styles.says}>{question.says(answers)}</p>}
    </Form>
  );
}

function firstAnswer(asked: Asked): string {
  if (asked.kind === 'yesNo') return asked.value === true ? 'yes' : '';
  return asked.value ?? '';
}

interface AskedFieldProps {
  readonly asked: Asked;
  readonly isFirst: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function AskedField({ asked, isFirst, value, onChange }: AskedFieldProps) {
  const { name, label } = asked;
  if (asked.kind === 'yesNo') {
    return (
      <Checkbox name={name} label={label} isSelected={value === 'yes'} onChange={(on) => onChange(on ? 'yes' : '')} />
    );
  }
  if (asked.kind === 'choice') {
    return (
      <Select
        name={name}
        label={label}
        description={asked.hint}
        choices={asked.choices}
        value={value === '' ? null : value}
        onChange={onChange}
      />
    );
  }
  const words = { name, label, description: asked.hint, isRequired: asked.isNeeded ?? false };
  if (asked.kind === 'words') return <TextArea {...words} rows={3} value={value} onChange={onChange} />;
  if (asked.kind === 'day') {
    return <DatePicker {...words} value={value === '' ? null : value} onChange={(day) => onChange(day ?? '')} />;
  }
  const type = asked.kind === 'moment' ? 'datetime-local' : 'text';
  return <TextField {...words} type={type} autoFocus={isFirst} value={value} onChange={onChange} />;
}
