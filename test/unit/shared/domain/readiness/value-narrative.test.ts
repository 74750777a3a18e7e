import { describe, expect, test } from 'vitest';
import { piecesOf } from '#shared/domain/evidence/evidence-rules';
import { evaluatePartner } from '#shared/domain/gates/evaluate-partner';
import type { PartnerRecords } from '#shared/domain/gates/known-records';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { valueNarrative } from '#shared/domain/readiness/value-narrative';
import { aReadyPartner, readyOn } from '../../../../builders/a-ready-partner';

const index = builtInPack();

function narrativeOf(records: PartnerRecords, asOf = readyOn) {
  return valueNarrative(index, evaluatePartner(records, index, { asOf }).facts, piecesOf(records));
}

describe('the value story', () => {
  test('stands in the words of the partner, with the pieces that prove it', () => {
    expect(narrativeOf(aReadyPartner())).toEqual({
      lines: [
        {
          customerType: 'Dental practices with 3 to 10 chairs',
          offering: 'Set-up, training and support',
          outcome: 'Orders leave the practice without paper',
          measure: 'Share of orders placed digitally',
        },
        {
          customerType: 'Dental laboratories',
          offering: 'Interface to the laboratory system',
          outcome: 'No retyping of orders',
          measure: '',
        },
      ],
      proofs: ['E1.3', 'E6.3'],
    });
  });

  test('names a proof only while it holds', () => {
    expect(narrativeOf(aReadyPartner(), '2028-12-01').proofs).toEqual(['E6.3']);
  });

  test('names no proof that was rejected', () => {
    const records = aReadyPartner();
    const reviews = records.reviews.map((one) => ({ ...one, verdict: 'rejected' as const, reason: 'Not legible.' }));
    expect(narrativeOf({ ...records, reviews }).proofs).toEqual([]);
  });

  test('is empty while nobody has told it', () => {
    const records = aReadyPartner();
    const answers = records.answers.filter(({ questionId }) => questionId !== 'M1.Q2');
    expect(narrativeOf({ ...records, answers, evidence: [] })).toEqual({ lines: [], proofs: [] });
  });
});
