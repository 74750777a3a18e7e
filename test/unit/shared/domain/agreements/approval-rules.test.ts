import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { type AgreementApproval, reviewFunctions } from '#shared/domain/agreements/agreement-approval';
import { lockAgreement } from '#shared/domain/agreements/agreement-commands';
import { approvalStanding, type ReviewedText, reviewFindings } from '#shared/domain/agreements/approval-rules';
import { anAgreement } from '../../../../builders/a-complete-visit';

const draft = anAgreement('sla');
const text: ReviewedText = { agreementId: draft.id, kind: 'sla', dataSha256: 'this', deviates: false };

let count = 0;
function approval(
  reviewFunction: AgreementApproval['reviewFunction'],
  over: Partial<AgreementApproval> = {},
): AgreementApproval {
  count += 1;
  return {
    id: brand<'AgreementApproval'>(`approval-${count}`),
    partnerId: draft.partnerId,
    agreementId: draft.id,
    dataSha256: 'this',
    reviewFunction,
    decision: 'approved',
    capability: '',
    constraint: '',
    personName: 'Ines Kramer',
    by: 'ines',
    at: '2026-11-20T10:00:00Z',
    ...over,
  };
}

const all = reviewFunctions.map((one) => approval(one));
const instead = (one: AgreementApproval) => [
  ...all.filter(({ reviewFunction }) => reviewFunction !== one.reviewFunction),
  one,
];
const states = (approvals: readonly AgreementApproval[]) =>
  Object.fromEntries(approvalStanding(text, approvals).map(({ reviewFunction, state }) => [reviewFunction, state]));

describe('the reviews of an agreement', () => {
  test('stand by function: the latest word about this text holds, one about another text is outdated', () => {
    const said = [
      approval('product', { decision: 'refused', at: '2026-11-20T09:00:00Z' }),
      approval('product', { at: '2026-11-20T10:00:00Z' }),
      approval('engineering', { decision: 'approvedWithConstraint', constraint: 'Two people only until March' }),
      approval('customerSupport', { dataSha256: '', capability: 'Thirty cases a day' }),
      approval('compliance', { dataSha256: 'another' }),
      approval('legal', { agreementId: brand<'Agreement'>('elsewhere') }),
    ];
    expect(states(said)).toEqual({
      product: 'approved',
      engineering: 'constraint',
      customerSupport: 'beforehand',
      compliance: 'outdated',
      legal: 'missing',
    });
  });

  test('are complete when all five functions approved this text, or spoke beforehand', () => {
    expect(reviewFindings(text, all)).toEqual([]);
    expect(reviewFindings(text, instead(approval('product', { dataSha256: '' })))).toEqual([]);
  });

  test('are told and do not stop a visit while they are missing, outdated or tied to a constraint', () => {
    expect(reviewFindings(text, [])).toEqual(
      reviewFunctions.map((reviewFunction) => ({ reviewFunction, kind: 'missing', severity: 'warning' })),
    );
    const constrained = approval('engineering', { decision: 'approvedWithConstraint' });
    expect(reviewFindings(text, instead(constrained))).toEqual([
      { reviewFunction: 'engineering', kind: 'constraint', severity: 'warning' },
    ]);
    expect(reviewFindings(text, instead(approval('compliance', { dataSha256: 'another' })))).toEqual([
      { reviewFunction: 'compliance', kind: 'outdated', severity: 'warning' },
    ]);
  });

  test('stop locking when a function refused this text, and not when it refused an earlier one', () => {
    const refused = [{ reviewFunction: 'legal', kind: 'refused', severity: 'error' } as const];
    expect(reviewFindings(text, instead(approval('legal', { decision: 'refused' })))).toEqual(refused);
    const earlier = instead(approval('legal', { decision: 'refused', dataSha256: 'another' }));
    expect(reviewFindings(text, earlier).map(({ severity }) => severity)).toEqual(['warning']);

    const found = { missing: [], problems: [], contested: [], dataSha256: 'd'.repeat(64) };
    expect(lockAgreement(draft, { ...found, reviews: refused })).toEqual({
      ok: false,
      error: { kind: 'reviews', reviews: refused },
    });
    expect(lockAgreement(draft, { ...found, reviews: reviewFindings(text, []) }).ok).toBe(true);
  });

  test('need legal’s word on this very text where it leaves the standard wording', () => {
    const deviating = { ...text, deviates: true };
    expect(reviewFindings(deviating, all)).toEqual([]);
    for (const late of [
      all.filter(({ reviewFunction }) => reviewFunction !== 'legal'),
      instead(approval('legal', { dataSha256: '' })),
      instead(approval('legal', { dataSha256: 'another' })),
    ])
      expect(reviewFindings(deviating, late)).toEqual([
        { reviewFunction: 'legal', kind: 'legalOnDeviations', severity: 'error' },
      ]);
  });

  test('are not asked for a plan', () => {
    expect(reviewFindings({ ...text, kind: 'plan' }, [])).toEqual([]);
  });
});
