import { Send } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Handoff, HandoffEvent } from '#shared/domain/handoffs/handoff';
import {
  type HandoffStanding,
  handoffStanding,
  isWaiting,
  waitingHandoffs,
} from '#shared/domain/handoffs/handoff-rules';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { PartnerFile } from '#shared/records/partner-file';
import { useQueuedRows } from '../../data/queries/queued-rows';
import { usePlaybook } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { usePresentation } from '../../session/presentation';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { HandoffRequestDialog } from './handoff-request-dialog';
import { HandoffStepDialog } from './handoff-step-dialog';
import { handoffMarks, handoffWords, stepWords } from './handoff-words';
import styles from './handoffs.module.css';

/** What was asked of headquarters for a partner: what is waited for, the longest first, and what became of the rest. */
export function HandoffsPanel({ file }: { readonly file: PartnerFile }) {
  const { surroundings } = useWorkspace();
  const queued = useQueuedRows(file.handoffs.map(({ id }) => id));
  const asOf = new Date(surroundings.now()).toISOString();
  return <HandoffsView file={file} index={usePlaybook()} asOf={asOf} queued={queued ?? nothingQueued} />;
}

const nothingQueued: ReadonlySet<string> = new Set();

export interface HandoffsViewProps {
  readonly file: PartnerFile;
  readonly index: PackIndex;
  readonly asOf: string;
  /** Requests that headquarters has not acknowledged. */
  readonly queued: ReadonlySet<string>;
}

/** The panel at a given instant. */
export function HandoffsView({ file, index, asOf, queued }: HandoffsViewProps) {
  const text = useText();
  const [isAsking, setAsking] = useState(false);
  const [taking, setTaking] = useState<{ readonly handoff: Handoff; readonly kind: HandoffEvent['kind'] } | null>(null);
  const kinds = index.pack.handoffs;
  const titleOf = (handoff: Handoff) => kinds.find(({ id }) => id === handoff.kind)?.title ?? handoff.kind;
  const waiting = waitingHandoffs(file.handoffs, file.handoffEvents, asOf, queued);
  const closed = file.handoffs
    .map((handoff) => ({ handoff, standing: handoffStanding(handoff, file.handoffEvents, asOf, false) }))
    .flatMap(({ handoff, standing }) => (isWaiting(standing) ? [] : [{ handoff, standing }]))
    .sort((left, right) => (left.standing.at < right.standing.at ? 1 : -1));
  const oldest = waiting[0];
  return (
    <Panel
      title={text('handoffs.title')}
      actions={
        <Button icon={Send} onPress={() => setAsking(true)}>
          {text('handoffs.ask')}
        </Button>
      }
      flush
    >
      {oldest && oldest.standing.waitedHours > 0 && (
        <p className={styles.words}>
          {text('handoffs.oldest', { title: titleOf(oldest.handoff), hours: oldest.standing.waitedHours })}
        </p>
      )}
      <DataTable
        caption={text('handoffs.title')}
        rows={[...waiting, ...closed]}
        keyOf={({ handoff }) => handoff.id}
        empty={<EmptyState title={text('handoffs.empty')}>{text('handoffs.empty-hint')}</EmptyState>}
        columns={[
          {
            id: 'what',
            header: text('handoffs.what'),
            cell: ({ handoff }) => <HandoffName title={titleOf(handoff)} handoff={handoff} file={file} />,
          },
          {
            id: 'state',
            header: text('handoffs.state'),
            cell: ({ standing }) => <HandoffMark standing={standing} />,
          },
          {
            id: 'clock',
            header: text('handoffs.clock'),
            cell: ({ standing }) => <HandoffClockWords standing={standing} />,
          },
          {
            id: 'do',
            header: text('handoffs.do'),
            cell: ({ handoff, standing }) => (
              <StepButtons standing={standing} onTake={(kind) => setTaking({ handoff, kind })} />
            ),
          },
        ]}
      />
      <HandoffRequestDialog file={file} kinds={kinds} isOpen={isAsking} onClose={() => setAsking(false)} />
      <HandoffStepDialog
        handoff={taking?.handoff ?? null}
        kind={taking?.kind ?? 'accepted'}
        proof={kinds.find(({ id }) => id === taking?.handoff.kind)?.proof ?? ''}
        onClose={() => setTaking(null)}
      />
    </Panel>
  );
}

interface HandoffNameProps {
  readonly title: string;
  readonly handoff: Handoff;
  readonly file: PartnerFile;
}

function HandoffName({ title, handoff, file }: HandoffNameProps) {
  const isTurned = usePresentation();
  const person = file.people.find(({ id }) => id === handoff.personId);
  const details = [person?.name ?? '', isTurned ? '' : handoff.note].filter((part) => part !== '');
  return (
    <span className={styles.name}>
      {title}
      {details.length > 0 && <span className={styles.quiet}>{details.join(' · ')}</span>}
    </span>
  );
}

function HandoffMark({ standing }: { readonly standing: HandoffStanding }) {
  const text = useText();
  const isLate = isWaiting(standing) && standing.overdue;
  return (
    <StateMark state={isLate ? 'lapsing' : handoffMarks[standing.state]} word={text(handoffWords[standing.state])} />
  );
}

/** By when it is due and how long it has been waited for; or what it ended with. */
function HandoffClockWords({ standing }: { readonly standing: HandoffStanding }) {
  const text = useText();
  const { formatDate } = useIntl();
  const isTurned = usePresentation();
  const moment = (at: string) => formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
  if (isWaiting(standing)) {
    return text(standing.overdue ? 'handoffs.overdue' : 'handoffs.due', {
      due: moment(standing.due),
      hours: standing.waitedHours,
    });
  }
  const said = standing.state === 'done' ? standing.proof : standing.reason;
  const late = standing.state === 'done' && !standing.inTime;
  return (
    <span className={styles.name}>
      {text(late ? 'handoffs.closed-late' : 'handoffs.closed', { at: moment(standing.at) })}
      {!isTurned && said !== '' && <span className={styles.quiet}>{said}</span>}
    </span>
  );
}

interface StepButtonsProps {
  readonly standing: HandoffStanding;
  readonly onTake: (kind: HandoffEvent['kind']) => void;
}

function StepButtons({ standing, onTake }: StepButtonsProps) {
  const text = useText();
  const isTurned = usePresentation();
  if (isTurned || !isWaiting(standing)) return null;
  const steps: readonly HandoffEvent['kind'][] =
    standing.state === 'accepted' ? ['done', 'withdrawn'] : ['accepted', 'done', 'refused', 'withdrawn'];
  return (
    <span className={styles.steps}>
      {steps.map((kind) => (
        <Button key={kind} kind="plain" onPress={() => onTake(kind)}>
          {text(stepWords[kind])}
        </Button>
      ))}
    </span>
  );
}
