import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '#shared/base/result';
import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import styles from './welcome-screen.module.css';

export interface DemoOfferProps {
  readonly loadDemo: () => Promise<Result<unknown, unknown>>;
  /** The person asked for the demo when they started the program. */
  readonly startsAtOnce: boolean;
  readonly onLoaded: () => void;
}

/** Three partners to look at before there are any of one's own. */
export function DemoOffer({ loadDemo, startsAtOnce, onLoaded }: DemoOfferProps) {
  const text = useText();
  const [state, setState] = useState<'offered' | 'loading' | 'failed'>('offered');
  const begun = useRef(false);
  const load = useCallback(async () => {
    if (begun.current) return;
    begun.current = true;
    setState('loading');
    const loaded = await loadDemo().catch(() => null);
    begun.current = false;
    if (loaded?.ok) return onLoaded();
    setState('failed');
  }, [loadDemo, onLoaded]);
  const startedByItself = useRef(false);
  useEffect(() => {
    if (!startsAtOnce || startedByItself.current) return;
    startedByItself.current = true;
    void load();
  }, [startsAtOnce, load]);
  return (
    <Panel title={text('welcome.demo.title')}>
      <div className={styles.stack}>
        <p className={styles.quiet}>{text('welcome.demo.words')}</p>
        {state === 'failed' ? (
          <ErrorState
            title={text('welcome.demo.failed')}
            shape="inline"
            cure={{ label: text('welcome.demo.again'), onPress: () => void load() }}
          >
            {text('welcome.demo.failed-words')}
          </ErrorState>
        ) : (
          <div>
            <Button isDisabled={state === 'loading'} onPress={() => void load()}>
              {text(state === 'loading' ? 'welcome.demo.loading' : 'welcome.demo.button')}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
