import { useEffect, useState } from 'react';
import { type Command, currentCommands } from '../ui/commands';
import { Dialog } from '../ui/dialog';
import { KeyHint } from '../ui/key-hint';
import { matchesKeys } from '../ui/key-names';
import { useText } from '../ui/use-text';
import styles from './keys.module.css';

/** Listens for the keys of all current commands. */
export function useCommandKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // Something in front has the keys: Escape closes it, letters type into it.
      if (event.defaultPrevented || event.isComposing || document.querySelector(inFront)) return;
      if (event.key === 'Escape' && leaveField(event.target)) return;
      const command = currentCommands().find((one) => one.keys !== undefined && isMeant(one, one.keys, event));
      if (!command) return;
      event.preventDefault();
      command.run();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** All keys that do something now. */
export function KeysSheet({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const text = useText();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={text('app.keys.title')}>
      <KeyList />
    </Dialog>
  );
}

function KeyList() {
  // Read once, when the sheet opens: while it is in front nothing else can be offered.
  const [groups] = useState(() => Map.groupBy(currentCommands().filter(hasKeys), ({ group }) => group));
  return [...groups].map(([group, commands]) => (
    <section key={group} className={styles.group}>
      <h3 className={styles.title}>{group}</h3>
      <dl>
        {commands.map(({ id, label, keys }) => (
          <div key={id} className={styles.row}>
            <dt>{label}</dt>
            <dd>
              <KeyHint keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

// React Aria marks its popovers with data-trigger; menus and pickers are drawn in those.
const inFront = '[role="dialog"], [data-trigger]';

function hasKeys(command: Command): command is Command & { readonly keys: string } {
  return command.keys !== undefined;
}

function isMeant(command: Command, keys: string, event: KeyboardEvent): boolean {
  if (!matchesKeys(event, keys)) return false;
  return keys.includes('mod+') || command.alsoWhileTyping === true || !isWriting(event.target);
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input:not([type=checkbox], [type=radio]), textarea, [role=spinbutton]') !== null)
  );
}

/** The first Escape leaves the field that is being written in, the next one the page. */
function leaveField(target: EventTarget | null): boolean {
  if (!isWriting(target) || !(target instanceof HTMLElement)) return false;
  target.blur();
  return true;
}
