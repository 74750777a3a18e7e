import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { AgreementApproval, ReviewFunction } from '#shared/domain/agreements/agreement-approval';
import { waitingApprovals } from '#shared/domain/guidance/waiting-approvals';
import { anAgreement } from '../../../builders/a-complete-visit';

const agreement = anAgreement('sla');
const dataSha256 = 'a'.repeat(64);

function said(reviewFunction: ReviewFunction, about: string, over: Partial<AgreementApproval> = {}): AgreementApproval {
  return {
    id: brand<'AgreementApproval'>(`${reviewFunction} ${about}`),
    ...{ partnerId: agreement.partnerId, agreementId: agreement.id, dataSha256: about, reviewFunction },
    ...{ decision: 'approved', capability: '', constraint: '', personName: 'Ana', by: 'ines' },
    at: '2026-11-20T10:00:00Z',
    ...over,
  };
}

const waiting = (approvals: readonly AgreementApproval[], over: Partial<typeof agreement> = {}) =>
  waitingApprovals({ agreement: { ...agreement, ...over }, dataSha256 }, approvals).map(
    ({ reviewFunction, state, since }) => [reviewFunction, state, since],
  );

describe('the word of a function', () => {
  test('is waited for by a draft that it has not read', () => {
    expect(waiting([said('legal', dataSha256), said('product', dataSha256)])).toEqual([
      ['engineering', 'missing', agreement.createdAt],
      ['customerSupport', 'missing', agreement.createdAt],
      ['compliance', 'missing', agreement.createdAt],
    ]);
  });

  test('is waited for again when the text is another one, and not where it was given beforehand or is a no', () => {
    const others = [said('engineering', ''), said('customerSupport', dataSha256), said('compliance', dataSha256)];
    const refused = said('product', dataSha256, { decision: 'refused', constraint: 'Not before May' });
    expect(waiting([...others, refused, said('legal', 'b'.repeat(64))])).toEqual([
      ['legal', 'outdated', '2026-11-20T10:00:00Z'],
    ]);
  });

  test('is waited for neither by a plan nor by what is locked', () => {
    expect(waiting([], { kind: 'plan' })).toEqual([]);
    expect(waiting([], { state: 'locked' })).toEqual([]);
  });
});
