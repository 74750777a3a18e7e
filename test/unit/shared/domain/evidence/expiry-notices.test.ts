import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { endingBy, expiryNotices, noticeStep } from '#shared/domain/evidence/expiry-notices';
import { anEvidence, aReview, aRevision } from '../../../../builders/a-partner-case';
import { anEvidenceType, aSmallPack } from '../../../../builders/a-small-pack';

const today = '2026-11-20';
const index = aSmallPack([anEvidenceType('E1.1')]);

/** An accepted register extract that ends on a day. */
function pieceUntil(effectiveTo: string | null, id = 'evidence') {
  const evidenceId = brand<'Evidence'>(id);
  return {
    evidence: anEvidence('E1.1', { id: evidenceId }),
    revisions: [aRevision({ evidenceId, effectiveFrom: '2026-01-01', effectiveTo })],
    reviews: [aReview('accepted')],
  };
}

describe('the end of a piece of evidence', () => {
  test('is told 90, 60 and 30 days before, each time with the latest notice that is due', () => {
    const steps = [91, 90, 61, 60, 31, 30, 0].map((daysLeft) => [daysLeft, noticeStep(daysLeft)]);
    expect(steps).toEqual([
      [91, null],
      [90, 90],
      [61, 90],
      [60, 60],
      [31, 60],
      [30, 30],
      [0, 30],
    ]);
  });

  test('is told earliest first, and not at all while it is more than 90 days away or has passed', () => {
    const pieces = [
      pieceUntil('2027-01-19', 'in 60'),
      pieceUntil('2027-02-19', 'in 91'),
      pieceUntil('2026-11-20', 'today'),
      pieceUntil('2026-11-19', 'yesterday'),
      pieceUntil('2027-02-18', 'in 90'),
    ];
    const told = expiryNotices(pieces, index, today);
    expect(told.map(({ piece, daysLeft, step }) => [piece.evidence.id, daysLeft, step])).toEqual([
      ['today', 0, 30],
      ['in 60', 60, 60],
      ['in 90', 90, 90],
    ]);
  });

  test('is not told of a piece whose renewal waits for its review', () => {
    const piece = pieceUntil('2026-12-01');
    const renewal = aRevision({
      id: brand('renewal'),
      number: 2,
      effectiveFrom: '2026-11-20',
      effectiveTo: '2027-12-01',
    });
    expect(expiryNotices([{ ...piece, revisions: [...piece.revisions, renewal] }], index, today)).toEqual([]);
  });

  test('before the next visit counts what ends on its very day, and not the day after', () => {
    const pieces = [pieceUntil('2027-06-10', 'on the day'), pieceUntil('2027-06-11', 'after it')];
    const ending = endingBy(pieces, index, { asOf: today, by: '2027-06-10' });
    expect(ending.map(({ piece }) => piece.evidence.id)).toEqual(['on the day']);
  });
});
