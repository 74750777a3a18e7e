import { useEffect, useMemo, useState } from 'react';
import { addMonths, type CalendarDate } from '#shared/base/calendar-date';
import { canonicalJson, type Json } from '#shared/base/json';
import { type MeasurableAgreement, measurable } from '#shared/domain/measuring/measurable-agreement';
import type { AgreementMeasured } from '#shared/domain/measuring/measurement';
import { dayIn } from '#shared/domain/measuring/zoned-days';
import type { PerformanceFile } from '#shared/domain/performance/performance-file';
import { countedFiles } from '#shared/domain/performance/performance-file-rules';
import type { Sla } from '#shared/domain/slas/sla';
import { measureInWorker } from '../measuring';
import type { MeasuringFile, UnreadFile } from '../measuring-desk';
import { useWorkspace } from '../use-workspace';

export type MeasuredState =
  | { readonly step: 'none' }
  | { readonly step: 'measuring'; readonly done: number; readonly of: number; readonly stop: () => void }
  | { readonly step: 'stopped' }
  | { readonly step: 'unread'; readonly files: readonly UnreadFile[] }
  /** Their bytes are on another device. */
  | { readonly step: 'notHere'; readonly names: readonly string[] }
  | { readonly step: 'measured'; readonly measured: AgreementMeasured };

/** The agreement measured by the files that were brought, anew whenever one comes or goes. */
export function useMeasured(
  agreement: MeasurableAgreement | null,
  files: readonly PerformanceFile[],
  months: number,
): { readonly state: MeasuredState; readonly again: () => void } {
  const workspace = useWorkspace();
  const [state, setState] = useState<MeasuredState>({ step: 'none' });
  const [turn, setTurn] = useState(0);
  const range = agreement && rangeOf(files, agreement.zone, months);
  const key = canonicalJson([
    agreement && questionKey(agreement),
    files.map(({ id }) => id),
    range && { ...range },
    turn,
  ]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the agreement, the files and the months.
  useEffect(() => {
    if (range === null || agreement === null) return setState({ step: 'none' });
    const abort = new AbortController();
    const stop = () => {
      abort.abort();
      setState({ step: 'stopped' });
    };
    const show = (next: MeasuredState) => {
      if (!abort.signal.aborted) setState(next);
    };
    const measure = async () => {
      show({ step: 'measuring', done: 0, of: files.length + 1, stop });
      const opened = await Promise.all(
        files.map(async (file) => ({ file, content: await workspace.host.blobs.open(file.file.sha256) })),
      );
      const away = opened.filter(({ content }) => content === null);
      if (away.length > 0) return show({ step: 'notHere', names: away.map(({ file }) => file.file.name) });
      const read = opened.flatMap(({ file, content }) => (content === null ? [] : [measuringFile(file, content)]));
      const answer = await measureInWorker(
        { agreement, files: read, ...range },
        { signal: abort.signal, onProgress: (done, of) => show({ step: 'measuring', done, of, stop }) },
      );
      if (answer.ok) show({ step: 'measured', measured: answer.value.measured });
      else if (answer.error.kind === 'findings') show({ step: 'unread', files: answer.error.files });
    };
    void measure();
    return () => abort.abort();
  }, [workspace, key]);
  return { state, again: () => setTurn((before) => before + 1) };
}

/** How far back the months reach that a target is held against. */
const monthsShown = 12;

/** The months a partner brought to the negotiation, measured by the draft; null until they are, or where there are none. */
export function useHistoryMeasured(sla: Sla | null, files: readonly PerformanceFile[]): AgreementMeasured | null {
  const { now } = useWorkspace().surroundings;
  const counted = useMemo(
    () => (sla === null ? [] : countedFiles(null, files, new Date(now()).toISOString())),
    [sla, files, now],
  );
  const agreement = useMemo(() => (sla === null ? null : measurable(sla)), [sla]);
  const { state } = useMeasured(agreement, counted, monthsShown);
  return state.step === 'measured' ? state.measured : null;
}

/** A kept file as the worker wants it. */
export function measuringFile(file: PerformanceFile, content: Blob): MeasuringFile {
  const { mapping, words, zone, service, table } = file;
  return { key: file.file.sha256, name: file.file.name, content, table, mapping, words, zone, service };
}

/** Whole months of the agreement's zone: the last so many, as far as the files reach back. */
export function rangeOf(
  files: readonly Pick<PerformanceFile, 'from' | 'to'>[],
  zone: string,
  months: number,
): { readonly from: CalendarDate; readonly to: CalendarDate } | null {
  if (files.length === 0) return null;
  const first = Math.min(...files.map(({ from }) => Date.parse(from)));
  const last = Math.max(...files.map(({ to }) => Date.parse(to)));
  const to = addMonths(firstOfMonth(dayIn(last, zone)), 1);
  const from = firstOfMonth(dayIn(first, zone));
  const earliest = addMonths(to, -months);
  return { from: from < earliest ? earliest : from, to };
}

const firstOfMonth = (date: CalendarDate): CalendarDate => `${date.slice(0, 7)}-01`;

/** Everything of an agreement that is counted with; targets, bands and fees are judged afterwards and need no new count. */
function questionKey({ serviceLevels, remedies: _judged, monthlyFee: _money, ...counted }: MeasurableAgreement): Json {
  return JSON.parse(JSON.stringify({ ...counted, measures: serviceLevels.map(({ id }) => id) })) as Json;
}
