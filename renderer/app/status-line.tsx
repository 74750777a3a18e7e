import {
  Check,
  CircleAlert,
  CirclePause,
  CloudCheck,
  CloudOff,
  CloudUpload,
  GitFork,
  type LucideIcon,
  RefreshCw,
  Unplug,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { type Connection, type Link as HqLink, useConnection } from '../session/connection';
import { type Saving, useSaving } from '../session/saving';
import { classNames } from '../ui/class-names';
import { Link } from '../ui/link';
import { type MessageId, useText } from '../ui/use-text';
import { ageOf, useNow } from './clock';
import styles from './status-line.module.css';

/** Always tells where the work is: on this device, waiting for HQ and how long, or at HQ. */
export function StatusLine() {
  const saving = useSaving();
  const connection = useConnection();
  const now = useNow();
  return (
    <footer role="contentinfo" aria-label={useText()('app.status.label')} className={styles.place}>
      <StatusParts saving={saving} connection={connection} now={now} />
    </footer>
  );
}

export interface StatusPartsProps {
  readonly saving: Saving;
  readonly connection: Connection;
  readonly now: number;
}

export function StatusParts({ saving, connection, now }: StatusPartsProps) {
  const text = useText();
  return (
    <div className={styles.line}>
      <SavedPart saving={saving} />
      {connection.link.state !== 'unenrolled' && <WaitingPart connection={connection} now={now} />}
      {connection.conflicts > 0 && (
        <Part icon={GitFork} tone="conflict">
          <Link href="/sync" kind="quiet">
            {text('app.status.conflicts', { count: connection.conflicts })}
          </Link>
        </Part>
      )}
      <span className={styles.link}>
        <LinkPart link={connection.link} />
      </span>
    </div>
  );
}

function SavedPart({ saving }: { readonly saving: Saving }) {
  const text = useText();
  const { formatTime } = useIntl();
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

function WaitingPart({ connection, now }: { readonly connection: Connection; readonly now: number }) {
  const text = useText();
  const { formatNumber } = useIntl();
  const { waitingChanges: changes, waitingBlobs: blobs, oldestWaitingAt } = connection;
  if (changes + blobs === 0) return <Part>{text('app.status.nothing-waits')}</Part>;
  if (oldestWaitingAt === null) return <Part icon={CloudUpload}>{text('app.status.waiting', { changes, blobs })}</Part>;
  const { unit, value } = ageOf(oldestWaitingAt, now);
  const age = formatNumber(value, { style: 'unit', unit, unitDisplay: 'short' });
  return (
    <Part icon={CloudUpload}>
      <Link href="/sync" kind="quiet">
        {text('app.status.waiting-since', { waiting: text('app.status.waiting', { changes, blobs }), age })}
      </Link>
    </Part>
  );
}

function LinkPart({ link }: { readonly link: HqLink }) {
  const text = useText();
  const refused = link.state === 'refused';
  return (
    <Part icon={linkIcons[link.state]} tone={refused ? 'breach' : undefined}>
      {refused ? link.sentence : text(linkWords[link.state])}
    </Part>
  );
}

const linkIcons = {
  unenrolled: Unplug,
  offline: CloudOff,
  paused: CirclePause,
  syncing: RefreshCw,
  'at-hq': CloudCheck,
  refused: CircleAlert,
} satisfies Record<HqLink['state'], LucideIcon>;

const linkWords = {
  unenrolled: 'app.status.unenrolled',
  offline: 'app.status.offline',
  paused: 'app.status.paused',
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
