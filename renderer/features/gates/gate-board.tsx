import { CircleHelp } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { GateStanding } from '#shared/domain/gates/gate-rules';
import type { Criterion } from '#shared/domain/playbook/pack';
import type { PartnerFile } from '#shared/records/partner-file';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/panel';
import { useText } from '../../ui/use-text';
import { GateCriteria } from './gate-criteria';
import { type Decide, GateDecisionDialog, type Said } from './gate-decision-dialog';
import { GateDecisions } from './gate-decisions';
import type { GateFacts } from './gate-facts';
import styles from './gate-panel.module.css';
import { GateRoute } from './gate-route';
import { GateStandingMark } from './gate-seal';
import { GateWhy } from './gate-why';
import type { ProofDoing } from './proof-way';

export interface GateBoardProps extends ProofDoing {
  readonly file: PartnerFile;
  readonly facts: GateFacts;
  readonly nameOf: (by: string) => string | null;
  readonly onDecide: Decide;
  readonly onAskWaiver?: ((criterion: Criterion) => void) | undefined;
}

/** A gate as it is drawn, from facts that were gathered already. */
export function GateBoard({ file, facts, nameOf, onBring, onAsk, onAskWaiver, onDecide }: GateBoardProps) {
  const text = useText();
  const [isAsked, setAsked] = useState(false);
  const [deciding, setDeciding] = useState<Said['decision'] | null>(null);
  const { view, explanation } = facts;
  const decisions = file.decisions.filter(({ gateId }) => gateId === view.gate.id);
  return (
    <Panel
      title={view.gate.title}
      actions={
        <Button icon={CircleHelp} onPress={() => setAsked(true)}>
          {text('gates.why.ask')}
        </Button>
      }
    >
      <div className={styles.board}>
        <div className={styles.lead}>
          <GateStandingMark standing={view.standing} />
          <p className={styles.promise}>{view.gate.promise}</p>
          <p className={styles.quiet}>
            <StandingSentence facts={facts} />
          </p>
        </div>
        <div className={explanation.route.length > 0 ? styles.columns : undefined}>
          <GateCriteria facts={facts} file={file} onBring={onBring} onAsk={onAsk} onAskWaiver={onAskWaiver} />
          {explanation.route.length > 0 && <GateRoute facts={facts} />}
        </div>
        <div className={styles.decide} data-private>
          {view.standing.state === 'open' && (
            <Button kind="filled" onPress={() => setDeciding('passed')}>
              {text('gates.pass.ask')}
            </Button>
          )}
          {view.standing.state === 'lapsing' && (
            <Button onPress={() => setDeciding('passed')}>{text('gates.pass.again')}</Button>
          )}
          {view.standing.state === 'suspended' && view.isMet && (
            <Button kind="filled" onPress={() => setDeciding('passed')}>
              {text('gates.pass.again')}
            </Button>
          )}
          {isHeld(view.standing) ? (
            <Button onPress={() => setDeciding('suspended')}>{text('gates.suspend.ask')}</Button>
          ) : (
            <Button onPress={() => setDeciding('refused')}>{text('gates.refuse.ask')}</Button>
          )}
          {!view.isMet && <span className={styles.quiet}>{text('gates.pass.not-yet')}</span>}
        </div>
        {decisions.length > 0 && <GateDecisions decisions={decisions} nameOf={nameOf} />}
      </div>
      <GateWhy facts={facts} file={file} isOpen={isAsked} onClose={() => setAsked(false)} />
      <GateDecisionDialog
        facts={facts}
        partnerName={file.partner.legalName}
        deciding={deciding}
        onDecide={onDecide}
        onClose={() => setDeciding(null)}
      />
    </Panel>
  );
}

/** Whether there is something to take back. */
function isHeld({ state }: GateStanding): boolean {
  return state === 'passed' || state === 'lapsing' || state === 'lapsed';
}

function StandingSentence({ facts }: { readonly facts: GateFacts }) {
  const text = useText();
  const { formatDate } = useIntl();
  const { view, explanation } = facts;
  const { standing } = view;
  const day = (date: string) => formatDate(date, { dateStyle: 'long', timeZone: 'UTC' });
  const counted = {
    met: view.results.filter(({ met }) => met).length,
    all: view.results.length,
    missing: explanation.route.length,
    here: explanation.route.filter(({ inRoom }) => inRoom).length,
    minutes: explanation.minutesInRoom,
  };
  switch (standing.state) {
    case 'closed':
      return text('gates.says.closed', counted);
    case 'open':
      return text('gates.says.open', counted);
    case 'passed':
      return standing.until === null
        ? text('gates.says.passed')
        : text('gates.says.passed-until', { until: day(standing.until) });
    case 'lapsing':
      return text('gates.says.lapsing', { until: day(standing.until), days: standing.daysLeft });
    case 'lapsed':
      return text('gates.says.lapsed', {
        ...counted,
        since: day(standing.since),
        graceUntil: day(standing.graceUntil),
      });
    case 'suspended':
      return text(standing.because === 'decided' ? 'gates.says.suspended-decided' : 'gates.says.suspended', {
        ...counted,
        since: day(standing.since),
      });
  }
}
