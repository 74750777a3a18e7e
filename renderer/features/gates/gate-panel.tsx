import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { dayOf } from '#shared/base/calendar-date';
import type { Criterion } from '#shared/domain/playbook/pack';
import { moduleIdOf } from '#shared/domain/playbook/pack-index';
import type { PartnerFile } from '#shared/records/partner-file';
import { decideGate } from '../../data/actions/gate-actions';
import { useColleagues } from '../../data/queries/sync-queries';
import { usePlaybook } from '../../data/use-playbook';
import { useWorkspace } from '../../data/use-workspace';
import { ErrorState } from '../../ui/error-state';
import { showToast } from '../../ui/toast';
import { useText } from '../../ui/use-text';
import { GateBoard } from './gate-board';
import type { Decide } from './gate-decision-dialog';
import { gateFacts } from './gate-facts';
import styles from './gate-panel.module.css';
import { decisionWords } from './gate-words';
import type { BringRequest } from './proof-way';
import { useStartInterview } from './use-start-interview';
import { gatePlace, showGate } from './use-take-step';

export interface GatePanelProps {
  readonly file: PartnerFile;
  readonly gateId: string;
  /** A proof is to be brought, or a piece to be opened (`purpose`). */
  readonly onBring: (request: BringRequest) => void;
  /** Asks that a criterion may be left open for a while. */
  readonly onAskWaiver?: ((criterion: Criterion) => void) | undefined;
}

/** A gate of a partner: what it promises, where it stands today, what is missing, and the decision. */
export function GatePanel({ file, gateId, onBring, onAskWaiver }: GatePanelProps) {
  const text = useText();
  const workspace = useWorkspace();
  const index = usePlaybook();
  const colleagues = useColleagues();
  const startAsking = useStartInterview(file);
  const { pathname } = useLocation();
  // An address that ends in /gate means this part of the page.
  useEffect(() => {
    if (pathname.endsWith('/gate')) showGate(gateId);
  }, [pathname, gateId]);
  const asOf = dayOf(new Date(workspace.surroundings.now()).toISOString());
  const facts = gateFacts(file, gateId, { asOf, index });
  if (!facts) {
    return (
      <ErrorState title={text('gates.unknown.title')} shape="inline">
        {text('gates.unknown.words', { gate: gateId })}
      </ErrorState>
    );
  }
  const decide: Decide = async (said) => {
    const decided = await decideGate(workspace, file.partner.id, gateId, said);
    if (decided.ok) {
      showToast({
        tone: 'done',
        words: text('gates.decision.done', {
          gate: facts.view.gate.title,
          decision: text(decisionWords[said.decision]),
        }),
      });
    }
    return decided;
  };
  return (
    <div id={gatePlace(gateId)} tabIndex={-1} className={styles.place}>
      <GateBoard
        file={file}
        facts={facts}
        nameOf={(by) => colleagues?.get(by) ?? null}
        onBring={onBring}
        onAskWaiver={onAskWaiver}
        onAsk={(questionId) => void startAsking(moduleIdOf(questionId), questionId)}
        onDecide={decide}
      />
    </div>
  );
}
