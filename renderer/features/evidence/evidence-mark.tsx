import type { EvidenceState } from '#shared/domain/evidence/evidence-rules';
import { StateMark } from '../../ui/state-mark';
import { useText } from '../../ui/use-text';
import { evidenceStateMarks, evidenceStateWords } from './evidence-words';

/** Where a piece of evidence stands, as icon and word. */
export function EvidenceMark({ state }: { readonly state: EvidenceState }) {
  const text = useText();
  return <StateMark state={evidenceStateMarks[state.state]} word={text(evidenceStateWords[state.state])} />;
}
