import { ArrowLeft, CircleStop, Play } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import {
  type DrillMoment,
  type DrillRun,
  drillRunSchema,
  newRun,
  runTime,
  startRun,
  stopRun,
  tickStep,
} from '#shared/domain/enablement/drill-rules';
import type { EvidenceType } from '#shared/domain/playbook/pack';
import type { Drill } from '#shared/domain/playbook/pack-enablement';
import type { PartnerFile } from '#shared/records/partner-file';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { IconButton } from '../../ui/icon-button';
import { Panel } from '../../ui/panel';
import { Skeleton } from '../../ui/skeleton';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { DrillCalls } from './drill-calls';
import { DrillEnd } from './drill-end';
import styles from './drill-screen.module.css';
import { clockWords, doneByWords } from './enablement-words';
import { useKept } from './use-kept';
import { useMoment, useReadMoment } from './use-moment';

export interface DrillScreenProps {
  readonly file: PartnerFile;
  readonly drill: Drill;
  /** The kind of evidence it leaves. */
  readonly type: EvidenceType;
}

/** A drill with its clock: large enough to be read across a table. It goes on when the page is left. */
export function DrillScreen({ file, drill, type }: DrillScreenProps) {
  const text = useText();
  const navigate = useNavigate();
  const { value, change, drop } = useKept(`drill/${file.partner.id}/${drill.id}`, drillRunSchema, newRun);
  const leave = () => void navigate(`/partners/${file.partner.id}/enablement`);
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <IconButton icon={ArrowLeft} label={text('enablement.drill.leave')} onPress={leave} />
        <div className={styles.names}>
          <strong>{drill.title}</strong>
          <span className={styles.quiet}>{file.partner.legalName}</span>
        </div>
      </header>
      <div className={styles.work}>
        {value ? (
          <DrillView
            file={file}
            drill={drill}
            type={type}
            run={value}
            onChange={change}
            onEnded={async () => {
              await drop();
              leave();
            }}
            onGiveUp={async () => {
              await drop();
              change(newRun);
            }}
          />
        ) : (
          <Skeleton words={text('enablement.drill.opening')} lines={6} />
        )}
      </div>
    </div>
  );
}

export interface DrillViewProps extends DrillScreenProps {
  readonly run: DrillRun;
  readonly onChange: (run: DrillRun) => void;
  readonly onEnded: () => void;
  readonly onGiveUp: () => void;
}

/** A drill as it stands. */
export function DrillView(props: DrillViewProps) {
  const { file, drill, type, run, onChange } = props;
  const text = useText();
  const read = useReadMoment();
  const [problem, setProblem] = useState<string | null>(null);
  const isRunning = run.started !== null && run.stopped === null;
  const now = useMoment(250, isRunning);
  const hasCalls = type.facts.some(({ id }) => id === 'called');
  return (
    <div className={styles.page}>
      <div>
        <h1 className={styles.title}>{drill.title}</h1>
        <p className={styles.quietText}>{drill.purpose}</p>
      </div>
      <BigClock drill={drill} run={run} now={now} />
      {run.stopped === null && (
        <div className={styles.buttons}>
          {run.started === null ? (
            <Button kind="filled" size="large" icon={Play} onPress={() => onChange(startRun(run, read()))}>
              {text('enablement.drill.start')}
            </Button>
          ) : (
            <Button
              kind={hasCalls ? 'quiet' : 'filled'}
              size="large"
              icon={CircleStop}
              onPress={() => onChange(stopRun(run, read()))}
            >
              {text('enablement.drill.stop')}
            </Button>
          )}
        </div>
      )}
      {hasCalls && <DrillCalls people={file.people} run={run} now={now} onChange={onChange} />}
      <Panel title={text('enablement.drill.steps')}>
        <ol className={styles.steps}>
          {drill.steps.map(({ id, text: words, doneBy }) => (
            <li key={id}>
              <Checkbox
                label={words}
                description={text(doneByWords[doneBy])}
                isSelected={run.ticked.includes(id)}
                onChange={(done) => onChange(tickStep(run, id, done))}
              />
            </li>
          ))}
        </ol>
      </Panel>
      {run.stopped !== null && <DrillEnd {...props} problem={problem} onProblem={setProblem} />}
    </div>
  );
}

/** The time, and how far it is from the limit. */
function BigClock({ drill, run, now }: { readonly drill: Drill; readonly run: DrillRun; readonly now: DrillMoment }) {
  const text = useText();
  const time = runTime(run, now);
  const isOver = time !== null && time.ms > drill.limitMinutes * 60_000;
  return (
    <div className={styles.clock} data-over={isOver || undefined}>
      <span className={styles.digits} role="timer" aria-label={text('enablement.drill.clock')}>
        {clockText(time?.ms ?? 0)}
      </span>
      <span className={styles.limit}>
        {isOver ? (
          <StateMark state="breach" word={text('enablement.drill.over', { limit: drill.limitMinutes })} />
        ) : (
          text('enablement.drill.limit', { limit: drill.limitMinutes })
        )}
      </span>
      {time && time.clock !== 'steady' && <p className={styles.quietText}>{text(clockWords[time.clock])}</p>}
    </div>
  );
}

/** `1:04:09`, `04:09`. Figures of a stopwatch are the same in every language. */
function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (number: number) => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
