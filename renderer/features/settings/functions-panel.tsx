import { type ReviewFunction, reviewFunctions } from '#shared/domain/agreements/agreement-approval';
import { changePreferences } from '../../data/preferences';
import { usePreferences } from '../../data/queries/preference-queries';
import { useWorkspace } from '../../data/use-workspace';
import { Panel } from '../../ui/panel';
import { Switch } from '../../ui/switch';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './settings-screen.module.css';

const functionWords = {
  product: 'agreements.function.product',
  engineering: 'agreements.function.engineering',
  customerSupport: 'agreements.function.customer-support',
  compliance: 'agreements.function.compliance',
  legal: 'agreements.function.legal',
} as const satisfies Record<ReviewFunction, MessageId>;

/** For which functions whoever uses this device speaks: agreements that wait for their word stand on Today. */
export function FunctionsPanel() {
  const text = useText();
  const workspace = useWorkspace();
  const chosen = usePreferences()?.reviewFunctions ?? [];
  return (
    <Panel title={text('settings.functions.title')}>
      <div className={styles.stack}>
        <p className={styles.words}>{text('settings.functions.words')}</p>
        {reviewFunctions.map((one) => (
          <Switch
            key={one}
            label={text(functionWords[one])}
            isSelected={chosen.includes(one)}
            onChange={(isOn) =>
              void changePreferences(workspace, {
                reviewFunctions: reviewFunctions.filter((each) => (each === one ? isOn : chosen.includes(each))),
              })
            }
          />
        ))}
      </div>
    </Panel>
  );
}
