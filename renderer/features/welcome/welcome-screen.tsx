import { useEffect, useRef, useState } from 'react';
import type { Result } from '#shared/base/result';
import type { Enrolled } from '#shared/sync/sync-state';
import { endWelcome, launchOf } from '../../data/actions/settings-actions';
import { useWorkspace } from '../../data/use-workspace';
import { useSync } from '../../session/sync';
import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { Panel } from '../../ui/panel';
import { Spinner } from '../../ui/spinner';
import { useFocusKept } from '../../ui/use-focus-kept';
import { useText } from '../../ui/use-text';
import { EnrolForm } from '../../widgets/enrol-form/enrol-form';
import { useEnrolmentWords } from '../../widgets/enrol-form/enrolment-words';
import { DemoOffer } from './demo-offer';
import styles from './welcome-screen.module.css';

export interface WelcomeScreenProps {
  /** Fills the workspace with the three partners of the demo. */
  readonly loadDemo: () => Promise<Result<unknown, unknown>>;
  /** The first start is over; leads into the program. */
  readonly onDone: () => void;
}

type Step =
  | { readonly step: 'asking'; readonly refusal: string | null }
  | { readonly step: 'enrolling'; readonly address: string }
  | { readonly step: 'connected'; readonly enrolled: Enrolled | null };

/** The first start: connect with HQ, or work without, or look at the demo. Shown until one was chosen. */
export function WelcomeScreen({ loadDemo, onDone }: WelcomeScreenProps) {
  const text = useText();
  const workspace = useWorkspace();
  const { controls } = useSync();
  const refusalWords = useEnrolmentWords();
  const launch = launchOf(workspace);
  const { hq, code } = launch;
  const [state, setState] = useState<Step>(() => firstStep(workspace.enrolment !== null, hq, code));
  const wasTried = useRef(false);
  const isWaiting = state.step === 'enrolling';
  useEffect(() => {
    // The code is good for one use: a second run of this effect must not spend it again.
    if (!isWaiting || !controls || hq === null || code === null || wasTried.current) return;
    wasTried.current = true;
    void controls.enrol({ hqAddress: hq, code, deviceName: '' }).then((result) => {
      setState(
        result.ok
          ? { step: 'connected', enrolled: result.value }
          : { step: 'asking', refusal: refusalWords(result.error) },
      );
    });
  }, [isWaiting, controls, hq, code, refusalWords]);
  const screen = useRef<HTMLDivElement>(null);
  useFocusKept(screen);
  const goOn = () => void endWelcome(workspace).then(onDone);
  return (
    <div ref={screen} tabIndex={-1} className={styles.screen}>
      <header className={styles.head}>
        <h1 className={styles.title}>{text('welcome.head.title')}</h1>
        <p className={styles.words}>{text('welcome.head.words')}</p>
      </header>
      {state.step === 'enrolling' && <Spinner words={text('welcome.enrolling.words', { address: state.address })} />}
      {state.step === 'connected' && <Connected enrolled={state.enrolled} onStart={goOn} />}
      {state.step === 'asking' && (
        <>
          {state.refusal !== null && (
            <ErrorState title={text('welcome.failed.title')} shape="inline">
              {state.refusal}
            </ErrorState>
          )}
          <Panel title={text('welcome.connect.title')}>
            <div className={styles.stack}>
              <p className={styles.quiet}>{text('welcome.connect.words')}</p>
              {controls && (
                <EnrolForm
                  address={hq ?? ''}
                  code={code ?? ''}
                  deviceName=""
                  isMain
                  actions={controls}
                  onEnrolled={(enrolled) => setState({ step: 'connected', enrolled })}
                />
              )}
            </div>
          </Panel>
          <Panel title={text('welcome.without.title')}>
            <div className={styles.stack}>
              <p className={styles.quiet}>{text('welcome.without.words')}</p>
              <div>
                <Button onPress={goOn}>{text('welcome.without.button')}</Button>
              </div>
            </div>
          </Panel>
        </>
      )}
      {state.step !== 'enrolling' && <DemoOffer loadDemo={loadDemo} startsAtOnce={launch.demo} onLoaded={goOn} />}
    </div>
  );
}

function firstStep(isEnrolled: boolean, hq: string | null, code: string | null): Step {
  if (isEnrolled) return { step: 'connected', enrolled: null };
  return hq !== null && code !== null ? { step: 'enrolling', address: hq } : { step: 'asking', refusal: null };
}

function Connected({ enrolled, onStart }: { readonly enrolled: Enrolled | null; readonly onStart: () => void }) {
  const text = useText();
  return (
    <Panel title={text('welcome.connected.title')}>
      <div className={styles.stack}>
        <p role="status">
          {enrolled
            ? text('welcome.connected.words', { person: enrolled.person, hq: enrolled.hqName })
            : text('welcome.connected.words-plain')}
        </p>
        <div>
          <Button kind="filled" size="large" onPress={onStart}>
            {text('welcome.connected.start')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
