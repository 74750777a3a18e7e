import { ArrowRight } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { Party } from '#shared/domain/partners/person';
import type { Signature } from '#shared/domain/signing/signature';
import { Button } from '../../ui/button';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import styles from './signing-screen.module.css';
import { useStepFocus } from './step-focus';

export interface TurnStepProps {
  readonly page: DocumentPage;
  readonly signatures: readonly Signature[];
  readonly signed: Party;
  readonly next: Party;
  readonly onGoOn: () => void;
}

/** One has signed; the screen goes to the other side. */
export function TurnStep({ page, signatures, signed, next, onGoOn }: TurnStepProps) {
  const text = useText();
  const title = useStepFocus();
  const { formatTime } = useIntl();
  const signature = signatures.find(({ party }) => party === signed);
  const organisation = page.parties.find(({ party }) => party === next)?.name ?? '';
  return (
    <section className={styles.step} aria-labelledby="signing-turn">
      <StateMark
        state="proven"
        word={text('signing.turn.signed', {
          name: signature?.personName ?? '',
          time: signature ? formatTime(signature.signedAt) : '',
        })}
      />
      <h1 ref={title} tabIndex={-1} id="signing-turn" className={styles.question}>
        {text('signing.turn.title', { organisation })}
      </h1>
      <p className={styles.words}>{text('signing.turn.words')}</p>
      <Button kind="filled" size="large" icon={ArrowRight} onPress={onGoOn}>
        {text('signing.turn.go-on')}
      </Button>
    </section>
  );
}
