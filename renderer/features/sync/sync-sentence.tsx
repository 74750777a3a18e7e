import { CircleAlert, CirclePause, CloudCheck, CloudOff, type LucideIcon, RefreshCw, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import type { OfflineReason, ProofTrouble, RefusalCode, SyncReport, SyncState } from '#shared/sync/sync-state';
import { classNames } from '../../ui/class-names';
import { Link } from '../../ui/link';
import { type MessageId, type Text, useText } from '../../ui/use-text';
import { useMomentWords } from '../../widgets/moment-words';
import styles from './sync-sentence.module.css';

export interface SyncSentenceProps {
  readonly report: SyncReport;
  /** When HQ last answered completely, ms; 0: never. */
  readonly lastSyncAt: number;
  readonly now: number;
}

/** Where everything stands, in one sentence, with what the clock and the last answer of HQ add to it. */
export function SyncSentence({ report, lastSyncAt, now }: SyncSentenceProps) {
  const text = useText();
  const moment = useMomentWords();
  const { state, clockAhead, proof, filesHeld } = report;
  const Icon = icons[state.kind];
  const cure = cureOf(state);
  const showsLast = state.kind === 'offline' || state.kind === 'refused' || state.kind === 'paused';
  return (
    <div className={classNames(styles.sentence, tones[state.kind] && styles[tones[state.kind] ?? ''])}>
      <Icon className={styles.icon} size="1.5rem" strokeWidth={1.5} aria-hidden />
      <div className={styles.words}>
        <p role="status" className={styles.main}>
          {sentenceOf(state, text, { moment: (at) => moment(at, now), isHeld: filesHeld === 'metered' })}
        </p>
        {cure && (
          <Note>
            <Link href={cure.href}>{text(cure.words)}</Link>
          </Note>
        )}
        {showsLast && (
          <Note>
            {lastSyncAt === 0 ? text('sync.last.never') : text('sync.last.at', { time: moment(lastSyncAt, now) })}
          </Note>
        )}
        {clockAhead !== null && <Note>{clockWords(clockAhead, text)}</Note>}
        {proof !== null && <Note>{proofWords(proof, text)}</Note>}
      </div>
    </div>
  );
}

function Note({ children }: { readonly children: ReactNode }) {
  return <p className={styles.note}>{children}</p>;
}

const icons = {
  unenrolled: Unplug,
  paused: CirclePause,
  offline: CloudOff,
  syncing: RefreshCw,
  'at-hq': CloudCheck,
  refused: CircleAlert,
} satisfies Record<SyncState['kind'], LucideIcon>;

const tones: Partial<Record<SyncState['kind'], string>> = { 'at-hq': 'proven', refused: 'breach' };

const offlineWords = {
  unreachable: 'sync.state.offline-unreachable',
  'not-hq': 'sync.state.offline-not-hq',
  busy: 'sync.state.offline-busy',
} as const satisfies Record<OfflineReason, MessageId>;

/** What is cured in the settings, and how the way there is called. */
const settingsCures: Partial<Record<RefusalCode, MessageId>> = {
  revoked: 'sync.state.unenrolled-cure',
  unauthorised: 'sync.state.unenrolled-cure',
  'sign-in': 'sync.state.sign-in-cure',
  gap: 'sync.state.copy-cure',
  malformed: 'sync.state.copy-cure',
  'other-device': 'sync.state.copy-cure',
};

function cureOf(state: SyncState): { readonly href: string; readonly words: MessageId } | null {
  if (state.kind === 'unenrolled') return { href: '/settings', words: 'sync.state.unenrolled-cure' };
  const words = state.kind === 'refused' ? settingsCures[state.code] : undefined;
  return words ? { href: '/settings', words } : null;
}

function sentenceOf(
  state: SyncState,
  text: Text,
  { moment, isHeld }: { readonly moment: (at: number) => string; readonly isHeld: boolean },
): string {
  switch (state.kind) {
    case 'unenrolled':
      return text('sync.state.unenrolled');
    case 'paused':
      return text('sync.state.paused', { time: moment(state.since) });
    case 'offline':
      return text(offlineWords[state.why], { time: moment(state.since) });
    case 'at-hq':
      return text('sync.state.at-hq', { time: moment(state.at) });
    case 'refused':
      return text(state.sentenceId, state.values);
    case 'syncing': {
      const { step, changesLeft: changes, filesLeft: files, rowsReceived: rows } = state.progress;
      if (step === 'receiving') return text('sync.state.receiving', { rows });
      if (step === 'files') return text(isHeld ? 'sync.state.files-held' : 'sync.state.files', { files });
      return changes > 0 ? text('sync.state.sending', { changes }) : text('sync.state.asking');
    }
  }
}

function clockWords(ahead: number, text: Text): string {
  const minutes = Math.round(Math.abs(ahead) / 60_000);
  return text(ahead > 0 ? 'sync.clock.ahead' : 'sync.clock.behind', { minutes });
}

function proofWords(trouble: ProofTrouble, text: Text): string {
  switch (trouble.kind) {
    case 'trust':
      return text('sync.proof.trust');
    case 'identity':
      return text('sync.proof.identity');
    case 'identityNeedsPin':
      return text('sync.proof.identity-needs-pin');
    case 'time':
      return text('sync.proof.time');
    case 'archive':
      return text('sync.proof.archive', { files: trouble.files });
  }
}
