import type { Curriculum, Drill, Exam } from '#shared/domain/playbook/pack-enablement';

/** A curriculum whose credential asks for a baseline exam, an exam of the role and nothing else unless said. */
export function aCurriculum(
  differs: Partial<Curriculum> = {},
  credential: Partial<Curriculum['credential']> = {},
): Curriculum {
  return {
    role: 'sales',
    title: 'Sales',
    purpose: 'Sells what the customer needs.',
    neededIf: 'true',
    heads: 1,
    courses: [
      { id: 'basics', title: 'Basics', minutes: 40, outline: ['What it does'], assetIds: [] },
      { id: 'deals', title: 'Deals', minutes: 30, outline: ['How to register'], assetIds: [] },
    ],
    examId: 'exam-sales',
    ...differs,
    credential: {
      id: 'credential-sales',
      title: 'Sales, certified',
      badge: 'Sales',
      validMonths: 24,
      grants: ['directory', 'dealPrivilege', 'content'],
      requires: [
        { evidenceTypeId: 'E6.1', title: 'Baseline exam', where: {}, minScore: 80 },
        { evidenceTypeId: 'E6.6', title: 'Exam of the role', where: { role: 'sales' }, minScore: 80 },
      ],
      ...credential,
    },
  };
}

/** An exam of three questions, the last with two right options. */
export const anExam: Exam = {
  id: 'exam-sales',
  title: 'Exam of the role: sales',
  role: 'sales',
  passAt: 66,
  minutes: 20,
  evidenceTypeId: 'E6.6',
  questions: [
    { id: 'one', text: 'First?', options: options('a', 'b'), right: ['a'], because: 'A is right.' },
    { id: 'two', text: 'Second?', options: options('a', 'b'), right: ['b'], because: 'B is right.' },
    { id: 'three', text: 'Third?', options: options('a', 'b', 'c'), right: ['a', 'c'], because: 'Both are.' },
  ],
};

export const aDrill: Drill = {
  id: 'callTree',
  title: 'Call the ladder',
  purpose: 'Shows that somebody answers.',
  evidenceTypeId: 'E8.3',
  minutesFact: 'minutes',
  limitMinutes: 60,
  steps: [
    { id: 'call', text: 'Call.', doneBy: 'vendor' },
    { id: 'answer', text: 'Answer.', doneBy: 'partner' },
  ],
};

function options(...ids: readonly string[]) {
  return ids.map((id) => ({ id, label: id.toUpperCase() }));
}
