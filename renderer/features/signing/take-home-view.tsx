import { FolderDown, Package } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { GuidedFile } from '#shared/domain/signing/take-home-guide';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ErrorState } from '../../ui/error-state';
import { ProgressBar } from '../../ui/progress-bar';
import { Spinner } from '../../ui/spinner';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import styles from './take-home.module.css';
import { fileWords } from './take-home-words';

/** A file of the folder as it is listed. */
export interface ListedFile {
  readonly path: string;
  readonly file: GuidedFile;
  readonly bytes: number;
}

export type TakeHomeState =
  | { readonly kind: 'composing' }
  | { readonly kind: 'refused'; readonly sentence: string }
  | {
      readonly kind: 'ready';
      readonly files: readonly ListedFile[];
      /** What is not in it, and why. */
      readonly notes: readonly string[];
      /** How many bytes of it are written; null: nothing is being saved. */
      readonly saving: number | null;
      /** What came of saving it. */
      readonly outcome: { readonly kind: 'saved' | 'not-saved'; readonly sentence: string } | null;
    };

export interface TakeHomeViewProps {
  readonly state: TakeHomeState;
  /** Into a place or onto a stick. Null: this place hands over single files only. */
  readonly onFolder: (() => void) | null;
  /** As one file. */
  readonly onOneFile: () => void;
  readonly onStop: () => void;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** What a partner takes home: every file with what it is, and the ways to hand it over. */
export function TakeHomeView(props: TakeHomeViewProps) {
  const { state, onClose } = props;
  const text = useText();
  const isSaving = state.kind === 'ready' && state.saving !== null;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={text('signing.take-home.title')}
      shape="wide"
      mustAnswer={isSaving}
      actions={<Actions {...props} />}
    >
      <Content {...props} />
    </Dialog>
  );
}

function Content({ state, onAgain }: TakeHomeViewProps) {
  const text = useText();
  switch (state.kind) {
    case 'composing':
      return <Spinner words={text('signing.take-home.composing')} />;
    case 'refused':
      return (
        <ErrorState
          shape="inline"
          title={text('signing.take-home.refused')}
          cure={{ label: text('signing.finishing.again'), onPress: onAgain }}
        >
          {state.sentence}
        </ErrorState>
      );
    case 'ready':
      return <Ready {...state} />;
  }
}

function Ready({ files, notes, saving, outcome }: Extract<TakeHomeState, { kind: 'ready' }>) {
  const text = useText();
  const sized = useSize();
  const all = files.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <div className={styles.part}>
      <p className={styles.words}>{text('signing.take-home.words')}</p>
      {saving !== null && (
        <ProgressBar
          label={text('signing.take-home.saving')}
          done={saving}
          of={all}
          words={text('signing.take-home.written', { done: sized(saving), all: sized(all) })}
        />
      )}
      <div role="status">{outcome?.kind === 'saved' && <StateMark state="proven" word={outcome.sentence} />}</div>
      {outcome?.kind === 'not-saved' && (
        <ErrorState shape="inline" title={text('signing.done.not-saved')}>
          {outcome.sentence}
        </ErrorState>
      )}
      <ul className={styles.files}>
        {files.map(({ path, file, bytes }) => (
          <li key={path} className={styles.file}>
            <span className={styles.name}>{path}</span>
            <span className={styles.size}>{sized(bytes)}</span>
            <span className={styles.what}>{text(fileWords(file))}</span>
          </li>
        ))}
      </ul>
      <p className={styles.sum}>{text('signing.take-home.sum', { count: files.length, size: sized(all) })}</p>
      {notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </div>
  );
}

function Actions({ state, onFolder, onOneFile, onStop, onClose }: TakeHomeViewProps) {
  const text = useText();
  if (state.kind !== 'ready') return <Button onPress={onClose}>{text('signing.take-home.close')}</Button>;
  if (state.saving !== null) return <Button onPress={onStop}>{text('signing.take-home.stop')}</Button>;
  return (
    <>
      <Button onPress={onClose}>{text('signing.take-home.close')}</Button>
      <Button icon={Package} kind={onFolder === null ? 'filled' : 'plain'} onPress={onOneFile}>
        {text('signing.take-home.one-file')}
      </Button>
      {onFolder !== null && (
        <Button icon={FolderDown} kind="filled" onPress={onFolder}>
          {text('signing.take-home.folder')}
        </Button>
      )}
    </>
  );
}

const megabyte = 1024 * 1024;

/** A size in the words of the person. */
function useSize(): (bytes: number) => string {
  const { formatNumber } = useIntl();
  return (bytes) =>
    bytes < megabyte
      ? formatNumber(Math.ceil(bytes / 1024), { style: 'unit', unit: 'kilobyte' })
      : formatNumber(bytes / megabyte, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
}
