import { useState } from 'react';
import type { ReviewFunction } from '#shared/domain/agreements/agreement-approval';
import type { SaidReview } from '../../data/actions/agreement-review-actions';
import { FieldGroup } from '../../ui/form';
import { RadioGroup } from '../../ui/radio-group';
import { TextArea } from '../../ui/text-area';
import { TextField } from '../../ui/text-field';
import { useText } from '../../ui/use-text';
import { KeepDialog } from './keep-dialog';
import { decisionWords, functionWords } from './review-words';

const decisions = ['approved', 'approvedWithConstraint', 'refused'] as const;

/** One function says what it can keep of the text, and what stands in its way. */
export function ApprovalDialog({
  reviewFunction,
  onSay,
  onClose,
}: {
  readonly reviewFunction: ReviewFunction;
  readonly onSay: (said: SaidReview) => Promise<string | null>;
  readonly onClose: () => void;
}) {
  const text = useText();
  const [said, setSaid] = useState<SaidReview>({
    reviewFunction,
    decision: 'approved',
    capability: '',
    constraint: '',
    personName: '',
  });
  return (
    <KeepDialog
      title={text('agreements.reviews.dialog', { function: text(functionWords[reviewFunction]) })}
      keepWords={text('agreements.reviews.keep')}
      onKeep={() => onSay(said)}
      onClose={onClose}
    >
      <FieldGroup title={text('agreements.reviews.said')}>
        <TextField
          label={text('agreements.reviews.person')}
          isRequired
          value={said.personName}
          onChange={(personName) => setSaid({ ...said, personName })}
        />
        <RadioGroup
          label={text('agreements.reviews.decision')}
          choices={decisions.map((id) => ({ id, label: text(decisionWords[id]) }))}
          value={said.decision}
          onChange={(decision) => setSaid({ ...said, decision })}
        />
        <TextArea
          label={text('agreements.reviews.capability')}
          description={text('agreements.reviews.capability-hint')}
          value={said.capability}
          onChange={(capability) => setSaid({ ...said, capability })}
        />
        <TextArea
          label={text('agreements.reviews.constraint')}
          isRequired={said.decision !== 'approved'}
          value={said.constraint}
          onChange={(constraint) => setSaid({ ...said, constraint })}
        />
      </FieldGroup>
    </KeepDialog>
  );
}
