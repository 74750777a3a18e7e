import { brand } from '#shared/base/brand';
import type { Learner } from '#shared/domain/enablement/learner';
import type { Answer } from '#shared/domain/interviews/answer';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { allAnswers } from './a-complete-visit';
import { anAnswer, type Brought, gateOneProofs, partnerId } from './a-partner-case';
import { gateOneAnswers } from './gate-one-answers';

const { version: packVersion } = builtInPack().pack;

/** What a partner of low risk that will sell and support, and needs no interface, has said when both gates are open. */
export const bothGatesAnswers: readonly Answer[] = [
  ...gateOneAnswers,
  anAnswer('M5.Q1', { needed: false }, { packVersion }),
  ...allAnswers()
    .filter(({ questionId }) => ['M8.Q2', 'M8.Q4'].includes(questionId))
    .map(({ questionId, value }) => anAnswer(questionId, value, { packVersion })),
];

/** What it has brought. */
export const bothGatesProofs: readonly Brought[] = [
  ...gateOneProofs,
  { typeId: 'E5.3', facts: { by: 'yuki', deviationsAccepted: true } },
  {
    typeId: 'E6.3',
    facts: { person: 'tom', role: 'support', customer: 'Praxis Nord', on: '2026-10-20', bothSigned: true },
  },
  { typeId: 'E6.6', facts: { person: 'tom', role: 'support', score: 88 } },
  { typeId: 'E6.6', facts: { person: 'ana', role: 'support', score: 84 } },
  { typeId: 'E8.1' },
];

/** The two who learned to support. */
export const bothGatesLearners: readonly Learner[] = ['tom', 'ana'].map((person) => ({
  id: brand<'Learner'>(`learner-${person}`),
  partnerId,
  personId: brand<'Person'>(person),
  role: 'support',
  since: '2026-09-01',
  left: null,
  courses: {},
}));
