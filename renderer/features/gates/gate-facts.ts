import type { CalendarDate } from '#shared/base/calendar-date';
import { explainGate, type GateExplanation, type MissingProof } from '#shared/domain/gates/gate-explanation';
import { evaluateGate, type GateView } from '#shared/domain/gates/gate-rules';
import type { PartnerRecords } from '#shared/domain/gates/partner-records';
import { type Renewal, renewalsOf } from '#shared/domain/guidance/renewals';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { PartnerFile } from '../../data/partner-file';
import { recordsFor } from '../../data/partner-records';
import { useText } from '../../ui/use-text';

/** A gate of one partner on a day, with all that explains it. */
export interface GateFacts {
  readonly view: GateView;
  readonly records: PartnerRecords;
  readonly explanation: GateExplanation;
  readonly renewals: readonly Renewal[];
}

/** Null where the playbook has no such gate. */
export function gateFacts(file: PartnerFile, gateId: string, asOf: CalendarDate): GateFacts | null {
  const index = builtInPack();
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
  return (proof) => {
    switch (proof.kind) {
      case 'evidence':
        return proof.what === null
          ? proof.type.title
          : text('gates.proof.one-of', { title: proof.type.title, what: proof.what });
      case 'question':
        return builtInPack().questionById.get(proof.questionId)?.text ?? proof.questionId;
      case 'riskTier':
        return text(proof.step === 'rate' ? 'gates.proof.rate' : 'gates.proof.accept');
    }
  };
}
