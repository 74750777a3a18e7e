import { expect, test } from 'vitest';
import { hitAddress } from '../../../../renderer/features/search/hit-address';

const at = (entity: string, refs: { readonly [field: string]: string } = {}, partnerId = 'p') =>
  hitAddress({ entity, id: 'x', partnerId, refs });

test('a hit leads to where the record is looked at', () => {
  expect(at('partner')).toBe('/partners/x');
  expect(at('person')).toBe('/partners/p/identity');
  expect(at('visit')).toBe('/visits/x');
  expect(at('answer', { interviewId: 'i', questionId: 'M1.Q1' })).toBe('/interviews/i/M1.Q1');
  expect(at('evidence', { evidenceId: 'e' })).toBe('/partners/p/evidence?piece=e');
  expect(at('dealEvent', { dealId: 'd' })).toBe('/partners/p/deals/d');
  expect(at('planReview', { agreementId: 'a' })).toBe('/agreements/a/plan');
  expect(at('incidentEvent', { agreementId: 'a', incidentId: 'i' })).toBe('/agreements/a/performance');
  expect(at('agreement', { agreementId: 'a' })).toBe('/agreements/a');
  expect(at('gateDecision')).toBe('/partners/p/gates');
  expect(at('improvement', {}, '')).toBe('/playbook');
});
