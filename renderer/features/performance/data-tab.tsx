import { useState } from 'react';
import { useIntl } from 'react-intl';
import { findingWords } from '#shared/domain/datasets/dataset-finding';
import type { PerformanceFile } from '#shared/domain/performance/performance-file';
import { correctableUntil, countedFiles, isCorrectable } from '#shared/domain/performance/performance-file-rules';
import type { Sla } from '#shared/domain/slas/sla';
import { withdrawPerformanceFile } from '../../data/actions/performance-actions';
import type { PartnerFile } from '../../data/partner-file';
import { useWorkspace } from '../../data/use-workspace';
import type { Workspace } from '../../data/workspace';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { FileDrop } from '../../ui/file-drop';
import { Panel } from '../../ui/panel';
import { type Text, useText } from '../../ui/use-text';
import { outageQuestion, useBringQuestion } from './data-questions';
import styles from './performance.module.css';
import { whyNotKept } from './performance-words';
import { type Question, QuestionDialog } from './question-dialog';

export interface DataTabProps {
  readonly file: PartnerFile;
  readonly agreementId: string;
  readonly sla: Sla;
  readonly asOf: string;
}

/** The files that are measured by: who brought them, and until when they can be corrected. */
export function DataTab({ file, agreementId, sla, asOf }: DataTabProps) {
  const text = useText();
  const workspace = useWorkspace();
  const [question, setQuestion] = useState<Question | null>(null);
  const [replacing, setReplacing] = useState<PerformanceFile | null>(null);
  const { look, findings } = useBringQuestion({ workspace, partnerId: file.partner.id, agreementId, zone: sla.zone });
  const bring = async (chosen: readonly File[]) => {
    const [first] = chosen;
    if (first) setQuestion(await look(first, replacing));
  };
  return (
    <div className={styles.parts}>
      <FileDrop
        label={
          replacing ? `${text('performance.data.replace')}: ${replacing.file.name}` : text('performance.data.drop')
        }
        description={text('performance.data.drop-hint')}
        accept={['.csv', '.json', 'text/csv', 'application/json']}
        multiple={false}
        onFiles={(chosen) => void bring(chosen)}
      />
      {findings.length > 0 && (
        <ul className={styles.list} role="alert">
          {findings.map((finding) => (
            <li key={JSON.stringify(finding)}>{findingWords(finding)}</li>
          ))}
        </ul>
      )}
      <FilesPanel
        {...{ file, agreementId, sla, asOf }}
        replacing={replacing}
        onReplace={setReplacing}
        onAsk={setQuestion}
      />
      <QuestionDialog
        question={question}
        onClose={() => {
          setQuestion(null);
          setReplacing(null);
        }}
      />
    </div>
  );
}

interface FilesPanelProps extends DataTabProps {
  readonly replacing: PerformanceFile | null;
  readonly onReplace: (file: PerformanceFile | null) => void;
  readonly onAsk: (question: Question) => void;
}

function FilesPanel({ file, agreementId, sla, asOf, replacing, onReplace, onAsk }: FilesPanelProps) {
  const text = useText();
  const workspace = useWorkspace();
  const { formatDate, formatNumber } = useIntl();
  const files = countedFiles(agreementId, file.performanceFiles, asOf);
  const day = (at: string) => formatDate(at, { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <Panel
      title={text('performance.data.title')}
      flush
      actions={
        <Button onPress={() => onAsk(outageQuestion(text, workspace, agreementId))}>
          {text('performance.data.type')}
        </Button>
      }
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
          { id: 'table', header: text('performance.data.table'), cell: ({ table }) => table },
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
            header: text('performance.data.replace'),
            cell: (one) =>
              isCorrectable(one, file.performanceFiles, sla, asOf) && (
                <span className={styles.steps}>
                  <Button kind="plain" onPress={() => onReplace(replacing?.id === one.id ? null : one)}>
                    {text('performance.data.replace')}
                  </Button>
                  <Button kind="plain" onPress={() => onAsk(withdrawQuestion(text, workspace, one))}>
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
