import { useId, useState } from 'react';
import { confidences } from '#shared/domain/interviews/answer';
import { Button } from '../../ui/button';
import { RadioGroup } from '../../ui/radio-group';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import { type MessageId, useText } from '../../ui/use-text';
import type { AnswerDraft } from './answer-draft';
import styles from './answer-margin.module.css';
import { PersonInput } from './person-input';

export interface AnswerMarginProps {
  readonly partnerId: string;
  readonly draft: AnswerDraft;
  /** Whether an earlier answer stands; then a reason for changing it is asked for. */
  readonly isCorrection: boolean;
  readonly onChange: (part: Partial<AnswerDraft>) => void;
}

const confidenceWords = {
  stated: 'interviews.confidence.stated',
  shown: 'interviews.confidence.shown',
  proven: 'interviews.confidence.proven',
} as const satisfies Record<(typeof confidences)[number], MessageId>;

/** What stands beside an answer: how far it is backed, who said it, a note for us, their own words. */
export function AnswerMargin({ partnerId, draft, isCorrection, onChange }: AnswerMarginProps) {
  const text = useText();
  const id = useId();
  const hasWords = draft.note !== '' || draft.quote !== '' || draft.saidBy !== null;
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
          value={draft.confidence}
          onChange={(confidence) => onChange({ confidence })}
        />
      </div>
      {isCorrection && (
        <TextField
          label={text('interviews.margin.reason')}
          value={draft.reason}
          onChange={(reason) => onChange({ reason })}
        />
      )}
      {!open && (
        <div>
          <Button onPress={() => setOpen(true)}>{text('interviews.margin.open')}</Button>
        </div>
      )}
      {open && (
        <>
          <PersonInput
            partnerId={partnerId}
            label={text('interviews.margin.said-by')}
            value={draft.saidBy ?? ''}
            onChange={(saidBy) => onChange({ saidBy })}
          />
          <TextArea
            label={text('interviews.margin.quote')}
            rows={2}
            value={draft.quote}
            onChange={(quote) => onChange({ quote })}
          />
          <div data-private>
            <TextArea
              label={text('interviews.margin.note')}
              rows={2}
              value={draft.note}
              onChange={(note) => onChange({ note })}
            />
          </div>
        </>
      )}
    </section>
  );
}
