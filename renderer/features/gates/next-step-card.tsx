import { useNavigate } from 'react-router';
import type { NextStep } from '#shared/domain/guidance/step';
import { Button } from '../../ui/button';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import styles from './next-step-card.module.css';
import { stepAddress } from './step-address';
import { useStepWords } from './step-words';

export interface NextStepCardProps {
  readonly step: NextStep;
  readonly partnerId: string;
  /** Takes the step; without it the button only leads to where it is taken. */
  readonly onTake?: (step: NextStep) => void;
  /** Whether it is the main thing on its page; only one button in view is filled. */
  readonly isMain?: boolean;
}

/** The one next thing of a partner, and the button that leads there. */
export function NextStepCard({ step, partnerId, onTake, isMain = true }: NextStepCardProps) {
  const text = useText();
  const navigate = useNavigate();
  const { title, detail, button, tone } = useStepWords()(step);
  const take = onTake ?? ((next: NextStep) => void navigate(stepAddress(next, partnerId)));
  return (
    <section className={styles.card} aria-label={text('gates.next.label')}>
      <div className={styles.words}>
        <StateMark state={tone} word={text('gates.next.label')} />
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.detail}>{detail}</p>
      </div>
      {button !== null && (
        <Button kind={isMain ? 'filled' : 'quiet'} onPress={() => take(step)}>
          {button}
        </Button>
      )}
    </section>
  );
}
