import { SwitchButton, SwitchField, type SwitchFieldProps } from 'react-aria-components/Switch';
import { Text } from 'react-aria-components/Text';
import { classNames } from './class-names';
import type { FieldWords } from './field';
import styles from './switch.module.css';

export interface SwitchProps
  extends Pick<FieldWords, 'label' | 'description'>,
    Omit<SwitchFieldProps, 'children' | 'className' | 'style' | 'isInvalid'> {}

/** A yes or no that counts at once. */
export function Switch({ label, description, ...rest }: SwitchProps) {
  return (
    <SwitchField {...rest} className={classNames(styles.field)}>
      <SwitchButton className={classNames(styles.button)}>
        <span className={styles.track} aria-hidden="true">
          <span className={styles.thumb} />
        </span>
        {label}
      </SwitchButton>
      {description && (
        <Text slot="description" className={classNames(styles.description)}>
          {description}
        </Text>
      )}
    </SwitchField>
  );
}
