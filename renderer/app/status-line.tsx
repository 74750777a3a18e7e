import { Check, CircleAlert, CloudCheck, CloudOff, GitFork, type LucideIcon, RefreshCw, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { type Link as HqLink, useConnection } from '../session/connection';
import { useSaving } from '../session/saving';
import { classNames } from '../ui/class-names';
import { Link } from '../ui/link';
import { type MessageId, useText } from '../ui/use-text';
import { ageOf, useNow } from './clock';
import styles from './status-line.module.css';

/** Always tells where the work is: on this device, waiting for HQ and how long, or at HQ. */
export function StatusLine() {
  const text = useText();
  return (
    <footer role="contentinfo" aria-label={text('app.status.label')} className={styles.line}>
      <SavedPart />
      <WaitingPart />
      <ConflictPart />
      <LinkPart />
    </footer>
  );
}

function SavedPart() {
  const text = useText();
  const { formatTime } = useIntl();
  const saving = useSaving();
  switch (saving.state) {
    case 'nothing':
      return <Part>{text('app.status.nothing-saved')}</Part>;
    case 'saving':
      return <Part>{text('app.status.saving')}</Part>;
    case 'saved':
      return <Part icon={Check}>{text('app.status.saved', { time: formatTime(saving.at) })}</Part>;
    case 'refused':
      return (
        <span role="alert">
          <Part icon={CircleAlert} tone="breach">
            {saving.sentence}
          </Part>
        </span>
      );
  }
}

function WaitingPart() {
  const text = useText();
  const { formatNumber } = useIntl();
  const now = useNow();
  const { link, waitingChanges: changes, waitingBlobs: blobs, oldestWaitingAt } = useConnection();
  if (link.state === 'unenrolled') return null;
  if (changes + blobs === 0) return <Part>{text('app.status.nothing-waits')}</Part>;
  const age = oldestWaitingAt === null ? null : ageOf(oldestWaitingAt, now);
  return (
    <Part>
      <Link href="/sync" kind="quiet">
        {text('app.status.waiting', { changes, blobs })}
        {age && (
          <>
            {' ('}
            {text('app.status.waiting-age', {
              age: formatNumber(age.value, { style: 'unit', unit: age.unit, unitDisplay: 'short' }),
            })}
            {')'}
          </>
        )}
      </Link>
    </Part>
  );
}

function ConflictPart() {
  const text = useText();
  const count = useConnection((connection) => connection.conflicts);
  if (count === 0) return null;
  return (
    <Part icon={GitFork} tone="conflict">
      <Link href="/sync" kind="quiet">
        {text('app.status.conflicts', { count })}
      </Link>
    </Part>
  );
}

function LinkPart() {
  const text = useText();
  const link = useConnection((connection) => connection.link);
  const refused = link.state === 'refused';
  return (
    <span className={styles.link}>
      <Part icon={linkIcons[link.state]} tone={refused ? 'breach' : undefined}>
        {link.state === 'refused' ? link.sentence : text(linkWords[link.state])}
      </Part>
    </span>
  );
}

const linkIcons = {
  unenrolled: Unplug,
  offline: CloudOff,
  syncing: RefreshCw,
  'at-hq': CloudCheck,
  refused: CircleAlert,
} satisfies Record<HqLink['state'], LucideIcon>;

const linkWords = {
  unenrolled: 'app.status.unenrolled',
  offline: 'app.status.offline',
  syncing: 'app.status.syncing',
  'at-hq': 'app.status.at-hq',
} satisfies Record<Exclude<HqLink['state'], 'refused'>, MessageId>;

interface PartProps {
  readonly icon?: LucideIcon | undefined;
  readonly tone?: 'breach' | 'conflict' | undefined;
  readonly children: ReactNode;
}

function Part({ icon: Icon, tone, children }: PartProps) {
  return (
    <span className={classNames(styles.part, tone && styles[tone])}>
      {Icon && <Icon size="0.875rem" strokeWidth={1.75} aria-hidden />}
      <span>{children}</span>
    </span>
  );
}
