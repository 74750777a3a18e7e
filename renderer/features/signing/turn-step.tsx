import { ArrowRight } from 'lucide-react';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { PlannedSigner } from '#shared/domain/signing/signing-session';
import { Button } from '../../ui/button';
import { useText } from '../../ui/use-text';
import styles from './signing-screen.module.css';
import { useStepFocus } from './step-focus';

export interface TurnViewProps {
  readonly signer: PlannedSigner;
  readonly page: DocumentPage;
  /** Who conducts the signing. */
  readonly conductor: string;
  readonly onHere: () => void;
  /** Back to whoever conducts: it is not this person who sits here. */
  readonly onNotMe: () => void;
}

/** The screen is turned: the person is greeted by name, and says that it is them. */
export function TurnView({ signer, page, conductor, onHere, onNotMe }: TurnViewProps) {
  const text = useText();
  const title = useStepFocus();
  const name = signer.personName;
  const organisation = page.parties.find(({ party }) => party === signer.party)?.name ?? '';
  return (
    <section className={styles.step} aria-labelledby="signing-turn">
      <h1 ref={title} tabIndex={-1} id="signing-turn" className={styles.greeting}>
        {text('signing.turn.title', { name })}
      </h1>
      <p className={styles.words}>
        {text('signing.turn.words', { title: page.title, reference: page.reference, organisation, conductor })}
      </p>
      <p className={styles.words}>{text('signing.turn.free')}</p>
      <div className={styles.foot}>
        <Button kind="plain" onPress={onNotMe}>
          {text('signing.turn.not-me', { name })}
        </Button>
        <Button kind="filled" size="large" icon={ArrowRight} onPress={onHere}>
          {text('signing.turn.go-on', { name })}
        </Button>
      </div>
    </section>
  );
}
