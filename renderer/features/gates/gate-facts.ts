import type { CalendarDate } from '#shared/base/calendar-date';
import { explainGate, type GateExplanation, type MissingProof } from '#shared/domain/gates/gate-explanation';
import { evaluateGate, type GateView } from '#shared/domain/gates/gate-rules';
import type { PartnerRecords } from '#shared/domain/gates/partner-records';
import { type Renewal, renewalsOf } from '#shared/domain/guidance/renewals';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { PartnerFile } from '#shared/records/partner-file';
import { recordsFor } from '#shared/records/partner-records';
import { usePlaybook } from '../../data/use-playbook';
import { useText } from '../../ui/use-text';

/** A gate of one partner on a day, with all that explains it. */
export interface GateFacts {
  readonly view: GateView;
  readonly records: PartnerRecords;
  readonly explanation: GateExplanation;
  readonly renewals: readonly Renewal[];
}

/** Null where the playbook has no such gate. */
export function gateFacts(
  file: PartnerFile,
  gateId: string,
  { asOf, index }: { readonly asOf: CalendarDate; readonly index: PackIndex },
): GateFacts | null {
  const gate = index.gateById.get(gateId);
  if (!gate) return null;
  const records = recordsFor(file);
  const view = evaluateGate(gate, { records, index, decisions: file.decisions, moment: { asOf } });
  return {
    view,
    records,
    explanation: explainGate(view, { records, index }),
    renewals: renewalsOf(view, records, index),
  };
}

/** Names what is missing. */
export function useProofName(): (proof: MissingProof) => string {
  const text = useText();
  const index = usePlaybook();
  return (proof) => {
    switch (proof.kind) {
      case 'evidence':
        return proof.what === null
          ? proof.type.title
          : text('gates.proof.one-of', { title: proof.type.title, what: proof.what });
      case 'question':
        return index.questionById.get(proof.questionId)?.text ?? proof.questionId;
      case 'riskTier':
        return text(proof.step === 'rate' ? 'gates.proof.rate' : 'gates.proof.accept');
      case 'document':
        return text(proof.document === 'plan' ? 'gates.proof.sign-plan' : 'gates.proof.sign-sla');
      case 'gate':
        return text('gates.proof.gate', { gate: index.gateById.get(proof.gateId)?.title ?? proof.gateId });
      case 'credentials': {
        const role = index.pack.curricula.find((curriculum) => curriculum.role === proof.learnerRole);
        return text('gates.proof.credentials', {
          role: role?.title ?? proof.learnerRole,
          held: proof.held,
          needed: proof.needed,
        });
      }
      case 'integrationCheck':
        return text('gates.proof.check', { check: proof.check.title });
      case 'onCallCoverage':
        return proof.share === null
          ? text('gates.proof.on-call')
          : text('gates.proof.on-call-share', { share: proof.share });
      case 'deal':
        return text('gates.proof.deal');
    }
  };
}
