import { addDays } from '#shared/base/calendar-date';
import type { Participant } from '#shared/domain/improvements/experiment-result';
import { wayOf } from '#shared/domain/improvements/experiment-rules';
import {
  type Experiment,
  experimentSchema,
  type FrictionNote,
  frictionNoteSchema,
  type Improvement,
  improvementSchema,
} from '#shared/domain/improvements/improvement';
import { backlogLines, groundOfNote } from '#shared/domain/improvements/improvement-rules';
import { type Effect, playbookThings, StepTally } from '#shared/domain/improvements/step-value';
import { type Interview, interviewSchema } from '#shared/domain/interviews/interview';
import type { PackIndex } from '#shared/domain/playbook/pack-index';

const idAt = (at: number) => `01930000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`;

const samplePartners: Readonly<Record<string, string>> = {
  [idAt(1)]: 'Nordlicht Systemhaus GmbH',
  [idAt(2)]: 'Harbour Data Ltd',
  [idAt(3)]: 'Alpine Netz AG',
};

export const sampleNotes: readonly FrictionNote[] = [
  { what: 'The register extract is asked for in two interviews', degree: 2, moduleId: 'M1', stepId: 'M1.Q4', at: 1 },
  { what: 'Nobody at the partner knows what an exposure is', degree: 1, moduleId: 'M3', stepId: 'M3.Q1', at: 2 },
  { what: 'Sandbox keys come nine days late', degree: 3, moduleId: 'M3', stepId: '', at: 3 },
  { what: 'The list of visits does not say whose car it is', degree: 1, moduleId: '', stepId: '', at: 1 },
].map(({ what, degree, moduleId, stepId, at }, place) =>
  frictionNoteSchema.parse({
    id: idAt(100 + place),
    partnerId: moduleId === '' ? null : idAt(at),
    what,
    degree,
    side: place === 1 ? 'partner' : 'vendor',
    place: moduleId === '' ? '/visits' : '/interviews/:id',
    moduleId,
    stepId,
    packVersion: '2.1.0',
    notedBy: 'ines',
    notedAt: `2026-11-1${place}T09:00:00Z`,
  }),
);

export const sampleImprovements: readonly Improvement[] = [
  {
    title: 'Ask for the register extract once and take it over everywhere',
    problem: 'Partners bring the same extract to the qualification and to the contract.',
    source: 'friction',
    restsOn: [idAt(100), idAt(102)],
    moduleId: 'M1',
    stepId: 'M1.Q4',
    state: 'inHand',
    owner: 'Jana Roth',
    inVersion: '2.2.0',
  },
  {
    title: 'Order sandbox keys when the contract is sent',
    source: 'interview',
    moduleId: 'M5',
    state: 'planned',
    inVersion: '2.2.0',
  },
  { title: 'A shorter baseline exam', source: 'idea', moduleId: 'M6' },
  {
    title: 'Name the desk on every handover sheet',
    source: 'case',
    moduleId: 'M8',
    isSystemic: true,
    systemicBecause: 'Four partners opened cases at the wrong desk last quarter.',
    state: 'done',
    inVersion: '2.1.0',
    outcome: 'The diagnostics sheet names both desks.',
    resolvedBy: 'jonas',
    resolvedAt: '2026-10-12T09:00:00Z',
  },
  {
    title: 'Drop the screening of minor suppliers',
    source: 'incidentReview',
    moduleId: 'M3',
    state: 'declined',
    outcome: 'The law asks for it.',
    resolvedBy: 'jonas',
    resolvedAt: '2026-10-20T09:00:00Z',
  },
].map((one, place) =>
  improvementSchema.parse({
    ...one,
    id: idAt(200 + place),
    raisedBy: place % 2 === 0 ? 'ines' : 'lea',
    raisedAt: `2026-09-1${place}T09:00:00Z`,
  }),
);

export const sampleGrounds = new Map(sampleNotes.map((note) => [note.id as string, groundOfNote(note)]));
export const sampleLines = backlogLines(sampleImprovements, [], sampleGrounds);

export const sampleNames = {
  nameOf: (by: string) => ({ ines: 'Ines Kramer', lea: 'Lea Brandt', jonas: 'Jonas Weber' })[by] ?? by,
  partnerOf: (partnerId: string) => samplePartners[partnerId] ?? partnerId,
};

/** What forty partners showed: every third question changed something, the last one was asked of few. */
export function sampleTally(index: PackIndex): StepTally {
  const tally = new StepTally();
  const things = playbookThings(index).slice(0, 40);
  for (let partner = 0; partner < 40; partner += 1) {
    const asked = things.filter((_, at) => at % 5 !== 4 || partner < 6);
    const made = (at: number): readonly Effect[] => (at % 3 === 2 ? [] : at % 2 === 0 ? ['gate', 'sla'] : ['plan']);
    tally.add(new Map(asked.map((thing) => [thing.id, new Set(made(things.indexOf(thing)))])));
  }
  return tally;
}

export function sampleExperiments(index: PackIndex): readonly Experiment[] {
  const courses = index.pack.curricula[0]?.courses.map(({ id }) => id) ?? [];
  const one = (id: number, over: Partial<Experiment>) =>
    experimentSchema.parse({
      id: idAt(id),
      title: 'Begin with the demo instead of the product tour',
      expects: 'People who have shown it once remember the tour better.',
      kind: 'courseSequence',
      subject: index.pack.curricula[0]?.role ?? 'sales',
      now: courses,
      other: courses.toReversed(),
      goal: 'roleCertified',
      withinDays: 60,
      leastPerArm: 20,
      startsOn: '2026-01-10',
      endsOn: '2027-01-10',
      state: 'running',
      createdBy: 'ines',
      createdAt: '2026-01-08T09:00:00Z',
      ...over,
    });
  return [
    one(300, {}),
    one(301, { title: 'Ask for the first customers first', startsOn: '2026-08-01' }),
    one(302, { title: 'A baseline exam of eight questions', state: 'draft', startsOn: '2026-12-01' }),
    one(303, {
      title: 'Certificates before drills',
      state: 'stopped',
      stoppedAt: '2026-10-01T09:00:00Z',
      conclusion: 'As good as before; the order of the playbook stays.',
    }),
  ];
}

/** Partners of the samples: many with a plain difference, few, and many without any. */
export function sampleParticipants(experiments: readonly Experiment[]): ReadonlyMap<string, readonly Participant[]> {
  const sizes = [60, 14, 0, 190];
  return new Map(
    experiments.map(({ id, startsOn }, place) => [
      id,
      Array.from({ length: sizes[place] ?? 0 }, (_, at) => {
        const partnerId = idAt(1000 + at);
        const luck = wayOf(partnerId, id) === 'other' && place === 0 ? 0.95 : 0.3;
        return { partnerId, metOn: addDays(startsOn, at % 120), gotThere: (at * 7919) % 100 < luck * 100 };
      }),
    ]),
  );
}

export const sampleInterviews: readonly Interview[] = [
  { partnerId: idAt(1), packVersion: '2.1.0', startedAt: '2026-09-20T09:00:00Z' },
  { partnerId: idAt(2), packVersion: '2.0.0', startedAt: '2026-05-20T09:00:00Z' },
  {
    partnerId: idAt(3),
    packVersion: '2.1.0',
    startedAt: '2026-06-20T09:00:00Z',
    movedFrom: [{ version: '2.0.0', at: '2026-10-20T09:00:00Z', by: 'ines' }],
  },
].map((one, place) =>
  interviewSchema.parse({ ...one, id: idAt(400 + place), moduleId: `M${place + 1}`, packId: 'partner-onboarding' }),
);
