import { useState } from 'react';
import { decideConcession } from '../../data/actions/concession-actions';
import { confirmGateDecision, decideSetAside } from '../../data/actions/headquarters-actions';
import { useWorkspace } from '../../data/use-workspace';
import { showToast } from '../../ui/toast';
import { type MessageId, useText } from '../../ui/use-text';
import { AsideDialog } from './aside-dialog';
import { ConfirmDialog } from './confirm-dialog';
import type { DecisionLine } from './decision-lines';
import { DecisionList } from './decision-list';
import { useDecisions } from './use-decisions';

/** Everything that waits for somebody who decides for headquarters, across partners and territories. */
export function DecisionsTab() {
  const text = useText();
  const workspace = useWorkspace();
  const { lines, asides, askAgain, partnerName } = useDecisions();
  const [open, setOpen] = useState<DecisionLine | null>(null);
  const close = () => setOpen(null);
  const ended = (refusal: string | null): MessageId | null => {
    if (refusal !== null) return refusalWords[refusal] ?? 'headquarters.decide.failed';
    close();
    showToast({ words: text('headquarters.decide.done'), tone: 'done' });
    return null;
  };
  const confirm = async (line: DecisionLine, reason: string) => {
    if (line.kind !== 'record') return null;
    const { pending } = line;
    const answered =
      pending.kind === 'spokenApproval'
        ? await decideConcession(workspace, pending.id, { verdict: 'approved', reason, spokenBy: null })
        : await confirmGateDecision(workspace, pending.id, reason);
    return ended(answered.ok ? null : answered.error.kind);
  };
  const decide = async (line: DecisionLine, decision: 'accepted' | 'rejected', reason: string) => {
    if (line.kind !== 'aside') return null;
    const { space, entry } = line.aside;
    const answered = await decideSetAside(workspace, space, { changeId: entry.change, decision, reason });
    return ended(answered.ok ? null : answered.error.kind);
  };
  return (
    <>
      <DecisionList lines={lines} asides={asides} partnerName={partnerName} onAskAgain={askAgain} onDecide={setOpen} />
      <AsideDialog
        line={open?.kind === 'aside' ? open : null}
        partnerName={partnerName}
        onClose={close}
        onDecide={(decision, reason) => (open ? decide(open, decision, reason) : Promise.resolve(null))}
      />
      <ConfirmDialog
        line={open?.kind === 'record' ? open : null}
        partnerName={partnerName}
        onClose={close}
        onConfirm={(reason) => (open ? confirm(open, reason) : Promise.resolve(null))}
      />
    </>
  );
}

const refusalWords: { readonly [kind: string]: MessageId } = {
  'reason-missing': 'headquarters.decide.reason-missing',
  'not-allowed': 'headquarters.decide.not-allowed',
  'already-decided': 'headquarters.decide.already',
  'already-confirmed': 'headquarters.decide.already',
  'own-decision': 'headquarters.decide.own',
  'own-request': 'headquarters.decide.own',
  'too-many-waivers': 'headquarters.decide.too-many-waivers',
  'storage-full': 'errors.storage-full',
  'storage-failed': 'errors.storage-failed',
  'past-is-fixed': 'errors.past-is-fixed',
};
