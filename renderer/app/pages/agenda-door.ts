import { useNavigate } from 'react-router';
import type { AgendaItem } from '#shared/domain/visits/visit';
import type { PartnerFile } from '#shared/records/partner-file';
import type { Capture } from './capture';

/** Leads from a box of an agenda to where it is done. */
export function useAgendaDoor(
  file: PartnerFile,
  ways: { readonly capture: Capture; readonly look: (evidenceId: string) => void },
): (item: AgendaItem) => void {
  const navigate = useNavigate();
  const partner = `/partners/${file.partner.id}`;
  const goTo = (path: string) => void navigate(`${partner}/${path}`);
  return ({ kind, ref }) => {
    switch (kind) {
      case 'interview':
        return goTo(`modules/${ref}`);
      case 'talk': {
        const [about, agreementId] = ref.split(' ');
        if (about === 'survey') return goTo('survey');
        const isOfPlan = (about === 'planReview' || about === 'promises') && agreementId;
        return isOfPlan ? void navigate(`/agreements/${agreementId}/plan`) : goTo('overview');
      }
      case 'drill':
        return goTo(`drills/${ref}`);
      case 'riskTier':
        return goTo('identity');
      case 'document':
        return goTo(ref === 'deal' ? 'commercial' : ref.startsWith('gate ') ? 'gates' : 'overview');
      case 'review':
        return file.evidence.some(({ id }) => id === ref) ? ways.look(ref) : goTo('evidence');
      case 'evidence':
        // A credential takes several proofs of several people; they are brought where the people stand.
        if (ref.startsWith('credentials ')) return goTo('enablement');
        if (/^E[1-8]\./.test(ref)) return ways.capture({ typeId: ref, evidenceId: null, questionId: null });
        return goTo('gates');
    }
  };
}
