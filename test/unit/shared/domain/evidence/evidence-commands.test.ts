import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import {
  type Capture,
  captureEvidence,
  needsSecondPerson,
  reviewEvidence,
  withdrawEvidence,
} from '#shared/domain/evidence/evidence-commands';
import type { Person } from '#shared/domain/partners/person';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { EvidenceType } from '#shared/domain/playbook/pack';
import { aContext, anEvidence, aReview, aRevision, partnerId } from '../../../../builders/a-partner-case';

function typeOf(id: string): EvidenceType {
  const type = builtInPack().evidenceTypeById.get(id);
  if (!type) throw new Error(`No evidence type ${id}`);
  return type;
}

const person = (party: Person['party']): Person => ({
  id: brand('mira'),
  partnerId,
  party,
  name: 'Mira Holm',
  role: 'security',
  title: '',
  email: '',
  phone: '',
  language: '',
});

const extract = { sha256: 'a'.repeat(64), bytes: 1200, mime: 'application/pdf', name: 'extract.pdf' };

function aCapture(typeId: string, over: Partial<Capture> = {}): Capture {
  return {
    partnerId,
    type: typeOf(typeId),
    piece: null,
    title: '',
    source: 'file',
    files: [extract],
    effectiveFrom: '2026-11-20',
    effectiveTo: null,
    facts: {},
    attestation: null,
    questionId: null,
    ownerId: null,
    confidentiality: 'partner',
    siteId: null,
    place: null,
    kept: [],
    ...over,
  };
}

describe('taking in evidence', () => {
  test('makes a piece with its first revision, named after its kind', () => {
    expect(captureEvidence(aCapture('E1.1'), aContext())).toEqual({
      ok: true,
      value: {
        evidence: anEvidence('E1.1', { id: brand('id-1'), title: 'Register extract' }),
        isNewPiece: true,
        revision: aRevision({ id: brand('id-2'), evidenceId: brand('id-1') }),
        keptAlready: [],
      },
    });
  });

  test('adds a revision to a piece that is there', () => {
    const piece = { evidence: anEvidence('E1.1'), revisions: [aRevision()], reviews: [] };
    const captured = captureEvidence(aCapture('E1.1', { piece }), aContext());
    expect(captured.ok && [captured.value.evidence, captured.value.isNewPiece, captured.value.revision.number]).toEqual(
      [piece.evidence, false, 2],
    );
  });

  test('tells of a file whose bytes are kept already, and takes it all the same', () => {
    const captured = captureEvidence(aCapture('E1.3', { kept: [aRevision()] }), aContext());
    expect(captured.ok && captured.value.keptAlready).toEqual([{ name: 'extract.pdf', evidenceId: 'evidence' }]);
  });

  test('keeps the words that were attested and who said them', () => {
    const attestation = { personId: brand<'Person'>('mira') };
    const captured = captureEvidence(aCapture('E1.2', { source: 'attestation', files: [], attestation }), aContext());
    expect(captured.ok && captured.value.revision.attestation).toEqual({
      personId: 'mira',
      statement: typeOf('E1.2').statement,
    });
  });

  test.each([
    ['without its file', 'E1.1', { files: [] }, { kind: 'files-missing' }],
    [
      'for an empty file',
      'E1.1',
      { files: [{ ...extract, bytes: 0 }] },
      { kind: 'file-empty', names: ['extract.pdf'] },
    ],
    ['from a source that cannot show it', 'E1.4', {}, { kind: 'source-not-allowed', allowed: ['photo'] }],
    [
      'without its facts',
      'E2.1',
      { facts: { signer: ' ' } },
      { kind: 'facts-refused', factIds: ['signer', 'signedOn'] },
    ],
    [
      'with a fact out of bounds',
      'E6.1',
      { facts: { person: 'a', role: 'sales', score: 101 } },
      { kind: 'facts-refused', factIds: ['score'] },
    ],
    ['of words nobody said', 'E1.2', { source: 'attestation', files: [] }, { kind: 'attestation-missing' }],
    ['that ends before it begins', 'E1.1', { effectiveTo: '2026-11-19' }, { kind: 'ends-before-it-begins' }],
  ] as const)('is refused %s', (_why, typeId, over, error) => {
    expect(captureEvidence(aCapture(typeId, over as Partial<Capture>), aContext())).toEqual({ ok: false, error });
  });
});

describe('reviewing evidence', () => {
  const review = (over: Partial<Parameters<typeof reviewEvidence>[0]>, by = 'ines') =>
    reviewEvidence(
      {
        revision: aRevision(),
        reviews: [],
        type: typeOf('E1.1'),
        attestedBy: null,
        verdict: 'accepted',
        reason: '',
        ...over,
      },
      aContext({ by }),
    );

  test('lets a partner manager alone in the field accept what the partner brought', () => {
    expect(review({})).toEqual({
      ok: true,
      value: { review: aReview('accepted', { id: brand('id-1'), at: '2026-11-20T09:00:00Z' }) },
    });
  });

  test('wants a second person for what comes from our side alone, and for what one of ours attests', () => {
    expect(review({ type: typeOf('E1.6') })).toEqual({ ok: false, error: { kind: 'second-person-needed' } });
    expect(review({ type: typeOf('E1.6') }, 'jon').ok).toBe(true);
    expect(needsSecondPerson(typeOf('E3.1'), person('partner'))).toBe(false);
    expect(needsSecondPerson(typeOf('E3.1'), person('vendor'))).toBe(true);
  });

  test('lets everybody reject his own mistake, with a reason', () => {
    expect(review({ type: typeOf('E1.6'), verdict: 'rejected', reason: 'wrong company' }).ok).toBe(true);
    expect(review({ verdict: 'rejected', reason: ' ' })).toEqual({ ok: false, error: { kind: 'reason-missing' } });
  });

  test('does not repeat a verdict, nor bring back what was withdrawn', () => {
    expect(review({ reviews: [aReview('accepted')] })).toEqual({
      ok: false,
      error: { kind: 'already-reviewed', verdict: 'accepted' },
    });
    expect(review({ reviews: [aReview('withdrawn')] })).toEqual({
      ok: false,
      error: { kind: 'already-reviewed', verdict: 'withdrawn' },
    });
  });
});

describe('withdrawing evidence', () => {
  const older = aRevision();
  const newer = aRevision({ id: brand('newer'), number: 2 });

  test('takes back every revision that stands, so that an older one does not hold again unseen', () => {
    const piece = { evidence: anEvidence('E1.1'), revisions: [older, newer], reviews: [aReview('accepted')] };
    const withdrawn = withdrawEvidence(piece, 'another company', aContext());
    expect(withdrawn.ok && withdrawn.value.reviews.map(({ revisionId, verdict }) => [revisionId, verdict])).toEqual([
      ['revision', 'withdrawn'],
      ['newer', 'withdrawn'],
    ]);
  });

  test('needs a reason, and something that stands', () => {
    const piece = { evidence: anEvidence('E1.1'), revisions: [older], reviews: [aReview('rejected')] };
    expect(withdrawEvidence(piece, '', aContext())).toEqual({ ok: false, error: { kind: 'reason-missing' } });
    expect(withdrawEvidence(piece, 'why', aContext())).toEqual({ ok: false, error: { kind: 'nothing-to-withdraw' } });
  });
});
