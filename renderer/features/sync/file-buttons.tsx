import { ArrowUpToLine, RotateCcw, X } from 'lucide-react';
import { IconButton } from '../../ui/icon-button';
import { useText } from '../../ui/use-text';
import styles from './sync-screen.module.css';

/** What a person may ask for about a file that waits. Its bytes stay on the device in any case. */
export interface FileActions {
  readonly cancel: (sha256: string) => void;
  readonly first: (sha256: string) => void;
  readonly retry: (sha256: string) => void;
}

export interface FileButtonsProps {
  readonly sha256: string;
  readonly name: string;
  /** It is the next to go already. */
  readonly isFirst: boolean;
  /** It was cancelled or cannot be sent: it can only be tried again. */
  readonly isStopped: boolean;
  readonly actions: FileActions;
}

/** Before the others, not now, or once more. */
export function FileButtons({ sha256, name, isFirst, isStopped, actions }: FileButtonsProps) {
  const text = useText();
  if (isStopped)
    return (
      <IconButton label={text('sync.file.retry', { name })} icon={RotateCcw} onPress={() => actions.retry(sha256)} />
    );
  return (
    <div className={styles.files}>
      {!isFirst && (
        <IconButton
          label={text('sync.file.first', { name })}
          icon={ArrowUpToLine}
          onPress={() => actions.first(sha256)}
        />
      )}
      <IconButton label={text('sync.file.cancel', { name })} icon={X} onPress={() => actions.cancel(sha256)} />
    </div>
  );
}
