import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { correctEvidence, kindsToServe } from '#shared/domain/evidence/also-serves';
import type { EvidenceRevision } from '#shared/domain/evidence/evidence';
import { reviewEvidence } from '#shared/domain/evidence/evidence-commands';
import { typeIdsOf } from '#shared/domain/evidence/evidence-rules';
import { aContext, anEvidence, aReview, aRevision } from '../../../../builders/a-partner-case';
import { anEvidenceType, aSmallPack } from '../../../../builders/a-small-pack';

/** Extracts, words to attest, a photograph, a file of ours, and a score. */
const index = aSmallPack([
  anEvidenceType('E1.1'),
  anEvidenceType('E1.2', { sources: ['file', 'attestation'], statement: 'We own it.' }),
  anEvidenceType('E1.3', { sources: ['photo'] }),
  anEvidenceType('E1.4', { broughtBy: 'vendor' }),
  anEvidenceType('E1.5', { facts: [{ id: 'score', label: 'Score', type: 'number', required: true }] }),
]);

function piece(revision: Partial<EvidenceRevision> = {}, verdict: 'accepted' | null = null, by = 'ines') {
  const reviews = verdict === null ? [] : [aReview(verdict, { by })];
  return { evidence: anEvidence('E1.1'), revisions: [aRevision({ capturedBy: 'ines', ...revision })], reviews };
}

describe('a piece of evidence can also prove', () => {
  test('the kinds that are brought the same way and whose facts it carries', () => {
    expect(kindsToServe(piece(), index).map(({ id }) => id)).toEqual(['E1.2', 'E1.4']);
    expect(kindsToServe(piece({ facts: { score: 86 } }), index).map(({ id }) => id)).toEqual(['E1.2', 'E1.4', 'E1.5']);
  });

  test('nothing else with words that were attested for another purpose', () => {
    const said = (statement: string) =>
      piece({ source: 'attestation', files: [], attestation: { statement, personId: brand('mira') } });
    expect(kindsToServe(said('We are insured.'), index)).toEqual([]);
    expect(kindsToServe(said('We own it.'), index).map(({ id }) => id)).toEqual(['E1.2']);
  });

  test('each kind once, and never its own twice', () => {
    const corrected = correctEvidence({
      piece: piece(),
      correction: { alsoServes: ['E1.2', 'E1.1', 'E1.2'] },
      index,
      people: [],
    });
    expect(corrected).toEqual({ ok: true, value: { evidence: anEvidence('E1.1', { alsoServes: ['E1.2'] }) } });
    expect(typeIdsOf(anEvidence('E1.1', { alsoServes: ['E1.2', 'E1.1'] }))).toEqual(['E1.1', 'E1.2']);
  });

  test('no kind that is brought another way: refused, naming it', () => {
    const corrected = correctEvidence({ piece: piece(), correction: { alsoServes: ['E1.3'] }, index, people: [] });
    expect(corrected).toEqual({ ok: false, error: { kind: 'kind-not-served', typeIds: ['E1.3'] } });
  });

  test('no kind for which somebody else must accept it, once its bringer has accepted it alone', () => {
    const give = (by: string) =>
      correctEvidence({
        piece: piece({}, 'accepted', by),
        correction: { alsoServes: ['E1.4'] },
        index,
        people: [],
      });
    expect(give('ines')).toEqual({ ok: false, error: { kind: 'second-person-needed', typeIds: ['E1.4'] } });
    expect(give('otto').ok).toBe(true);
  });

  test('a kind for which its bringer may then not accept it alone', () => {
    const [own, ours] = [index.evidenceTypeById.get('E1.1'), index.evidenceTypeById.get('E1.4')];
    if (!own || !ours) throw new Error('Both kinds are in the small playbook.');
    const review = (by: string) =>
      reviewEvidence(
        {
          revision: aRevision({ capturedBy: 'ines' }),
          reviews: [],
          type: own,
          alsoServes: [ours],
          attestedBy: null,
          verdict: 'accepted',
          reason: '',
        },
        aContext({ by }),
      );
    expect(review('ines')).toEqual({ ok: false, error: { kind: 'second-person-needed' } });
    expect(review('otto').ok).toBe(true);
  });
});

test('a title of blanks is refused, and the other corrections of a piece are kept as they are given', () => {
  const correct = (title: string) =>
    correctEvidence({
      piece: piece(),
      correction: { title, confidentiality: 'restricted', ownerId: brand('mira') },
      index,
      people: [],
    });
  expect(correct('  ')).toEqual({ ok: false, error: { kind: 'title-missing' } });
  expect(correct(' Extract ')).toEqual({
    ok: true,
    value: {
      evidence: anEvidence('E1.1', { title: 'Extract', confidentiality: 'restricted', ownerId: brand('mira') }),
    },
  });
});
