import type { PersonRole } from '#shared/domain/partners/person';

export const phases = ['readiness', 'activation', 'firstOutcomes', 'thirtySixtyNinety'] as const;
export type Phase = (typeof phases)[number];

export const phaseTitles = {
  readiness: 'Readiness',
  activation: 'Activation',
  firstOutcomes: 'First customer outcomes',
  thirtySixtyNinety: '30-60-90 reviews',
} as const satisfies Record<Phase, string>;

export const milestoneIds = [
  'R1',
  'R2',
  'R3',
  'R4',
  'R5',
  'A1',
  'A2',
  'A3',
  'A4',
  'A5',
  'A6',
  'A7',
  'F1',
  'F2',
  'F3',
  'F4',
  'F5',
  'F6',
  'D30',
  'D60',
  'D90',
] as const;
export type MilestoneId = (typeof milestoneIds)[number];

/** A step on the way to value that is reached by a proof and never by the passing of time. */
export interface MilestoneDefinition {
  readonly id: MilestoneId;
  readonly phase: Phase;
  readonly title: string;
  /** Working days of work, once everything it depends on is there. */
  readonly workingDays: number;
  readonly dependsOn: readonly MilestoneId[];
  /** A review that stands at a fixed distance from another milestone, in calendar days. */
  readonly fixedAfter?: { readonly milestone: MilestoneId; readonly days: number };
  readonly owners: { readonly vendor: PersonRole; readonly partner: PersonRole };
  /** What must be true, in words. */
  readonly reachedWhen: string;
  readonly proof: string;
}

/** The milestone whose date the whole plan is built backwards from: the first verified customer outcome. */
export const valueMilestone: MilestoneId = 'F2';

const managers = { vendor: 'partnerManager', partner: 'partnerManager' } as const;
const technicians = { vendor: 'technicalAuthority', partner: 'technicalAuthority' } as const;
const servicePeople = { vendor: 'customerSuccessLeader', partner: 'customerSuccessLeader' } as const;
const sponsors = { vendor: 'sponsor', partner: 'sponsor' } as const;

/**
 * Milestones every plan starts with. The first outcome waits for Gate 1 and not for Gate 2: a first customer may
 * be served under supervision, and a plan that waited for full independence would find value months later.
 */
