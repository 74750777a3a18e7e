import { Trash2 } from 'lucide-react';
import { useIntl } from 'react-intl';
import { datasetFormats } from '#shared/domain/datasets/dataset-formats';
import type { PerformanceFile } from '#shared/domain/performance/performance-file';
import { type DataColumn, DataTable } from '../../ui/data-table';
import { ErrorState } from '../../ui/error-state';
import { FileDrop } from '../../ui/file-drop';
import { IconButton } from '../../ui/icon-button';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import { givenByWords } from '../../widgets/table-mapping/table-reading';
import styles from './negotiation-screen.module.css';

export interface HistoryPanelProps {
  readonly files: readonly PerformanceFile[];
  /** A file that could not even be looked at. */
  readonly problem: { readonly name: string; readonly words: string } | null;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onLeaveOut: (file: PerformanceFile) => void;
}

const accepted = ['.csv', '.tsv', '.txt', '.json', 'text/csv', 'text/plain', 'application/json'];

/** The partner's last months: the files that are negotiated on, and where more are brought. */
export function HistoryPanel({ files, problem, onFiles, onLeaveOut }: HistoryPanelProps) {
  const text = useText();
  const columns = useColumns(onLeaveOut);
  return (
    <Panel title={text('negotiation.history.title')}>
      <div className={styles.history}>
        {problem && (
          <ErrorState title={text('datasets.not-a-table', { name: problem.name })} shape="inline">
            {problem.words}
          </ErrorState>
        )}
        {files.length > 0 && (
          <DataTable
            caption={text('negotiation.history.files')}
            columns={columns}
            rows={files}
            keyOf={({ id }) => id}
            empty={null}
          />
        )}
        <FileDrop
          label={text('negotiation.history.drop')}
          description={text('negotiation.history.drop-hint')}
          accept={accepted}
          onFiles={onFiles}
        />
      </div>
    </Panel>
  );
}

function useColumns(onLeaveOut: HistoryPanelProps['onLeaveOut']): readonly DataColumn<PerformanceFile>[] {
  const text = useText();
  const { formatDate, formatNumber } = useIntl();
  const day = (at: string) => formatDate(at, { dateStyle: 'medium', timeZone: 'UTC' });
  return [
    { id: 'name', header: text('negotiation.history.file'), cell: ({ file }) => file.name },
    { id: 'table', header: text('negotiation.history.table'), cell: ({ table }) => datasetFormats[table].title },
    {
      id: 'rows',
      header: text('negotiation.history.rows'),
      kind: 'number',
      cell: ({ rows }) => formatNumber(rows),
    },
    {
      id: 'span',
      header: text('negotiation.history.span'),
      cell: ({ from, to }) => text('negotiation.history.from-to', { from: day(from), to: day(to) }),
    },
    {
      id: 'by',
      header: text('negotiation.history.by'),
      cell: ({ author, givenBy }) => text('negotiation.history.author', { author, side: text(givenByWords[givenBy]) }),
    },
    {
      id: 'leave',
      header: text('negotiation.history.leave'),
      cell: (file) => (
        <IconButton
          icon={Trash2}
          label={text('negotiation.history.leave-out', { name: file.file.name })}
          onPress={() => onLeaveOut(file)}
        />
      ),
    },
  ];
}
