import { useLiveQuery } from 'dexie-react-hooks';
import { dayOf } from '#shared/base/calendar-date';
import { metOn } from '#shared/domain/improvements/experiment-participants';
import { orderFor } from '#shared/domain/improvements/experiment-rules';
import { type FrictionPlace, placeOf } from '#shared/domain/improvements/friction-commands';
import type { ExperimentKind } from '#shared/domain/improvements/improvement';
import {
  type BacklogLine,
  backlogLines,
  type Ground,
  groundOfNote,
  looseGrounds,
} from '#shared/domain/improvements/improvement-rules';
import { offeredGrounds } from '#shared/domain/improvements/improvement-suggestions';
import type { Records } from '#shared/records/records';
import type { Database } from '../database';
import { allRecords, record, recordsOf } from '../reading';
import { useWorkspace } from '../use-workspace';
import type { Workspace } from '../workspace';

/** All that the backlog is made of. */
export interface Backlog {
  readonly lines: readonly BacklogLine[];
  readonly improvements: readonly Records['improvement'][];
  readonly notes: readonly Records['frictionNote'][];
  /** Everything an improvement can rest on, by id. */
  readonly grounds: ReadonlyMap<string, Ground>;
  /** What cases, reviews and friction interviews offer and nobody has taken up. */
  readonly offered: readonly Ground[];
}

/** The backlog as it changes; undefined while it is being read. */
export function useBacklog(): Backlog | undefined {
  const { database } = useWorkspace();
  return useLiveQuery(() => readBacklog(database), [database]);
}

export async function readBacklog(database: Database): Promise<Backlog> {
  const [improvements, votes, notes, serviceCases, incidents, reviews, actions, answers] = await Promise.all([
    allRecords(database, 'improvement'),
    allRecords(database, 'improvementVote'),
    allRecords(database, 'frictionNote'),
    allRecords(database, 'serviceCase'),
    allRecords(database, 'incident'),
    allRecords(database, 'postIncidentReview'),
    allRecords(database, 'preventiveAction'),
    answersOfTalks(database),
  ]);
  const offered = offeredGrounds({ serviceCases, incidents, reviews, actions, answers });
  const grounds = new Map([...notes.map(groundOfNote), ...offered].map((ground) => [ground.id, ground]));
  return {
    improvements,
    notes,
    grounds,
    lines: backlogLines(improvements, votes, grounds),
    offered: looseGrounds(offered, improvements),
  };
}

/** Answers of the talks only: those of the modules are a hundred times as many, and would all be read for nothing. */
async function answersOfTalks(database: Database): Promise<readonly Records['answer'][]> {
  const interviews = await allRecords(database, 'interview');
  const talks = interviews.filter(({ moduleId }) => /^[FN][0-9]$/.test(moduleId));
  const partners = [...new Set(talks.map(({ partnerId }) => partnerId))];
  const answers = await Promise.all(partners.map((partnerId) => recordsOf(database, 'answer', partnerId)));
  return answers.flat();
}

/** Where somebody is, for a friction note: undefined while it is being read. */
export function useFrictionPlace(
  pattern: string,
  filled: { readonly [part: string]: string | undefined },
): FrictionPlace | undefined {
  const workspace = useWorkspace();
  const key = JSON.stringify(filled);
  return useLiveQuery(() => frictionPlaceOf(workspace, pattern, JSON.parse(key)), [workspace, pattern, key]);
}

export async function frictionPlaceOf(
  { database, playbooks }: Workspace,
  pattern: string,
  filled: { readonly [part: string]: string | undefined },
): Promise<FrictionPlace> {
  const about = async <Name extends 'interview' | 'agreement' | 'visit'>(entity: Name, id: string | undefined) =>
    id === undefined ? null : record(database, entity, id);
  const interview = await about('interview', filled.interviewId);
  const partnerId =
    filled.partnerId ??
    interview?.partnerId ??
    (await about('agreement', filled.agreementId))?.partnerId ??
    (await about('visit', filled.visitId))?.partnerId ??
    null;
  return {
    partnerId: partnerId as FrictionPlace['partnerId'],
    place: placeOf(pattern, filled),
    moduleId: filled.moduleId ?? interview?.moduleId ?? '',
    stepId: filled.questionId ?? '',
    packVersion: interview?.packVersion ?? playbooks.current().pack.version,
  };
}

/**
 * Ids in the order in which a partner gets them, by the experiments it is in; undefined while that is being read, so
 * that nobody sees one order jump into another.
 */
export function useOrder(
  partnerId: string,
  about: { readonly kind: ExperimentKind; readonly subject: string },
  ids: readonly string[],
): readonly string[] | undefined {
  const workspace = useWorkspace();
  const { kind, subject } = about;
  const key = ids.join(' ');
  return useLiveQuery(
    () => orderOf(workspace, partnerId, { kind, subject }, key === '' ? [] : key.split(' ')),
    [workspace, partnerId, kind, subject, key],
  );
}

export async function orderOf(
  { database, surroundings }: Workspace,
  partnerId: string,
  about: { readonly kind: ExperimentKind; readonly subject: string },
  ids: readonly string[],
): Promise<readonly string[]> {
  const experiments = (await allRecords(database, 'experiment')).filter(
    ({ kind, subject }) => kind === about.kind && subject === about.subject,
  );
  if (experiments.length === 0) return ids;
  const [interviews, learners, revisions] = await Promise.all([
    recordsOf(database, 'interview', partnerId),
    recordsOf(database, 'learner', partnerId),
    recordsOf(database, 'evidenceRevision', partnerId),
  ]);
  const today = dayOf(new Date(surroundings.now()).toISOString());
  const met = metOn({ interviews, learners, revisions }, about);
  return orderFor(experiments, { id: partnerId, metOn: met }, about, ids, today);
}
