import type { Need } from '#shared/domain/playbook/pack';
import { usePlaybook } from '../../data/use-playbook';
import { useText } from '../../ui/use-text';

/** Names what a control needs. */
export function useNeedName(): (need: Need) => string {
  const text = useText();
  const index = usePlaybook();
  return (need) => {
    switch (need.kind) {
      case 'evidence': {
        const title = index.evidenceTypeById.get(need.typeId)?.title ?? need.typeId;
        return need.what === undefined ? title : text('controls.need.one-of', { title, what: need.what });
      }
      case 'question':
        return text('controls.need.question', {
          question: index.questionById.get(need.questionId)?.text ?? need.questionId,
        });
      case 'riskTier':
        return text('controls.need.risk-tier');
      case 'document':
        return text('controls.need.document', { document: need.document });
      case 'gate':
        return text('controls.need.gate', { gate: index.gateById.get(need.gateId)?.title ?? need.gateId });
      case 'controls':
        return text(need.set === 'minimum' ? 'controls.need.controls-minimum' : 'controls.need.controls-tier');
      case 'credentials':
        return text('controls.need.credentials', { role: need.role });
      case 'integrationChecks':
        return text('controls.need.integration-checks');
      case 'onCallCoverage':
        return text('controls.need.on-call');
      case 'deal':
        return text('controls.need.deal');
    }
  };
}
