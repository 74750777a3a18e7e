import { Pencil } from 'lucide-react';
import { useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { measurable } from '#shared/domain/measuring/measurable-agreement';
import { familyOf } from '#shared/domain/performance/counted-records';
import type { Incident } from '#shared/domain/performance/incident';
import { escalationStanding, type IncidentClock, incidentClocks } from '#shared/domain/performance/incident-clocks';
import { stepsOf } from '#shared/domain/performance/incident-commands';
import { type IncidentStory, incidentStory, runningPause } from '#shared/domain/performance/incident-rules';
import type { Sla } from '#shared/domain/slas/sla';
import type { PartnerFile } from '#shared/records/partner-file';
import { useWorkspace } from '../../data/use-workspace';
import { usePresentation } from '../../session/presentation';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { useFocusKept } from '../../ui/use-focus-kept';
import { useText } from '../../ui/use-text';
import { correctionQuestion, incidentQuestion, stepQuestion } from './incident-questions';
import styles from './performance.module.css';
import {
  clockStateWords,
  clockStepWords,
  clockTones,
  eventWords,
  owedWords,
  pauseWords,
  severityName,
  stateTones,
  stateWords,
  stepNames,
} from './performance-words';
import { type Question, QuestionDialog } from './question-dialog';

export interface IncidentViewProps {
  readonly file: PartnerFile;
  readonly incident: Incident;
  readonly sla: Sla;
  readonly asOf: string;
}

/** One incident: what is due and why, what may be done, and everything that happened. */
export function IncidentView({ file, incident, sla, asOf }: IncidentViewProps) {
  const text = useText();
  const workspace = useWorkspace();
  const isTurned = usePresentation();
  const moment = useMoment();
  const [question, setQuestion] = useState<Question | null>(null);
  const agreement = measurable(sla);
  const story = incidentStory(incident, file.incidentEvents, asOf);
  const { standing } = story;
  const escalation = escalationStanding(incident, file.incidentEvents, { agreement, ladder: sla.ladder }, asOf);
  const pause = runningPause(standing);
  const view = useRef<HTMLDivElement>(null);
  // What can be done next changes with every step, so the button just pressed is often gone.
  useFocusKept(view);
  return (
    <div ref={view} tabIndex={-1} className={styles.parts}>
      <div className={styles.line}>
        <StateMark state={stateTones[standing.state]} word={text(stateWords[standing.state])} shape="badge" />
        <strong>{severityName(standing.severity)}</strong>
        {!isTurned && (
          <Button kind="plain" icon={Pencil} onPress={() => setQuestion(incidentQuestion(text, workspace, incident))}>
            {text('performance.incident.correct-incident')}
          </Button>
        )}
      </div>
      {escalation.dueNow && (
        <p className={styles.notice} role="alert">
          {text('performance.incident.escalate-now', {
            level: escalation.dueNow.level,
            since: moment(escalation.dueNow.since),
          })}
        </p>
      )}
      {escalation.next && (
        <p className={styles.words}>
          {text('performance.incident.escalate-next', { level: escalation.next.level, at: moment(escalation.next.at) })}
        </p>
      )}
      {standing.lowerAskedFor && (
        <p className={styles.notice}>
          {text('performance.incident.lower-asked', {
            severity: severityName(standing.lowerAskedFor.severity),
            running: severityName(standing.severity),
          })}
        </p>
      )}
      {pause && (
        <p className={styles.words}>
          {text('performance.incident.paused', { since: moment(pause.from), reason: text(pauseWords[pause.reason]) })}
        </p>
      )}
      {!isTurned && (
        <div className={styles.steps}>
          {stepsOf(story, incident).map((step, at) => (
            <Button
              key={step}
              kind={at === 0 ? 'filled' : 'quiet'}
              onPress={() => setQuestion(stepQuestion(text, workspace, incident, step))}
            >
              {text(stepNames[step])}
            </Button>
          ))}
        </div>
      )}
      <ClockPanel clocks={incidentClocks(incident, file.incidentEvents, agreement, asOf)} />
      <Timeline
        file={file}
        story={story}
        onCorrect={(event) => setQuestion(correctionQuestion(text, workspace, event))}
        isTurned={isTurned}
      />
      <QuestionDialog question={question} onClose={() => setQuestion(null)} />
    </div>
  );
}

function useMoment(): (at: string) => string {
  const { formatDate } = useIntl();
  return (at) => formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
}

function ClockPanel({ clocks }: { readonly clocks: readonly IncidentClock[] }) {
  const text = useText();
  const moment = useMoment();
  return (
    <Panel title={text('performance.incident.clocks')} level={3} flush>
      <DataTable
        caption={text('performance.incident.clocks')}
        rows={clocks}
        keyOf={({ owed }) => owed}
        empty={<p className={styles.words}>{text('performance.incidents.nothing-due')}</p>}
        columns={[
          { id: 'owed', header: text('performance.clock.what'), cell: ({ owed }) => text(owedWords[owed]) },
          {
            id: 'state',
            header: text('performance.clock.state'),
            cell: ({ state }) => <StateMark state={clockTones[state]} word={text(clockStateWords[state])} />,
          },
          {
            id: 'due',
            header: text('performance.clock.due'),
            cell: ({ due }) => (due === null ? '–' : moment(due)),
          },
          { id: 'why', header: text('performance.clock.why'), cell: ({ why }) => <ClockWhy why={why} /> },
        ]}
      />
    </Panel>
  );
}

function ClockWhy({ why }: { readonly why: IncidentClock['why'] }) {
  const text = useText();
  const moment = useMoment();
  const told = (value: string | number) =>
    /^\d{4}-\d{2}-\d{2}T/.test(String(value)) ? moment(String(value)) : severityOr(value);
  return (
    <details>
      <summary>{text('performance.clock.why')}</summary>
      <ol className={styles.list}>
        {why.map(({ step, at, facts }) => {
          const id = clockStepWords[step];
          const values = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, told(value)]));
          return (
            <li key={`${step} ${at ?? ''}`}>
              {at !== undefined && <span className={styles.when}>{moment(at)} </span>}
              {id === undefined ? step : text(id, values)}
            </li>
          );
        })}
      </ol>
    </details>
  );
}

