import type { BringRequest } from '../../features/gates/proof-way';
import { useEvidenceWays } from './capture';

/** How a gate has its proofs brought: a new one is captured, one that is there is opened. */
export function useBring(): (request: BringRequest) => void {
  const { capture, look } = useEvidenceWays();
  return ({ purpose, typeId, evidenceId, questionId }) => {
    if (purpose === 'look' && evidenceId !== null) look(evidenceId);
    else capture({ typeId, evidenceId, questionId });
  };
}
