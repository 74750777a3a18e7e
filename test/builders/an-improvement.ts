import { brand } from '#shared/base/brand';
import {
  type Experiment,
  experimentSchema,
  type FrictionNote,
  frictionNoteSchema,
  type Improvement,
  type ImprovementVote,
  improvementSchema,
} from '#shared/domain/improvements/improvement';

/** A line of the backlog; say only what differs. */
export function anImprovement(over: Partial<Improvement> = {}): Improvement {
  return improvementSchema.parse({
    id: 'improvement',
    title: 'The register extract is asked for twice',
    raisedBy: 'ines',
    raisedAt: '2026-11-10T09:00:00Z',
    ...over,
  });
}

export function aFrictionNote(over: Partial<FrictionNote> = {}): FrictionNote {
  return frictionNoteSchema.parse({
    id: 'note',
    what: 'Had to look the extract up again',
    degree: 2,
    notedBy: 'ines',
    notedAt: '2026-11-10T09:00:00Z',
    ...over,
  });
}

export function aVote(by: string, wants: boolean, at: string, improvementId = 'improvement'): ImprovementVote {
  return {
    id: brand<'ImprovementVote'>(`vote ${by} ${at}`),
    improvementId: brand<'Improvement'>(improvementId),
    wants,
    by,
    at,
  };
}

export function anExperiment(over: Partial<Experiment> = {}): Experiment {
  return experimentSchema.parse({
    id: 'experiment',
    title: 'Courses of sales the other way round',
    kind: 'courseSequence',
    subject: 'sales',
    now: ['a', 'b', 'c'],
    other: ['c', 'b', 'a'],
    goal: 'roleCertified',
    withinDays: 30,
    leastPerArm: 10,
    startsOn: '2026-01-01',
    endsOn: '2027-01-01',
    state: 'running',
    createdBy: 'ines',
    createdAt: '2025-12-20T09:00:00Z',
    ...over,
  });
}
