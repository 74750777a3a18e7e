import type { FileProgress, FileTrouble } from '#shared/sync/sync-state';
import type { WaitingFile, WaitingRecord } from '../../data/queries/waiting-queries';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { ProgressBar } from '../../ui/progress-bar';
import { StateMark } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';
import { useAgeWords } from '../../widgets/moment-words';
import { useRecordWords } from '../../widgets/record-words';
import { useByteWords } from './byte-words';
import { type FileActions, FileButtons } from './file-buttons';
import styles from './sync-screen.module.css';

export interface WaitingPanelProps {
  readonly records: readonly WaitingRecord[];
  readonly files: readonly WaitingFile[];
  /** All changes that wait, also those beyond the list. */
  readonly changes: number;
  readonly moving: readonly FileProgress[];
  readonly troubles: readonly FileTrouble[];
  readonly isEnrolled: boolean;
  readonly fileActions: FileActions;
  readonly now: number;
}

/** What HQ does not have yet, with its age and size: records, then files. */
export function WaitingPanel(props: WaitingPanelProps) {
  const text = useText();
  const { records, files, changes } = props;
  const listed = records.reduce((sum, record) => sum + record.changes, 0);
  if (records.length === 0 && files.length === 0) {
    return (
      <Panel title={text('sync.waiting.title')}>
        <EmptyState title={text('sync.waiting.empty')}>
          {text(props.isEnrolled ? 'sync.waiting.empty-words' : 'sync.waiting.empty-unenrolled')}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel title={text('sync.waiting.title')} flush>
      <div className={styles.stack}>
        {records.length > 0 && <RecordsTable records={records} now={props.now} />}
        {changes > listed && <p className={styles.more}>{text('sync.waiting.more', { count: changes - listed })}</p>}
        {files.length > 0 && <FilesTable {...props} />}
      </div>
    </Panel>
  );
}

function RecordsTable({ records, now }: Pick<WaitingPanelProps, 'records' | 'now'>) {
  const text = useText();
  const recordWords = useRecordWords();
  const age = useAgeWords();
  const size = useByteWords();
  return (
    <DataTable
      caption={text('sync.waiting.records')}
      rows={records}
      keyOf={(record) => record.rowId}
      empty={null}
      columns={[
        { id: 'what', header: text('sync.waiting.what'), isRowHeader: true, cell: ({ name }) => recordWords(name) },
        { id: 'changes', header: text('sync.waiting.changes'), kind: 'number', cell: ({ changes }) => changes },
        { id: 'age', header: text('sync.waiting.age'), cell: ({ oldestAt }) => age(oldestAt, now) },
        { id: 'size', header: text('sync.waiting.size'), kind: 'number', cell: ({ bytes }) => size(bytes) },
      ]}
    />
  );
}

function FilesTable({ files, moving, troubles, fileActions, now }: WaitingPanelProps) {
  const text = useText();
  const age = useAgeWords();
  const size = useByteWords();
  const nameOf = (file: WaitingFile) => file.name || text('sync.waiting.file');
  return (
    <DataTable
      caption={text('sync.waiting.files')}
      rows={files}
      keyOf={(file) => file.sha256}
      empty={null}
      columns={[
        { id: 'what', header: text('sync.waiting.files'), isRowHeader: true, cell: nameOf },
        {
          id: 'state',
          header: text('sync.waiting.file-state'),
          cell: (file) => (
            <FileState
              name={nameOf(file)}
              moving={moving.find(({ sha256, direction }) => sha256 === file.sha256 && direction === 'up')}
              trouble={troubles.find(({ sha256 }) => sha256 === file.sha256)}
              isCancelled={file.isCancelled}
            />
          ),
        },
        { id: 'age', header: text('sync.waiting.age'), cell: ({ since }) => age(since, now) },
        { id: 'size', header: text('sync.waiting.size'), kind: 'number', cell: ({ bytes }) => size(bytes) },
        {
          id: 'do',
          header: text('sync.file.do'),
          cell: (file) => (
            <FileButtons
              sha256={file.sha256}
              name={nameOf(file)}
              isFirst={files[0]?.sha256 === file.sha256}
              isStopped={file.isCancelled || troubles.some(({ sha256 }) => sha256 === file.sha256)}
              actions={fileActions}
            />
          ),
        },
      ]}
    />
  );
}

const troubleWords = {
  missing: 'sync.file.missing',
  damaged: 'sync.file.damaged',
  'too-large': 'sync.file.too-large',
} as const satisfies Record<FileTrouble['why'], MessageId>;

interface FileStateProps {
  readonly name: string;
  readonly moving: FileProgress | undefined;
  readonly trouble: FileTrouble | undefined;
  readonly isCancelled: boolean;
}

function FileState({ name, moving, trouble, isCancelled }: FileStateProps) {
  const text = useText();
  const size = useByteWords();
  if (trouble) return <StateMark state="breach" word={text(troubleWords[trouble.why])} />;
  if (isCancelled) return <StateMark state="neutral" word={text('sync.file.cancelled')} />;
  if (!moving) return <StateMark state="pending" word={text('sync.file.waits')} />;
  const words = text('sync.file.moving', { done: size(moving.done), size: size(moving.bytes) });
  return (
    <ProgressBar
      label={text('sync.file.progress', { name })}
      hideLabel
      done={moving.done}
      of={moving.bytes}
      words={words}
    />
  );
}
