import { useNavigate } from 'react-router';
import { Button } from '../../ui/button';
import { useText } from '../../ui/use-text';
import type { BringRequest, ProofWay } from './proof-way';

export interface ProofButtonProps {
  readonly way: ProofWay;
  /** What it is about, for those who hear the buttons without their rows. */
  readonly about: string;
  readonly onBring: (request: BringRequest) => void;
}

/** The one button that leads to a proof. */
export function ProofButton({ way, about, onBring }: ProofButtonProps) {
  const text = useText();
  const navigate = useNavigate();
  const words = text(way.label);
  return (
    <Button
      aria-label={text('gates.do.about', { words, about })}
      onPress={() => (way.kind === 'bring' ? onBring(way.request) : void navigate(way.href))}
    >
      {words}
    </Button>
  );
}
