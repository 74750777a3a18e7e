import type { SearchHit } from '../../data/watch/search-desk';
import { recordAddress } from '../../widgets/record-address';

/** Where something that was found is looked at. */
export function hitAddress(hit: Pick<SearchHit, 'entity' | 'id' | 'partnerId' | 'refs'>): string {
  const { entity, id, partnerId, refs } = hit;
  const partner = partnerId === '' ? '' : `/partners/${partnerId}`;
  if (entity === 'answer' && refs['interviewId']) return `/interviews/${refs['interviewId']}/${refs['questionId']}`;
  if (entity === 'evidence') return `${partner}/evidence?piece=${refs['evidenceId']}`;
  if (entity === 'deal') return `${partner}/deals/${id}`;
  if (entity === 'dealEvent') return `${partner}/deals/${refs['dealId']}`;
  if (underPlan.has(entity) && refs['agreementId']) return `/agreements/${refs['agreementId']}/plan`;
  if (underSla.has(entity) && refs['agreementId']) return `/agreements/${refs['agreementId']}/performance`;
  if (underSla.has(entity) && entity === 'incident') return `${partner}/overview`;
  if (refs['agreementId']) return `/agreements/${refs['agreementId']}`;
  return recordAddress({ entity, id, partnerId }) ?? (partner || '/playbook');
}

const underPlan: ReadonlySet<string> = new Set(['planReview', 'milestoneClosure', 'goalReading']);
const underSla: ReadonlySet<string> = new Set([
  'incident',
  'incidentEvent',
  'postIncidentReview',
  'preventiveAction',
  'jointReview',
  'behaviourNote',
  'dispute',
  'disputeEvent',
  'performanceFile',
]);
