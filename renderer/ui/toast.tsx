import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { Text } from 'react-aria-components/Text';
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastRegion as AriaToastRegion,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
} from 'react-aria-components/Toast';
import { Button } from './button';
import { classNames } from './class-names';
import { IconButton } from './icon-button';
import styles from './toast.module.css';
import { useText } from './use-text';

export interface ToastMessage {
  readonly words: string;
  /** `done`: it worked. `refused`: it did not, and the words say what to do. */
  readonly tone?: 'plain' | 'done' | 'refused' | undefined;
  /** Usually Undo. The toast goes away when it is pressed. */
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined;
}

/**
 * Says something that needs no answer. It goes away by itself after 6 s, later when it offers an action, and never
 * while it is pointed at; a refusal stays until it is closed.
 */
export function showToast(message: ToastMessage): void {
  const timeout = message.action ? 12_000 : 6_000;
  queue.add(message, message.tone === 'refused' ? {} : { timeout });
}

// The queue of React Aria still carries UNSTABLE in its name; only this file knows it.
const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 });

/** Where toasts appear. Drawn once, by the application. */
export function ToastRegion() {
  const text = useText();
  return (
    <AriaToastRegion queue={queue} aria-label={text('ui.toast.region')} className={classNames(styles.region)}>
      {({ toast }) => (
        <AriaToast toast={toast} className={classNames(styles.toast)}>
          {toast.content.tone === 'done' && <CircleCheck className={styles.done} size="1rem" aria-hidden />}
          {toast.content.tone === 'refused' && <CircleAlert className={styles.refused} size="1rem" aria-hidden />}
          {/* Polite: nothing said here may cut off someone who is being listened to. */}
          <ToastContent role="status" className={classNames(styles.words)}>
            <Text slot="title">{toast.content.words}</Text>
          </ToastContent>
          <ToastAction message={toast.content} onDone={() => queue.close(toast.key)} />
          <IconButton label={text('ui.toast.close')} icon={X} onPress={() => queue.close(toast.key)} hideTooltip />
        </AriaToast>
      )}
    </AriaToastRegion>
  );
}

function ToastAction({ message, onDone }: { readonly message: ToastMessage; readonly onDone: () => void }) {
  const { action } = message;
  if (!action) return null;
  return (
    <Button
      kind="plain"
      onPress={() => {
        action.onPress();
        onDone();
      }}
    >
      {action.label}
    </Button>
  );
}
