import { groupBy } from '#shared/base/group-by';
import type {
  FrictionDegree,
  FrictionNote,
  Improvement,
  ImprovementSource,
  ImprovementState,
  ImprovementVote,
} from './improvement';

/** Something an improvement can rest on: a friction note, a case, a review, a line of a friction interview. */
export interface Ground {
  readonly id: string;
  readonly source: ImprovementSource;
  readonly partnerId: string | null;
  readonly degree: FrictionDegree;
  readonly title: string;
  readonly moduleId: string;
  readonly stepId: string;
  /** ISO, UTC. */
  readonly at: string;
}

/** A line of the backlog with what follows from the records around it. */
export interface BacklogLine {
  readonly improvement: Improvement;
  readonly wantedBy: ReadonlySet<string>;
  /** The worst degree among all it rests on; 1 where that is unknown. */
  readonly degree: FrictionDegree;
  readonly partnerIds: ReadonlySet<string>;
  readonly isSystemic: boolean;
  readonly wish: number;
}

/** Who wants an improvement: whoever raised it, and whose latest vote says so. */
export function wantedBy(
  { id, raisedBy, raisedAt }: Pick<Improvement, 'id' | 'raisedBy' | 'raisedAt'>,
  votes: readonly ImprovementVote[],
): ReadonlySet<string> {
  const latest = new Map<string, Pick<ImprovementVote, 'wants' | 'at' | 'id'>>([
    [raisedBy, { wants: true, at: raisedAt, id: '' as ImprovementVote['id'] }],
  ]);
  for (const vote of votes) {
    if (vote.improvementId !== id) continue;
    const before = latest.get(vote.by);
    if (!before || vote.at > before.at || (vote.at === before.at && vote.id > before.id)) latest.set(vote.by, vote);
  }
  return new Set([...latest].filter(([, { wants }]) => wants).map(([by]) => by));
}

/**
 * How much an improvement is wished for: people who want it × worst degree of what it rests on (1 to 3) × partners it
 * touches, at least one. Zero when nobody wants it any more.
 */
function wishOf(people: number, degree: FrictionDegree, partners: number): number {
  return people * degree * Math.max(1, partners);
}

/** Whether more than one partner has it: two or more are known to, or somebody said so and why. */
export function systemic({ isSystemic }: Pick<Improvement, 'isSystemic'>, partners: number): boolean {
  return isSystemic || partners >= 2;
}

export function backlogLines(
  improvements: readonly Improvement[],
  votes: readonly ImprovementVote[],
  grounds: ReadonlyMap<string, Ground>,
): readonly BacklogLine[] {
  const byImprovement = groupBy(votes, ({ improvementId }) => improvementId);
  return improvements.map((improvement) => {
    const restsOn = improvement.restsOn.flatMap((id) => grounds.get(id) ?? []);
    const partnerIds = new Set(restsOn.flatMap(({ partnerId }) => partnerId ?? []));
    const degree = restsOn.reduce<FrictionDegree>((worst, one) => (one.degree > worst ? one.degree : worst), 1);
    const people = wantedBy(improvement, byImprovement.get(improvement.id) ?? []);
    return {
      improvement,
      wantedBy: people,
      degree,
      partnerIds,
      isSystemic: systemic(improvement, partnerIds.size),
      wish: wishOf(people.size, degree, partnerIds.size),
    };
  });
}

export interface BacklogFilter {
  readonly words: string;
  /** `standing`: neither done nor declined. */
  readonly state: ImprovementState | 'standing' | 'all';
  readonly source: ImprovementSource | 'all';
  readonly moduleId: string | 'all';
}

export const backlogOrders = ['wish', 'newest', 'version'] as const;
export type BacklogOrder = (typeof backlogOrders)[number];

/** The lines that are looked for, the most wished for first unless said otherwise. */
export function chosenLines(
  lines: readonly BacklogLine[],
  filter: BacklogFilter,
  order: BacklogOrder,
): readonly BacklogLine[] {
  const words = filter.words.trim().toLowerCase().split(/\s+/);
  const fits = ({ improvement: one }: BacklogLine) =>
    (filter.state === 'all' || (filter.state === 'standing' ? one.resolvedAt === null : one.state === filter.state)) &&
    (filter.source === 'all' || one.source === filter.source) &&
    (filter.moduleId === 'all' || one.moduleId === filter.moduleId) &&
    words.every((word) => `${one.title} ${one.problem} ${one.owner}`.toLowerCase().includes(word));
  return lines.filter(fits).sort((left, right) => inOrder[order](left, right) || byAge(left, right));
}

const inOrder: Readonly<Record<BacklogOrder, (left: BacklogLine, right: BacklogLine) => number>> = {
  wish: (left, right) => right.wish - left.wish,
  newest: (left, right) => compare(right.improvement.raisedAt, left.improvement.raisedAt),
  // What is in no version comes last.
  version: (left, right) => compareVersion(left.improvement.inVersion, right.improvement.inVersion),
};

function byAge(left: BacklogLine, right: BacklogLine): number {
  return (
    compare(left.improvement.raisedAt, right.improvement.raisedAt) || compare(left.improvement.id, right.improvement.id)
  );
}

function compareVersion(left: string, right: string): number {
  if (left === '' || right === '') return left === right ? 0 : left === '' ? 1 : -1;
  return left.localeCompare(right, 'en', { numeric: true });
}

/** Notes that no improvement rests on, and other grounds that none takes up. */
export function looseGrounds(grounds: readonly Ground[], improvements: readonly Improvement[]): readonly Ground[] {
  const taken = new Set(improvements.flatMap(({ restsOn }) => restsOn));
  return grounds.filter(({ id }) => !taken.has(id));
}

/** A friction note as something an improvement can rest on. */
export function groundOfNote({ id, partnerId, degree, what, moduleId, stepId, notedAt }: FrictionNote): Ground {
  return { id, source: 'friction', partnerId, degree, title: what, moduleId, stepId, at: notedAt };
}

export interface NoteGroup {
  /** The module, or else the place in the program. */
  readonly about: { readonly kind: 'module' | 'place'; readonly id: string };
  /** The worst first, then the latest. */
  readonly notes: readonly FrictionNote[];
  /** Sum of degrees: three nuisances at one place weigh as much as one thing that stops the work. */
  readonly weight: number;
}

/** Loose notes by where they rub, the heaviest place first. */
export function groupedNotes(
  notes: readonly FrictionNote[],
  improvements: readonly Improvement[],
): readonly NoteGroup[] {
  const taken = new Set(improvements.flatMap(({ restsOn }) => restsOn));
  const loose = notes.filter(({ id }) => !taken.has(id));
  const groups = groupBy(loose, ({ moduleId, place }) => (moduleId === '' ? `place ${place}` : `module ${moduleId}`));
  return [...groups]
    .map(([key, own]): NoteGroup => {
      const kind = key.startsWith('module ') ? 'module' : 'place';
      return {
        about: { kind, id: key.slice(kind.length + 1) },
        notes: own.toSorted((left, right) => right.degree - left.degree || compare(right.notedAt, left.notedAt)),
        weight: own.reduce((sum, { degree }) => sum + degree, 0),
      };
    })
    .sort((left, right) => right.weight - left.weight || compare(left.about.id, right.about.id));
}

const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