export const shippedMilestones: readonly MilestoneDefinition[] = [
  {
    id: 'R1',
    phase: 'readiness',
    title: 'Partner qualified',
    workingDays: 5,
    dependsOn: [],
    owners: managers,
    reachedWhen: 'The qualification module is done: identity accepted, fit scored, risk tier set, sponsor named.',
    proof: 'Accepted register extract and ownership declaration',
  },
  {
    id: 'R2',
    phase: 'readiness',
    title: 'Base agreement signed',
    workingDays: 10,
    dependsOn: ['R1'],
    owners: managers,
    reachedWhen: 'The last required signature stands under the base agreement. From here time to value is counted.',
    proof: 'Signed base agreement',
  },
  {
    id: 'R5',
    phase: 'readiness',
    title: 'Baseline training passed',
    workingDays: 5,
    dependsOn: ['R2'],
    owners: servicePeople,
    reachedWhen: 'At least one person in each chosen role has passed the baseline exam.',
    proof: 'Exam results',
  },
  {
    id: 'R4',
    phase: 'readiness',
    title: 'Accounts, sandbox and content provided',
    workingDays: 3,
    dependsOn: ['R2'],
    owners: technicians,
    reachedWhen: 'Everybody named in the plan can sign in, reach the sandbox and open the content they need.',
    proof: 'Record of accounts issued, first sign-in of each person',
  },
  {
    id: 'R3',
    phase: 'readiness',
    title: 'Gate 1 passed: may sell with us',
    workingDays: 5,
    dependsOn: ['R2', 'R5'],
    owners: managers,
    reachedWhen: 'Every criterion of Gate 1 is met and the decision is signed.',
    proof: 'Decision of Gate 1',
  },
  {
    id: 'A1',
    phase: 'activation',
    title: 'Roles certified',
    workingDays: 15,
    dependsOn: ['R5'],
    owners: servicePeople,
    reachedWhen: 'The agreed number of people in sales, solution, delivery and support hold their certificate.',
    proof: 'Certificates',
  },
  {
    id: 'A2',
    phase: 'activation',
    title: 'Sandbox accepted',
    workingDays: 10,
    dependsOn: ['R4'],
    owners: technicians,
    reachedWhen: 'The agreed test calls gave the expected results and both technical leads accepted them.',
    proof: 'Transcript of the sandbox test',
  },
  {
    id: 'A3',
    phase: 'activation',
    title: 'Reference architecture accepted',
    workingDays: 5,
    dependsOn: ['A2'],
    owners: technicians,
    reachedWhen: 'The drawing is reviewed and each departure from the reference is accepted by name.',
    proof: 'Review signed by the technical authority',
  },
  {
    id: 'A4',
    phase: 'activation',
    title: 'Escalation drill passed',
    workingDays: 1,
    dependsOn: ['R3'],
    owners: servicePeople,
    reachedWhen: 'A call was made up the ladder without warning and answered within the limit on both sides.',
    proof: 'Record of the drill with the minutes it took',
  },
  {
    id: 'A5',
    phase: 'activation',
    title: 'First deal registered',
    workingDays: 5,
    dependsOn: ['R3'],
    owners: managers,
    reachedWhen: 'A named opportunity is registered and the registration is accepted.',
    proof: 'Record of the registered deal',
  },
  {
    id: 'A6',
    phase: 'activation',
    title: 'Joint message live',
    workingDays: 10,
    dependsOn: ['R3'],
    owners: managers,
    reachedWhen: 'The joint message is approved by both sides and can be read in public.',
    proof: 'Approved message and where it appeared',
  },
  {
    id: 'F1',
    phase: 'firstOutcomes',
    title: 'First customer shadowed',
    workingDays: 5,
    dependsOn: ['A1'],
    owners: servicePeople,
    reachedWhen: 'A named customer was served together and both sides signed the report.',
    proof: 'Shadow report',
  },
  {
    id: 'A7',
    phase: 'activation',
    title: 'Gate 2 passed: may deliver alone',
    workingDays: 3,
    dependsOn: ['A1', 'A3', 'A4', 'F1'],
    owners: technicians,
    reachedWhen: 'Every criterion of Gate 2 is met and the decision is signed.',
    proof: 'Decision of Gate 2',
  },
  {
    id: 'F2',
    phase: 'firstOutcomes',
    title: 'First verified customer outcome',
    workingDays: 10,
    dependsOn: ['R3', 'A2', 'A4', 'A5'],
    owners: sponsors,
    reachedWhen:
      'A deal is booked, an integration is in use or a case is closed, and somebody other than the person who claims it has accepted the proof.',
    proof: 'Accepted proof of the outcome',
  },
  {
    id: 'F3',
    phase: 'firstOutcomes',
    title: 'First deal won',
    workingDays: 20,
    dependsOn: ['A5'],
    owners: managers,
    reachedWhen: 'The first registered deal is won.',
    proof: 'Order of the customer',
  },
  {
    id: 'F4',
    phase: 'firstOutcomes',
    title: 'First go-live',
    workingDays: 15,
    dependsOn: ['A7', 'F3'],
    owners: technicians,
    reachedWhen: 'The first customer works with the service in production.',
    proof: 'Report of the supervised go-live',
  },
  {
    id: 'F5',
    phase: 'firstOutcomes',
    title: 'First case resolved by the partner',
    workingDays: 10,
    dependsOn: ['F4'],
    owners: servicePeople,
    reachedWhen: 'A case handled by the partner is resolved and was not reopened within 14 days.',
    proof: 'Record of the case',
  },
  {
    id: 'F6',
    phase: 'firstOutcomes',
    title: 'Customer satisfaction of the first 90 days measured',
    workingDays: 64,
    dependsOn: ['F4'],
    owners: servicePeople,
    reachedWhen: 'As many customers as the smallest sample asks for have answered.',
    proof: 'Answers of the survey',
  },
  {
    id: 'D30',
    phase: 'thirtySixtyNinety',
    title: '30-day review: blockers',
    workingDays: 0,
    dependsOn: ['R2'],
    fixedAfter: { milestone: 'R2', days: 30 },
    owners: managers,
    reachedWhen: 'Each open blocker has an owner and a date, and the minutes are signed.',
    proof: 'Signed minutes',
  },
  {
    id: 'D60',
    phase: 'thirtySixtyNinety',
    title: '60-day review: half-way',
    workingDays: 0,
    dependsOn: ['D30'],
    fixedAfter: { milestone: 'R2', days: 60 },
    owners: managers,
    reachedWhen: 'Goals and milestones are compared with the plan, and the minutes are signed.',
    proof: 'Signed minutes',
  },
  {
    id: 'D90',
    phase: 'thirtySixtyNinety',
    title: '90-day review and the next plan',
    workingDays: 0,
    dependsOn: ['D60'],
    fixedAfter: { milestone: 'R2', days: 90 },
    owners: sponsors,
    reachedWhen: 'Results are signed off and the plan of the next quarter is agreed.',
    proof: 'Signed minutes and the next plan',
  },
];
