import { useState } from 'react';
import { useIntl } from 'react-intl';
import { datasetFormats } from '#shared/domain/datasets/dataset-formats';
import type { PerformanceFile } from '#shared/domain/performance/performance-file';
import { correctableUntil, countedFiles, isCorrectable } from '#shared/domain/performance/performance-file-rules';
import type { Sla } from '#shared/domain/slas/sla';
import type { PartnerFile } from '#shared/records/partner-file';
import { withdrawPerformanceFile } from '../../data/actions/performance-actions';
import { useWorkspace } from '../../data/use-workspace';
import type { Workspace } from '../../data/workspace';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { Dialog } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { FileDrop } from '../../ui/file-drop';
import { Panel } from '../../ui/panel';
import { type Text, useText } from '../../ui/use-text';
import { MappingDialog } from '../../widgets/table-mapping/mapping-dialog';
import styles from './performance.module.css';
import { whyNotKept } from './performance-words';
import { type Question, QuestionDialog } from './question-dialog';
import { TypedRowsDialog } from './typed-rows-dialog';
import { useBringing } from './use-bringing';

export interface DataTabProps {
  readonly file: PartnerFile;
  readonly agreementId: string;
  readonly sla: Sla;
  readonly asOf: string;
}

const accepted = ['.csv', '.tsv', '.txt', '.json', 'text/csv', 'text/plain', 'application/json'];

/** The files that are measured by: who brought them, and until when they can be corrected. */
export function DataTab({ file, agreementId, sla, asOf }: DataTabProps) {
  const text = useText();
  const [question, setQuestion] = useState<Question | null>(null);
  const [replacing, setReplacing] = useState<PerformanceFile | null>(null);
  const [isTyping, setTyping] = useState(false);
  const files = countedFiles(agreementId, file.performanceFiles, asOf);
  const bringing = useBringing({ partnerId: file.partner.id, agreementId, zone: sla.zone, files });
  return (
    <div className={styles.parts}>
      {bringing.problem && (
        <ErrorState title={text('datasets.not-a-table', { name: bringing.problem.name })} shape="inline">
          {bringing.problem.words}
        </ErrorState>
      )}
      <FileDrop
        label={text('performance.data.drop')}
        description={text('performance.data.drop-hint')}
        accept={accepted}
        onFiles={(chosen) => bringing.bring(chosen)}
      />
      <FilesPanel
        {...{ file, sla, asOf, files }}
        onReplace={setReplacing}
        onAsk={setQuestion}
        onType={() => setTyping(true)}
      />
      {bringing.bringing && (
        <MappingDialog
          bringing={bringing.bringing}
          onChange={bringing.change}
          onTake={() => void bringing.take()}
          onSkip={bringing.skip}
        />
      )}
      <ReplaceDialog
        replacing={replacing}
        onClose={() => setReplacing(null)}
        onFile={(chosen, before) => {
          setReplacing(null);
          bringing.bring([chosen], before);
        }}
      />
      {isTyping && <TypedRowsDialog agreementId={agreementId} zone={sla.zone} onClose={() => setTyping(false)} />}
      <QuestionDialog question={question} onClose={() => setQuestion(null)} />
    </div>
  );
}

interface ReplaceDialogProps {
  readonly replacing: PerformanceFile | null;
  readonly onClose: () => void;
  readonly onFile: (file: File, before: PerformanceFile) => void;
}

/** Asks for the corrected file. How it is read is asked afterwards, as of any other. */
function ReplaceDialog({ replacing, onClose, onFile }: ReplaceDialogProps) {
  const text = useText();
  return (
    <Dialog
      isOpen={replacing !== null}
      onClose={onClose}
      title={text('performance.data.replace-title', { name: replacing?.file.name ?? '' })}
      actions={<Button onPress={onClose}>{text('performance.form.cancel')}</Button>}
    >
      <FileDrop
        label={text('performance.data.replace-drop')}
        description={text('performance.data.replace-hint')}
        accept={accepted}
        multiple={false}
        onFiles={([first]) => {
          if (first && replacing) onFile(first, replacing);
        }}
      />
    </Dialog>
  );
}

interface FilesPanelProps extends Omit<DataTabProps, 'agreementId'> {
  readonly files: readonly PerformanceFile[];
  readonly onReplace: (file: PerformanceFile) => void;
  readonly onAsk: (question: Question) => void;
  readonly onType: () => void;
}

function FilesPanel({ file, sla, asOf, files, onReplace, onAsk, onType }: FilesPanelProps) {
  const text = useText();
  const workspace = useWorkspace();
  const { formatDate, formatNumber } = useIntl();
  const day = (at: string) => formatDate(at, { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <Panel
      title={text('performance.data.title')}
      flush
      actions={<Button onPress={onType}>{text('performance.data.type')}</Button>}
    >
      <DataTable
        caption={text('performance.data.title')}
        rows={files}
        keyOf={({ id }) => id}
        empty={<EmptyState title={text('performance.data.empty')}>{text('performance.data.empty-hint')}</EmptyState>}
        columns={[
          {
            id: 'file',
            header: text('performance.data.file'),
            cell: (one) => (
              <span title={text('performance.data.hash', { hash: one.file.sha256 })}>{one.file.name}</span>
            ),
          },
          { id: 'table', header: text('performance.data.table'), cell: ({ table }) => datasetFormats[table].title },
          { id: 'span', header: text('performance.data.span'), cell: ({ from, to }) => `${day(from)} – ${day(to)}` },
          {
            id: 'rows',
            header: text('performance.data.rows'),
            kind: 'number',
            cell: ({ rows }) => formatNumber(rows),
          },
          { id: 'author', header: text('performance.data.author'), cell: ({ author }) => author },
          {
            id: 'until',
            header: text('performance.data.until'),
            cell: (one) => {
              const until = day(correctableUntil(one, file.performanceFiles, sla));
              const isOpen = isCorrectable(one, file.performanceFiles, sla, asOf);
              return isOpen ? until : text('performance.data.fixed', { until });
            },
          },
          {
            id: 'do',
            header: text('performance.data.correct'),
            cell: (one) =>
              isCorrectable(one, file.performanceFiles, sla, asOf) && (
                <span className={styles.steps}>
                  <Button
                    kind="plain"
                    onPress={() => onReplace(one)}
                    aria-label={text('performance.data.replace-title', { name: one.file.name })}
                  >
                    {text('performance.data.replace')}
                  </Button>
                  <Button
                    kind="plain"
                    onPress={() => onAsk(withdrawQuestion(text, workspace, one))}
                    aria-label={text('performance.data.withdraw-title', { name: one.file.name })}
                  >
                    {text('performance.data.withdraw')}
                  </Button>
                </span>
              ),
          },
        ]}
      />
    </Panel>
  );
}

function withdrawQuestion(text: Text, workspace: Workspace, one: PerformanceFile): Question {
  return {
    title: text('performance.data.withdraw'),
    explains: one.file.name,
    keep: text('performance.data.withdraw'),
    asked: [{ kind: 'words', name: 'reason', label: text('performance.data.reason'), isNeeded: true }],
    onKeep: async ({ reason = '' }) => whyNotKept(text, await withdrawPerformanceFile(workspace, one.id, reason)),
  };
}
