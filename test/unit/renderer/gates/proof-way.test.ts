import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { MissingProof, Situation } from '#shared/domain/gates/gate-explanation';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { wayTo, wayToRenew } from '../../../../renderer/features/gates/proof-way';
import { aGuidedCase } from '../../../builders/a-guided-case';
import { anEvidence, aRevision, partnerId } from '../../../builders/a-partner-case';

const type = builtInPack().evidenceTypeById.get('E3.1');
if (!type) throw new Error('The pack has no E3.1.');
const about = {
  kind: 'evidence',
  type,
  what: null,
  ownerId: null,
  role: 'security',
  whose: 'partner',
  minutes: 5,
  inRoom: true,
} as const;
const evidenceId = brand<'Evidence'>('piece');
const file = {
  ...aGuidedCase(),
  evidence: [anEvidence('E3.1', { id: evidenceId, questionId: 'M1.Q4' })],
};

function wayIn(situation: Situation) {
  const way = wayTo({ ...about, situation, evidenceId: situation === 'missing' ? null : evidenceId }, file);
  if (way.kind !== 'bring') return [way.label];
  return [way.label, way.request.purpose, way.request.evidenceId, way.request.questionId];
}

describe('the way to a missing proof', () => {
  test('is to bring it, to renew it, or to look at what is there, as it stands with it', () => {
    expect(wayIn('missing')).toEqual(['gates.do.bring', 'bring', null, null]);
    expect(wayIn('expired')).toEqual(['gates.do.renew', 'bring', 'piece', 'M1.Q4']);
    expect(wayIn('rejected')).toEqual(['gates.do.bring-again', 'bring', 'piece', 'M1.Q4']);
    expect(wayIn('notEnough')).toEqual(['gates.do.bring-again', 'bring', 'piece', 'M1.Q4']);
    expect(wayIn('pendingReview')).toEqual(['gates.do.review', 'look', 'piece', 'M1.Q4']);
    expect(wayIn('notYetEffective')).toEqual(['gates.do.look', 'look', 'piece', 'M1.Q4']);
  });

  test('never lets a withdrawn piece hold again: a new one takes its place', () => {
    expect(wayIn('withdrawn')).toEqual(['gates.do.bring', 'bring', null, null]);
  });

  test('asks the very question whose answer is missing', () => {
    const question: MissingProof = {
      kind: 'question',
      questionId: 'M1.Q3',
      isAnswered: false,
      ownerId: null,
      role: 'partnerManager',
      whose: 'partner',
      minutes: 6,
      inRoom: true,
    };
    expect(wayTo(question, file)).toEqual({ kind: 'ask', label: 'gates.do.answer', questionId: 'M1.Q3' });
  });

  test('leads to the risk of the partner where the tier is missing or ends', () => {
    const tier: MissingProof = {
      kind: 'riskTier',
      step: 'accept',
      ownerId: null,
      role: 'security',
      whose: 'vendor',
      minutes: 2,
      inRoom: true,
    };
    expect(wayTo(tier, file)).toEqual({
      kind: 'open',
      label: 'gates.do.accept',
      href: `/partners/${partnerId}/identity`,
    });
    expect(wayToRenew({ kind: 'riskTier', criterionId: 'G1.6' }, file)).toMatchObject({ label: 'gates.do.rate' });
  });

  test('is to review the renewal of an ending piece where one has been brought, else to bring it', () => {
    const ending = {
      kind: 'evidence',
      criterionId: 'G1.3',
      evidenceId,
      typeId: 'E3.1',
      title: 'E3.1',
      ownerId: null,
    } as const;
    expect(wayToRenew({ ...ending, waiting: null }, file)).toMatchObject({
      label: 'gates.do.renew',
      request: { purpose: 'bring', evidenceId: 'piece' },
    });
    expect(wayToRenew({ ...ending, waiting: aRevision() }, file)).toMatchObject({
      label: 'gates.do.review',
      request: { purpose: 'look', evidenceId: 'piece' },
    });
  });
});
