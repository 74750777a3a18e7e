import { useNavigate } from 'react-router';
import { Button } from '../../ui/button';
import { useText } from '../../ui/use-text';
import type { ProofDoing, ProofWay } from './proof-way';

export interface ProofButtonProps extends ProofDoing {
  readonly way: ProofWay;
  /** What it is about, for those who hear the buttons without their rows. */
  readonly about: string;
}

/** The one button that leads to a proof. */
export function ProofButton({ way, about, onBring, onAsk }: ProofButtonProps) {
  const text = useText();
  const navigate = useNavigate();
  const words = text(way.label);
  const press = () => {
    if (way.kind === 'bring') return onBring(way.request);
    if (way.kind === 'ask') return onAsk(way.questionId);
    void navigate(way.href);
  };
  return (
    <Button aria-label={text('gates.do.about', { words, about })} onPress={press}>
      {words}
    </Button>
  );
}
