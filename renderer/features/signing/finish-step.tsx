import { useCallback, useEffect, useState } from 'react';
import { useWorkspace } from '../../data/use-workspace';
import { ErrorState } from '../../ui/error-state';
import { ProgressBar } from '../../ui/progress-bar';
import { useText } from '../../ui/use-text';
import { type FreezeRefusal, finishFreeze } from './finish-freeze';
import styles from './signing-screen.module.css';
import { useStepFocus } from './step-focus';

/** Both have signed: the file is printed and frozen. Begun again by itself after a crash. */
export function FinishStep({ agreementId }: { readonly agreementId: string }) {
  const workspace = useWorkspace();
  const [share, setShare] = useState(0);
  const [refusal, setRefusal] = useState<FreezeRefusal | null>(null);
  const finish = useCallback(async () => {
    setRefusal(null);
    const done = await finishFreeze(workspace, agreementId, setShare);
    if (!done.ok) setRefusal(done.error);
  }, [workspace, agreementId]);
  useEffect(() => void finish(), [finish]);
  return <FinishView share={share} refusal={refusal} onAgain={() => void finish()} />;
}

/** The step as it is seen. */
export function FinishView({
  share,
  refusal,
  onAgain,
}: {
  readonly share: number;
  readonly refusal: FreezeRefusal | null;
  readonly onAgain: () => void;
}) {
  const text = useText();
  const title = useStepFocus();
  return (
    <section className={styles.step} aria-labelledby="signing-finish">
      <h1 ref={title} tabIndex={-1} id="signing-finish" className={styles.question}>
        {text('signing.finish.title')}
      </h1>
      <p className={styles.words}>{text('signing.finish.words')}</p>
      {refusal === null ? (
        <div className={styles.progress}>
          <ProgressBar
            label={text('signing.finish.progress')}
            hideLabel
            done={Math.round(share * 100)}
            of={100}
            words={text('signing.finish.share', { share })}
          />
        </div>
      ) : (
        <ErrorState
          shape="inline"
          title={text('signing.finishing.refused')}
          cure={{ label: text('signing.finishing.again'), onPress: onAgain }}
        >
          {text(...refusal)}
        </ErrorState>
      )}
    </section>
  );
}
