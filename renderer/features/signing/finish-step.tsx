import { useCallback, useEffect, useState } from 'react';
import { useWorkspace } from '../../data/use-workspace';
import { ErrorState } from '../../ui/error-state';
import { Spinner } from '../../ui/spinner';
import { useText } from '../../ui/use-text';
import { finishSigning } from './finish-signing';
import type { CeremonyRefusal } from './refusal-words';
import styles from './signing-screen.module.css';
import { useStepFocus } from './step-focus';
import { useRefusal } from './use-refusal';

/** Begun as soon as it is in view, and again when asked. */
export function FinishStep({ sessionId }: { readonly sessionId: string }) {
  const workspace = useWorkspace();
  const say = useRefusal([]);
  const [refusal, setRefusal] = useState<CeremonyRefusal | null>(null);
  const finish = useCallback(async () => {
    setRefusal(null);
    const done = await finishSigning(workspace, sessionId);
    if (!done.ok) setRefusal(done.error);
  }, [workspace, sessionId]);
  useEffect(() => void finish(), [finish]);
  return <FinishView refusal={refusal && say(refusal)} onAgain={() => void finish()} />;
}

export interface FinishViewProps {
  readonly refusal: string | null;
  readonly onAgain: () => void;
}

/** All have signed: the file is frozen. Begun again by itself after a crash. */
export function FinishView({ refusal, onAgain }: FinishViewProps) {
  const text = useText();
  const title = useStepFocus();
  return (
    <section className={styles.step} aria-labelledby="signing-finish">
      <h1 ref={title} tabIndex={-1} id="signing-finish" className={styles.question}>
        {text('signing.finish.title')}
      </h1>
      <p className={styles.words}>{text('signing.finish.words')}</p>
      {refusal === null ? (
        <Spinner words={text('signing.finish.progress')} />
      ) : (
        <ErrorState
          shape="inline"
          title={text('signing.finishing.refused')}
          cure={{ label: text('signing.finishing.again'), onPress: onAgain }}
        >
          {refusal}
        </ErrorState>
      )}
    </section>
  );
}
