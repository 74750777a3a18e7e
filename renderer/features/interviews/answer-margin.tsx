import { memo, useId, useState } from 'react';
import { confidences } from '#shared/domain/interviews/answer';
import type { Person } from '#shared/domain/partners/person';
import { Button } from '../../ui/button';
import { RadioGroup } from '../../ui/radio-group';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import type { AnswerDraft } from './answer-draft';
import styles from './answer-margin.module.css';
import { confidenceWords } from './confidence-words';
import { PersonInput } from './person-input';

export interface AnswerMarginProps extends Omit<AnswerDraft, 'value'> {
  readonly partnerId: string;
  /** Those who answer in this interview. */
  readonly answering: readonly Person[];
  /** Whether an earlier answer stands; then a reason for changing it is asked for, and sometimes needed. */
  readonly correction: 'none' | 'mayBeExplained' | 'mustBeExplained';
  readonly onChange: (part: Partial<AnswerDraft>) => void;
}

/** What stands beside an answer: how far it is backed, who said it, a note for us, their own words. */
export const AnswerMargin = memo(function AnswerMargin(props: AnswerMarginProps) {
  const { partnerId, answering, correction, onChange, confidence, note, quote, saidBy, reason } = props;
  const text = useText();
  const id = useId();
  const hasWords = note !== '' || quote !== '' || (saidBy !== null && answering.length === 0);
  const [open, setOpen] = useState(hasWords);
  return (
    <section className={styles.margin} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {text('interviews.margin.title')}
      </h2>
      <div data-private>
        <RadioGroup
          orientation="horizontal"
          label={text('interviews.margin.confidence')}
          choices={confidences.map((each) => ({ id: each, label: text(confidenceWords[each]) }))}
          value={confidence}
          onChange={(chosen) => onChange({ confidence: chosen })}
        />
      </div>
      {correction !== 'none' && (
        <TextField
          name="reason"
          label={text('interviews.margin.reason')}
          description={correction === 'mustBeExplained' ? text('interviews.margin.reason-hint') : undefined}
          value={reason}
          onChange={(words) => onChange({ reason: words })}
        />
      )}
      {(answering.length > 0 || open) && (
        <SaidBy partnerId={partnerId} answering={answering} value={saidBy} onChange={onChange} />
      )}
      {!open && (
        <div>
          <Button onPress={() => setOpen(true)}>{text('interviews.margin.open')}</Button>
        </div>
      )}
      {open && (
        <>
          <TextArea
            label={text('interviews.margin.quote')}
            rows={2}
            value={quote}
            onChange={(words) => onChange({ quote: words })}
          />
          <div data-private>
            <TextArea
              label={text('interviews.margin.note')}
              rows={2}
              value={note}
              onChange={(words) => onChange({ note: words })}
            />
          </div>
        </>
      )}
    </section>
  );
});

interface SaidByProps {
  readonly partnerId: string;
  readonly answering: readonly Person[];
  readonly value: string | null;
  readonly onChange: (part: Partial<AnswerDraft>) => void;
}

const somebodyElse = 'somebody-else';

/** Who said it: one of those who answer, at one press; anybody else by name. */
function SaidBy({ partnerId, answering, value, onChange }: SaidByProps) {
  const text = useText();
  const isListed = answering.some(({ id }) => id === value);
  const [asksElse, setAsksElse] = useState(answering.length === 0 || (value !== null && !isListed));
  return (
    <>
      {answering.length > 0 && (
        <RadioGroup
          orientation="horizontal"
          label={text('interviews.margin.said-by')}
          choices={[
            ...answering.map(({ id, name }) => ({ id: id as string, label: name })),
            { id: somebodyElse, label: text('interviews.margin.somebody-else') },
          ]}
          value={asksElse ? somebodyElse : value}
          onChange={(chosen) => {
            setAsksElse(chosen === somebodyElse);
            onChange({ saidBy: chosen === somebodyElse ? null : chosen });
          }}
        />
      )}
      {asksElse && (
        <PersonInput
          partnerId={partnerId}
          label={text(answering.length > 0 ? 'interviews.margin.who-else' : 'interviews.margin.said-by')}
          value={value ?? ''}
          onChange={(saidBy) => onChange({ saidBy })}
        />
      )}
    </>
  );
}
