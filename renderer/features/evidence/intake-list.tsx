import { FileCheck, X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useIntl } from 'react-intl';
import type { IntakeRefusal } from '../../data/intake';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { ProgressBar } from '../../ui/progress-bar';
import { StateMark } from '../../ui/state-mark';
import { type MessageId, useText } from '../../ui/use-text';
import { FileMarks } from './file-view';
import styles from './intake-list.module.css';
import type { Intake, Progress } from './use-intake';

const refusalWords = {
  empty: 'evidence.intake.empty',
  unreadable: 'evidence.intake.unreadable',
  'too-large': 'evidence.intake.too-large',
  'little-room': 'evidence.intake.little-room',
  'storage-full': 'evidence.intake.storage-full',
  cancelled: 'evidence.intake.cancelled',
} as const satisfies Record<IntakeRefusal['kind'], MessageId>;

export interface IntakeListProps {
  readonly intakes: readonly (readonly [number, Intake])[];
  readonly onLeaveOut: (key: number) => void;
}

/** The files that were dropped, picked or photographed: being read, kept, or refused with the reason. */
export function IntakeList({ intakes, onLeaveOut }: IntakeListProps) {
  const text = useText();
  if (intakes.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={text('evidence.intake.title')}>
      {intakes.map(([key, intake]) => (
        <li key={key} className={styles.item}>
          <IntakeLine intake={intake} onLeaveOut={() => onLeaveOut(key)} />
        </li>
      ))}
    </ul>
  );
}

function ReadingBar({ name, progress }: { readonly name: string; readonly progress: Progress }) {
  const text = useText();
  const { formatNumber } = useIntl();
  const share = useSyncExternalStore(progress.listen, () => progress.share);
  return (
    <ProgressBar
      label={text('evidence.intake.reading', { name })}
      done={Math.round(share * 100)}
      of={100}
      words={formatNumber(share, { style: 'percent' })}
    />
  );
}

function IntakeLine({ intake, onLeaveOut }: { readonly intake: Intake; readonly onLeaveOut: () => void }) {
  const text = useText();
  const { formatNumber } = useIntl();
  switch (intake.state) {
    case 'reading':
      return (
        <>
          <div className={styles.words}>
            <ReadingBar name={intake.name} progress={intake.progress} />
          </div>
          <Button onPress={intake.cancel}>{text('evidence.intake.cancel')}</Button>
        </>
      );
    case 'kept':
      return (
        <>
          <FileCheck size="1.25rem" strokeWidth={1.5} aria-hidden />
          <div className={styles.words}>
            <strong>{intake.file.name}</strong>
            <span className={styles.quiet}>
              {formatNumber(Math.ceil(intake.file.bytes / 1024), {
                style: 'unit',
                unit: 'kilobyte',
                maximumFractionDigits: 0,
              })}
            </span>
            {intake.knownBefore && <StateMark state="lapsing" word={text('evidence.intake.known')} />}
            <FileMarks file={intake.file} />
          </div>
          <IconButton
            icon={X}
            label={text('evidence.intake.leave-out', { name: intake.file.name })}
            onPress={onLeaveOut}
          />
        </>
      );
    case 'refused':
      return (
        <>
          <div className={styles.words} role="alert">
            <strong>{intake.name}</strong>
            <span>{text(refusalWords[intake.refusal.kind])}</span>
          </div>
          <IconButton icon={X} label={text('evidence.intake.leave-out', { name: intake.name })} onPress={onLeaveOut} />
        </>
      );
  }
}
