import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { Keyboard } from 'react-aria-components/Keyboard';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import { Text } from 'react-aria-components/Text';
import { classNames } from './class-names';
import { KeyHint } from './key-hint';
import styles from './menu.module.css';

export type MenuEntry =
  | { readonly kind: 'line'; readonly id: string }
  | {
      readonly kind?: 'action' | 'danger' | undefined;
      readonly id: string;
      readonly label: string;
      readonly description?: string | undefined;
      readonly icon?: LucideIcon | undefined;
      readonly keys?: string | undefined;
      readonly isDisabled?: boolean | undefined;
      readonly onAction: () => void;
    };

export interface MenuProps {
  /** The Button or IconButton that opens it. */
  readonly trigger: ReactElement;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

/** Things that can be done, behind one button. */
export function Menu({ trigger, label, entries }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover offset={4} placement="bottom start" className={classNames(styles.popover)}>
        <AriaMenu aria-label={label} items={entries} className={classNames(styles.menu)}>
          {(entry) => <Entry entry={entry} />}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  if (entry.kind === 'line') return <Separator className={classNames(styles.line)} />;
  const { icon: Icon, label, description, keys } = entry;
  return (
    <MenuItem
      id={entry.id}
      textValue={label}
      isDisabled={entry.isDisabled ?? false}
      onAction={entry.onAction}
      className={classNames(styles.item, entry.kind === 'danger' && styles.danger)}
    >
      {Icon && <Icon size="1rem" strokeWidth={1.75} aria-hidden />}
      <span className={styles.words}>
        <Text slot="label">{label}</Text>
        {description && (
          <Text slot="description" className={classNames(styles.description)}>
            {description}
          </Text>
        )}
      </span>
      {keys && (
        <Keyboard>
          <KeyHint keys={keys} />
        </Keyboard>
      )}
    </MenuItem>
  );
}
