import type { z } from 'zod';
import type { packSchema } from '#shared/domain/playbook/pack';
import { readPack } from '#shared/domain/playbook/pack-check';
import { indexPack, type PackIndex } from '#shared/domain/playbook/pack-index';

export type PackDraftParts = z.input<typeof packSchema>;

const everyTier: ('T1' | 'T2' | 'T3')[] = ['T1', 'T2', 'T3'];
const grace = { T1: 14, T2: 14, T3: 0 };

const type = (id: string, minutes: number, over: Partial<PackDraftParts['evidenceTypes'][number]> = {}) => ({
  id,
  title: `Proof ${id}`,
  help: '',
  sources: ['file' as const],
  validMonths: 12,
  broughtBy: 'partner' as const,
  minutes,
  inRoom: true,
  isoStages: ['partnerSelection' as const],
  ...over,
});

const evidence = (typeId: string) => ({ kind: 'evidence' as const, typeId });

const control = (
  id: string,
  needs: PackDraftParts['controls'][number]['needs'],
  over: Partial<PackDraftParts['controls'][number]> = {},
) => ({
  id,
  title: `Control ${id}`,
  nist: ['AC-2'],
  family: 'AC',
  tiers: everyTier,
  role: 'security',
  needs,
  protects: { clause: 17, why: 'Breach notice' },
  ...over,
});

const criterion = (
  id: string,
  predicate: string,
  needs: PackDraftParts['gates'][number]['criteria'][number]['needs'],
  hard = false,
) => ({ id, title: `Criterion ${id}`, hard, role: 'security', predicate, needs });

/** A small playbook in which every kind of need, control and criterion occurs once, and two gates. */
export const gatedPackParts: PackDraftParts = {
  format: 1,
  id: 'gated',
  version: '1.0.0',
  title: 'Gated',
  modules: [
    {
      id: 'M1',
      title: 'Qualification',
      arc: { problem: '-', insight: '-', solution: '-', impact: '-' },
      isoStages: ['awareness'],
      questions: [
        {
          id: 'M1.Q1',
          text: 'What will you do?',
          minutes: 4,
          fields: [
            { id: 'sells', label: 'Sells', type: 'yesNo' },
            { id: 'hasInterface', label: 'Has an interface', type: 'yesNo', required: false },
          ],
        },
        {
          id: 'M1.Q2',
          text: 'How soon do you tell us of a breach?',
          minutes: 2,
          fields: [{ id: 'hours', label: 'Hours', type: 'number' }],
        },
      ],
      steps: [],
      done: "moduleAnswered('M1')",
    },
  ],
  evidenceTypes: [
    type('E1.1', 5),
    type('E1.2', 8, { validMonths: 24 }),
    type('E3.1', 10),
    type('E3.2', 45, { inRoom: false }),
    type('E5.1', 10, {
      broughtBy: 'both',
      facts: [
        { id: 'check', label: 'Check', type: 'one', options: [{ id: 'IC1', label: 'IC1' }], required: true },
        { id: 'passed', label: 'Passed', type: 'yesNo', required: true },
      ],
    }),
    type('E6.1', 25, {
      facts: [
        { id: 'person', label: 'Person', type: 'person', required: true },
        { id: 'score', label: 'Score', type: 'number', required: true },
      ],
    }),
    type('E8.3', 15, {
      sources: ['drill'],
      broughtBy: 'both',
      facts: [{ id: 'minutes', label: 'Minutes', type: 'number' }],
    }),
  ],
  controls: [
    control('C-1', [evidence('E1.1'), evidence('E1.2')]),
    control('C-2', [evidence('E1.2')]),
    control('C-3', [evidence('E3.2')], { tiers: ['T2', 'T3'] }),
    control('C-4', [{ kind: 'question', questionId: 'M1.Q2', enough: "answer('M1.Q2.hours') <= 72.0" }]),
    control('C-5', [evidence('E5.1')], { tiers: ['T3'], appliesIf: "answer('M1.Q1.hasInterface') == true" }),
  ],
  gates: [
    {
      id: 'G1',
      title: 'Gate 1',
      promise: 'May sell.',
      decidedBy: ['partnerManager'],
      graceDays: grace,
      criteria: [
        criterion('G1.1', "valid('E1.1')", [evidence('E1.1')], true),
        criterion('G1.2', "valid('E3.1') && controlsSettled('minimum')", [
          evidence('E3.1'),
          { kind: 'controls', set: 'minimum' },
        ]),
        criterion('G1.3', 'riskTierAccepted', [{ kind: 'riskTier' }], true),
        criterion('G1.4', "answered('M1.Q1')", [{ kind: 'question', questionId: 'M1.Q1' }]),
      ],
    },
    {
      id: 'G2',
      title: 'Gate 2',
      promise: 'May deliver.',
      decidedBy: ['partnerManager'],
      graceDays: grace,
      criteria: [
        criterion('G2.0', "gatePassed('G1')", [{ kind: 'gate', gateId: 'G1' }], true),
        criterion('G2.1', "certifiedEnough('sales')", [{ kind: 'credentials', role: 'sales' }], true),
        criterion('G2.2', "controlsSettled('tier')", [{ kind: 'controls', set: 'tier' }]),
        criterion('G2.3', 'integrationChecksPassed()', [{ kind: 'integrationChecks' }]),
        criterion('G2.4', "signed('sla') && records('E8.3').exists(drill, drill.minutes <= 60.0)", [
          { kind: 'document', document: 'sla' },
          { ...evidence('E8.3'), enough: "records('E8.3').exists(drill, drill.minutes <= 60.0)" },
        ]),
      ],
    },
  ],
  curricula: [
    {
      role: 'sales',
      title: 'Sales',
      purpose: '-',
      neededIf: "answer('M1.Q1.sells') == true",
      heads: 2,
      courses: [{ id: 'basics', title: 'Basics', minutes: 30, outline: ['-'] }],
      examId: 'exam',
      credential: {
        id: 'seller',
        title: 'Seller',
        badge: 'seller',
        validMonths: 6,
        grants: ['directory'],
        requires: [{ evidenceTypeId: 'E6.1', title: 'Exam', minScore: 80 }],
      },
    },
  ],
  exams: [
    {
      id: 'exam',
      title: 'Exam',
      role: 'sales',
      passAt: 80,
      minutes: 25,
      evidenceTypeId: 'E6.1',
      questions: [
        {
          id: 'one',
          text: 'Who calls whom?',
          options: [
            { id: 'a', label: 'They us' },
            { id: 'b', label: 'We them' },
          ],
          right: ['a'],
          because: '-',
        },
      ],
    },
  ],
  drills: [
    {
      id: 'call-tree',
      title: 'Call tree',
      purpose: '-',
      evidenceTypeId: 'E8.3',
      minutesFact: 'minutes',
      limitMinutes: 60,
      steps: [{ id: 'call', text: 'Call', doneBy: 'both' }],
    },
  ],
  integrationChecks: [
    {
      id: 'IC1',
      title: 'Sign in',
      how: '-',
      expected: '-',
      weight: 1,
      requiredIf: "answer('M1.Q1.hasInterface') == true",
    },
  ],
};

let index: PackIndex | null = null;

export function aGatedPack(): PackIndex {
  if (index) return index;
  const read = readPack(gatedPackParts);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  index = indexPack(read.value);
  return index;
}
