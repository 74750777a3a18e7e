import { Scale } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { Dispute } from '#shared/domain/performance/dispute';
import { movesOf } from '#shared/domain/performance/dispute-commands';
import { type DisputeStanding, type DisputeStory, disputeStory } from '#shared/domain/performance/dispute-rules';
import type { Sla } from '#shared/domain/slas/sla';
import type { PartnerFile } from '#shared/records/partner-file';
import { useWorkspace } from '../../data/use-workspace';
import { usePresentation } from '../../session/presentation';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { moveQuestion, raiseQuestion } from './dispute-questions';
import { evidenceTitle } from './evidence-choice';
import styles from './performance.module.css';
import { disputeEventWords, moveWords, outcomeWords, rungWords } from './performance-words';
import { type Question, QuestionDialog } from './question-dialog';

export interface DisputesTabProps {
  readonly file: PartnerFile;
  readonly agreementId: string;
  readonly sla: Sla;
  readonly asOf: string;
}

/** Disagreements under an agreement: on which rung each stands, who must act, until when. */
export function DisputesTab({ file, agreementId, sla, asOf }: DisputesTabProps) {
  const text = useText();
  const workspace = useWorkspace();
  const [question, setQuestion] = useState<Question | null>(null);
  const disputes = file.disputes
    .filter((dispute) => dispute.agreementId === agreementId)
    .toSorted((left, right) => Date.parse(right.raisedAt) - Date.parse(left.raisedAt));
  return (
    <div className={styles.parts}>
      <div className={styles.head}>
        <Button
          icon={Scale}
          onPress={() => setQuestion(raiseQuestion(text, workspace, { partnerId: file.partner.id, agreementId, sla }))}
        >
          {text('performance.disputes.raise')}
        </Button>
      </div>
      {disputes.length === 0 && (
        <EmptyState icon={Scale} title={text('performance.disputes.empty')}>
          {text('performance.disputes.empty-hint')}
        </EmptyState>
      )}
      {disputes.map((dispute) => (
        <DisputePanel
          key={dispute.id}
          file={file}
          dispute={dispute}
          asOf={asOf}
          story={disputeStory(dispute, file.disputeEvents, sla, asOf)}
          onAsk={setQuestion}
        />
      ))}
      <QuestionDialog question={question} onClose={() => setQuestion(null)} />
    </div>
  );
}

interface DisputePanelProps {
  readonly file: PartnerFile;
  readonly asOf: string;
  readonly dispute: Dispute;
  readonly story: DisputeStory;
  readonly onAsk: (question: Question) => void;
}

function DisputePanel({ file, dispute, story, asOf, onAsk }: DisputePanelProps) {
  const text = useText();
  const workspace = useWorkspace();
  const isTurned = usePresentation();
  const { formatDate } = useIntl();
  const moment = (at: string) => formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Panel title={dispute.subject}>
      <div className={styles.stack}>
        <DisputeMark standing={story.standing} />
        <p className={styles.words} data-private>
          {dispute.claim}
        </p>
        <p className={styles.words}>{`${text('performance.dispute.cost')}: ${dispute.cost}`}</p>
        {!isTurned && (
          <div className={styles.steps}>
            {movesOf(story.standing).map((move, at) => (
              <Button
                key={move}
                kind={at === 0 ? 'filled' : 'quiet'}
                onPress={() => onAsk(moveQuestion(text, workspace, { file, dispute, asOf }, move))}
              >
                {text(moveWords[move])}
              </Button>
            ))}
          </div>
        )}
        {story.lines.length > 0 && (
          <ol className={styles.list} reversed>
            {story.lines.toReversed().map((line) =>
              line.kind === 'event' ? (
                <li key={line.event.id}>
                  <span className={styles.line}>
                    <span className={styles.when}>{moment(line.event.at)}</span>
                    <span className={line.heeded ? undefined : styles.unheeded}>
                      {text(disputeEventWords[line.event.kind])}
                    </span>
                    {line.event.evidenceId !== null && (
                      <span data-private>{evidenceTitle(line.event.evidenceId, file)}</span>
                    )}
                    <span data-private>{line.event.note}</span>
                  </span>
                </li>
              ) : (
                <li key={`${line.at} ${line.to}`}>
                  <span className={styles.line}>
                    <span className={styles.when}>{moment(line.at)}</span>
                    {text('performance.dispute.clock', {
                      from: text(rungWords[line.from]),
                      to: text(rungWords[line.to]),
                    })}
                  </span>
                </li>
              ),
            )}
          </ol>
        )}
      </div>
    </Panel>
  );
}

function DisputeMark({ standing }: { readonly standing: DisputeStanding }) {
  const text = useText();
  const { formatDate } = useIntl();
  switch (standing.state) {
    case 'open':
      return (
        <StateMark
          state={standing.overdue ? 'breach' : 'pending'}
          word={text(standing.overdue ? 'performance.dispute.overdue' : 'performance.dispute.open', {
            rung: text(rungWords[standing.rung.step]),
            due: formatDate(standing.due, { dateStyle: 'medium', timeZone: 'UTC' }),
            decider: standing.rung.decidedBy,
          })}
        />
      );
    case 'settled':
    case 'decided':
      return (
        <StateMark
          state="proven"
          word={text(standing.state === 'settled' ? 'performance.dispute.settled' : 'performance.dispute.decided', {
            outcome: text(outcomeWords[standing.outcome]),
          })}
        />
      );
    case 'withdrawn':
      return <StateMark state="neutral" word={text('performance.dispute.withdrawn')} />;
    case 'noLadder':
      return <StateMark state="missing" word={text('performance.dispute.no-ladder')} />;
  }
}
