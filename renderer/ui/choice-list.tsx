import { Check } from 'lucide-react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import type { Choice } from './choice';
import styles from './choice-list.module.css';
import { classNames } from './class-names';

/** The list that a select or a combo box opens. */
export function ChoiceList({ empty }: { readonly empty: string }) {
  return (
    <Popover offset={4} className={classNames(styles.popover)}>
      <ListBox<Choice>
        className={classNames(styles.list)}
        renderEmptyState={() => <div className={styles.empty}>{empty}</div>}
      >
        {(choice) => <ChoiceItem choice={choice} />}
      </ListBox>
    </Popover>
  );
}

/** The same list for a select, which knows its choices itself. */
export function ChoicePopover({ choices, empty }: { readonly choices: readonly Choice[]; readonly empty: string }) {
  return (
    <Popover offset={4} className={classNames(styles.popover)}>
      <ListBox
        items={choices}
        className={classNames(styles.list)}
        renderEmptyState={() => <div className={styles.empty}>{empty}</div>}
      >
        {(choice) => <ChoiceItem choice={choice} />}
      </ListBox>
    </Popover>
  );
}

function ChoiceItem({ choice }: { readonly choice: Choice }) {
  return (
    <ListBoxItem
      id={choice.id}
      textValue={choice.label}
      isDisabled={choice.isDisabled ?? false}
      className={classNames(styles.item)}
    >
      {({ isSelected }) => (
        <>
          <span className={styles.words}>
            <Text slot="label">{choice.label}</Text>
            {choice.description && (
              <Text slot="description" className={classNames(styles.description)}>
                {choice.description}
              </Text>
            )}
          </span>
          {isSelected && <Check size="1rem" strokeWidth={2} aria-hidden />}
        </>
      )}
    </ListBoxItem>
  );
}
