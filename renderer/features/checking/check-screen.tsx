import { useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import type { FileReport } from '#shared/proof/file-report';
import { reportLanguages } from '#shared/proof/verify/report-words';
import { tellReport } from '#shared/proof/verify/told-report';
import { Button } from '../../ui/button';
import { ErrorState } from '../../ui/error-state';
import { FileDrop } from '../../ui/file-drop';
import { Spinner } from '../../ui/spinner';
import { useText } from '../../ui/use-text';
import { ToldCheck } from '../../widgets/file-check/told-check';
import styles from './check-screen.module.css';

/** Larger files are not opened: the largest documents of ours have some megabytes. */
export const mostMegabytes = 256;

/** What became of one file. */
export type CheckOutcome =
  | { readonly kind: 'checked'; readonly name: string; readonly report: FileReport }
  | { readonly kind: 'failed' | 'unreadable'; readonly name: string }
  | { readonly kind: 'tooLarge'; readonly name: string; readonly megabytes: number };

/** Checks the bytes of one file; null where it broke off or took too long. */
export type Check = (bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal) => Promise<FileReport | null>;

/** A place for signed PDFs of anybody, and what was found. */
export function CheckScreen({ check }: { readonly check: Check }) {
  const { outcomes, name, run, stop } = useChecks(check);
  return <CheckView outcomes={outcomes} underWay={name} onFiles={run} onStop={stop} />;
}

export interface CheckViewProps {
  readonly outcomes: readonly CheckOutcome[];
  /** Name of the file that is being checked. */
  readonly underWay: string | null;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onStop: () => void;
}

/** The screen as it is seen. */
export function CheckView({ outcomes, underWay, onFiles, onStop }: CheckViewProps) {
  const text = useText();
  const { locale } = useIntl();
  const language = reportLanguages.find((one) => locale.startsWith(one)) ?? 'en';
  return (
    <div className={styles.screen}>
      <FileDrop
        label={text('checking.drop')}
        description={text('checking.drop-hint')}
        accept={['application/pdf', '.pdf']}
        dropsAny
        isDisabled={underWay !== null}
        onFiles={onFiles}
      />
      <section className={styles.results} aria-live="polite" aria-label={text('checking.list.label')}>
        {underWay !== null && (
          <div className={styles.underWay}>
            <Spinner words={text('checking.under-way', { name: underWay })} />
            <Button onPress={onStop}>{text('checking.cancel')}</Button>
          </div>
        )}
        {outcomes.map((outcome) => (
          <section key={outcome.name} aria-label={outcome.name}>
            {outcome.kind === 'checked' ? (
              <ToldCheck
                told={tellReport(outcome.report, outcome.name, language)}
                language={language}
                details={text('checking.details')}
              />
            ) : (
              <ErrorState shape="inline" title={outcome.name}>
                <OutcomeWords outcome={outcome} />
              </ErrorState>
            )}
          </section>
        ))}
      </section>
    </div>
  );
}

function OutcomeWords({ outcome }: { readonly outcome: Exclude<CheckOutcome, { kind: 'checked' }> }) {
  const text = useText();
  const { name } = outcome;
  switch (outcome.kind) {
    case 'failed':
      return text('checking.failed', { name });
    case 'unreadable':
      return text('checking.none-read', { name });
    case 'tooLarge':
      return text('checking.too-large', { name, megabytes: outcome.megabytes, limit: mostMegabytes });
  }
}

function useChecks(check: Check) {
  const [outcomes, setOutcomes] = useState<readonly CheckOutcome[]>([]);
  const [name, setName] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const run = async (files: readonly File[]) => {
    const stopping = new AbortController();
    running.current = stopping;
    const found: CheckOutcome[] = [];
    setOutcomes([]);
    for (const file of files) {
      if (stopping.signal.aborted) break;
      setName(file.name);
      const outcome = await checkOne(file, check, stopping.signal);
      if (stopping.signal.aborted) break;
      found.push(outcome);
      setOutcomes([...found]);
    }
    setName(null);
  };
  return { outcomes, name, run: (files: readonly File[]) => void run(files), stop: () => running.current?.abort() };
}

async function checkOne(file: File, check: Check, signal: AbortSignal): Promise<CheckOutcome> {
  const { name, size } = file;
  // Asked before it is read: a file of any size can be dropped.
  if (size > mostMegabytes * 1e6) return { kind: 'tooLarge', name, megabytes: Math.round(size / 1e6) };
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return { kind: 'unreadable', name };
  const report = await check(new Uint8Array(bytes), signal);
  return report === null ? { kind: 'failed', name } : { kind: 'checked', name, report };
}
