import { useEffect, useState } from 'react';
import type { CalendarDate } from '#shared/base/calendar-date';
import { measurable } from '#shared/domain/measuring/measurable-agreement';
import type { AgreementMeasured } from '#shared/domain/measuring/measurement';
import { recordsOfAgreement, tablesOfRecords } from '#shared/domain/performance/measured-tables';
import { countedFiles } from '#shared/domain/performance/performance-file-rules';
import type { Sla } from '#shared/domain/slas/sla';
import type { PartnerFile } from '#shared/records/partner-file';
import { type MeasuringRefusal, measureInWorker } from '../measuring';
import type { MeasuringFile } from '../measuring-desk';
import { openKept } from '../save-copy';
import { useWorkspace } from '../use-workspace';
import type { Workspace } from '../workspace';

/** What an agreement came to, as far as it is computed. */
export type Measuring =
  | { readonly state: 'measuring'; readonly done: number; readonly of: number }
  | {
      readonly state: 'measured';
      readonly measured: AgreementMeasured;
      /** Tickets that a file and the incident log both know. */
      readonly doubles: readonly string[];
      /** Files whose bytes another device holds. */
      readonly missing: readonly string[];
    }
  | { readonly state: 'refused'; readonly refusal: MeasuringRefusal }
  | { readonly state: 'failed' };

export interface MeasuredTime {
  readonly from: CalendarDate;
  /** No longer belongs to it. */
  readonly to: CalendarDate;
}

/** Measures an agreement by all that counts for it, in the worker, and again whenever something is added or corrected. */
export function useMeasured(file: PartnerFile, agreementId: string, sla: Sla, { from, to }: MeasuredTime): Measuring {
  const workspace = useWorkspace();
  const [measuring, setMeasuring] = useState<Measuring>({ state: 'measuring', done: 0, of: 1 });
  useEffect(() => {
    const stop = new AbortController();
    measure(
      workspace,
      { file, agreementId, sla, from, to },
      (news) => {
        if (!stop.signal.aborted) setMeasuring(news);
      },
      stop.signal,
    ).catch(() => setMeasuring({ state: 'failed' }));
    return () => stop.abort();
  }, [workspace, file, agreementId, sla, from, to]);
  return measuring;
}

async function measure(
  workspace: Workspace,
  question: MeasuredTime & {
    readonly file: PartnerFile;
    readonly agreementId: string;
    readonly sla: Sla;
  },
  tell: (news: Measuring) => void,
  signal: AbortSignal,
): Promise<void> {
  const { file, agreementId, sla, from, to } = question;
  // Read when asked, not when the page was opened: what was logged since then counts.
  const asOf = new Date(workspace.surroundings.now()).toISOString();
  const counted = countedFiles(agreementId, file.performanceFiles, asOf);
  const opened = await Promise.all(counted.map(async (one) => ({ one, content: await openKept(workspace, one.file) })));
  const files = opened.flatMap(({ one, content }): readonly MeasuringFile[] => {
    const { table, mapping, words, zone, service } = one;
    return content === null
      ? []
      : [{ key: one.file.sha256, name: one.file.name, content, table, mapping, words, zone, service }];
  });
  const missing = opened.filter(({ content }) => content === null).map(({ one }) => one.file.name);
  const extraTables = tablesOfRecords(recordsOfAgreement(file, agreementId), sla.zone, asOf);
  const measured = await measureInWorker(
    { agreement: measurable(sla), files, extraTables, from, to },
    { signal, onProgress: (done, of) => tell({ state: 'measuring', done, of }) },
  );
  if (measured.ok) return tell({ state: 'measured', ...measured.value, missing });
  if (measured.error.kind !== 'cancelled') tell({ state: 'refused', refusal: measured.error });
}