const severityOr = (value: string | number) => (/^s[1-4]$/.test(String(value)) ? String(value).toUpperCase() : value);

interface TimelineProps {
  readonly file: PartnerFile;
  readonly story: IncidentStory;
  readonly onCorrect: (event: IncidentStory['lines'][number]['event']) => void;
  readonly isTurned: boolean;
}

function Timeline({ file, story, onCorrect, isTurned }: TimelineProps) {
  const text = useText();
  const moment = useMoment();
  return (
    <Panel title={text('performance.incident.timeline')} level={3}>
      <ol className={styles.list} reversed>
        {story.lines.toReversed().map(({ event, heeded }) => {
          const versions = familyOf(event, file.incidentEvents, ({ recordedAt }) => recordedAt);
          const what = text(eventWords[event.kind], {
            severity: severityName(event.severity),
            level: event.level ?? '',
          });
          return (
            <li key={event.id}>
              <span className={styles.line}>
                <span className={styles.when}>{moment(event.at)}</span>
                <span className={heeded ? undefined : styles.unheeded}>{what}</span>
                {event.personName !== '' && <span data-private>{event.personName}</span>}
                {versions.length > 1 && (
                  <span className={styles.when}>{text('performance.incident.was-corrected')}</span>
                )}
                {!isTurned && (
                  <Button
                    kind="plain"
                    onPress={() => onCorrect(event)}
                    aria-label={`${text('performance.incident.correct')}: ${what}`}
                  >
                    {text('performance.incident.correct')}
                  </Button>
                )}
              </span>
              {event.note !== '' && (
                <p className={styles.words} data-private>
                  {event.note}
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
