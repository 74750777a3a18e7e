import type { Improvement, ImprovementState } from '#shared/domain/improvements/improvement';
import type { ImprovementStep } from '#shared/domain/improvements/improvement-commands';
import { type MessageId, useText } from '../../ui/use-text';
import { type Done, WordsDialog } from './words-dialog';

type Owing = Exclude<ImprovementState, 'open'>;

export interface StepDialogProps {
  readonly improvement: Improvement;
  readonly to: Owing;
  readonly onStep: (step: ImprovementStep) => Done;
  readonly onClose: () => void;
}

/** Asks for what a step owes, and takes it. */
export function StepDialog({ improvement, to, onStep, onClose }: StepDialogProps) {
  const text = useText();
  const { label, hint, doWord } = owed[to];
  return (
    <WordsDialog
      title={improvement.title}
      label={text(label)}
      description={text(hint)}
      start={to === 'planned' ? improvement.inVersion : to === 'inHand' ? improvement.owner : ''}
      lines={to === 'planned' || to === 'inHand' ? 'one' : 'several'}
      doWord={text(doWord)}
      onKeep={(words) => onStep(stepOf(to, words))}
      onClose={onClose}
    />
  );
}

function stepOf(to: Owing, words: string): ImprovementStep {
  switch (to) {
    case 'planned':
      return { to, inVersion: words };
    case 'inHand':
      return { to, owner: words };
    case 'done':
      return { to, outcome: words };
    case 'declined':
      return { to, reason: words };
  }
}

const owed: Readonly<
  Record<Owing, { readonly label: MessageId; readonly hint: MessageId; readonly doWord: MessageId }>
> = {
  planned: {
    label: 'improvements.owed.version',
    hint: 'improvements.owed.version-hint',
    doWord: 'improvements.owed.plan',
  },
  inHand: { label: 'improvements.owed.owner', hint: 'improvements.owed.owner-hint', doWord: 'improvements.owed.take' },
  done: {
    label: 'improvements.owed.outcome',
    hint: 'improvements.owed.outcome-hint',
    doWord: 'improvements.owed.finish',
  },
  declined: {
    label: 'improvements.owed.reason',
    hint: 'improvements.owed.reason-hint',
    doWord: 'improvements.owed.decline',
  },
};
