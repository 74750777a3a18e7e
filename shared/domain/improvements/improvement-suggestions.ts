import type { ServiceCase } from '#shared/domain/delivery/delivery';
import type { Answer } from '#shared/domain/interviews/answer';
import type { Incident, PostIncidentReview, PreventiveAction } from '#shared/domain/performance/incident';
import type { FrictionDegree } from './improvement';
import type { Ground } from './improvement-rules';

/** What the backlog is fed from, besides friction notes. */
export interface Sources {
  readonly serviceCases: readonly ServiceCase[];
  readonly incidents: readonly Incident[];
  readonly reviews: readonly PostIncidentReview[];
  readonly actions: readonly PreventiveAction[];
  readonly answers: readonly Answer[];
}

/**
 * What customers' cases, incidents, reviews and friction interviews offer to the backlog, the latest first. Offered, not
 * entered: whether one partner's trouble is the playbook's is for a person to say.
 */
export function offeredGrounds(sources: Sources): readonly Ground[] {
  return [...fromCases(sources.serviceCases), ...fromReviews(sources), ...fromTalks(sources.answers)].sort(
    (left, right) => (left.at < right.at ? 1 : left.at > right.at ? -1 : left.id < right.id ? -1 : 1),
  );
}

/** Cases that tell of the way of working: opened at the wrong desk, or back after they were resolved. */
function fromCases(cases: readonly ServiceCase[]): readonly Ground[] {
  return cases
    .filter(({ openedAtDesk, rightDesk, reopenedAt }) => reopenedAt !== null || isElsewhere(openedAtDesk, rightDesk))
    .map(({ id, partnerId, subject, severity, openedAt }) => ({
      id,
      source: 'case',
      partnerId,
      degree: severityDegree[severity ?? 's3'],
      title: subject,
      moduleId: 'M8',
      stepId: '',
      at: openedAt,
    }));
}

/**
 * Reviews that name a lasting cure, and the preventive actions of our own side that are still open; an incident without
 * a review offers nothing, because nobody has said yet what it teaches.
 */
function fromReviews({ incidents, reviews, actions }: Sources): readonly Ground[] {
  const incidentById = new Map<string, Incident>(incidents.map((incident) => [incident.id, incident]));
  const moment = (review: PostIncidentReview | undefined) =>
    review?.deliveredAt ?? (review && incidentById.get(review.incidentId)?.openedAt) ?? '';
  const reviewById = new Map<string, PostIncidentReview>(reviews.map((review) => [review.id, review]));
  const lasting = reviews
    .filter(({ longTermFix }) => longTermFix.trim() !== '')
    .map((review) => ground(review, review.longTermFix, moment(review)));
  const open = actions
    .filter(({ side, term, closedAt }) => side === 'vendor' && term === 'longTerm' && closedAt === null)
    .map((action) => ground(action, action.what, moment(reviewById.get(action.reviewId))));
  return [...lasting, ...open];
}

function ground(
  { id, partnerId }: Pick<PostIncidentReview | PreventiveAction, 'id' | 'partnerId'>,
  words: string,
  at: string,
): Ground {
  return {
    id,
    source: 'incidentReview',
    partnerId,
    degree: 3,
    title: shortened(words),
    moduleId: 'M8',
    stepId: '',
    at,
  };
}

/** Where friction interviews say what rubs: question, field, and for a table the columns of words and of the module. */
const lines: readonly {
  readonly questionId: string;
  readonly field: string;
  readonly column?: string;
  readonly module?: string;
  readonly degree: FrictionDegree;
}[] = [
  { questionId: 'F1.Q1', field: 'waits', column: 'what', module: 'module', degree: 2 },
  { questionId: 'F1.Q2', field: 'twice', column: 'what', degree: 2 },
  { questionId: 'F1.Q3', field: 'again', column: 'what', degree: 2 },
  { questionId: 'F1.Q4', field: 'confused', column: 'moment', degree: 3 },
  { questionId: 'F1.Q5', field: 'step', module: 'module', degree: 1 },
  { questionId: 'F1.Q7', field: 'change', degree: 2 },
  { questionId: 'F2.Q2', field: 'handed', column: 'what', degree: 2 },
  { questionId: 'F2.Q3', field: 'proofs', column: 'proof', degree: 1 },
  { questionId: 'F2.Q4', field: 'missing', degree: 2 },
  { questionId: 'F2.Q5', field: 'lessons', column: 'lesson', module: 'module', degree: 2 },
  { questionId: 'N2.Q4', field: 'kinds', column: 'kind', degree: 2 },
];

/** Each line of a table is offered by itself. An answer that another replaces is not read. */
function fromTalks(answers: readonly Answer[]): readonly Ground[] {
  const replaced = new Set<string>(answers.flatMap(({ replaces }) => replaces));
  return answers.flatMap((answer): readonly Ground[] => {
    const line = lines.find(({ questionId }) => questionId === answer.questionId);
    if (!line || answer.state !== 'answered' || replaced.has(answer.id)) return [];
    const value = answer.value[line.field];
    const rows = Array.isArray(value) ? value : [value];
    return rows.flatMap((row, at): readonly Ground[] => {
      const told = line.column === undefined ? row : cell(row, line.column);
      if (typeof told !== 'string' || told.trim() === '') return [];
      const module = line.module && (line.column === undefined ? answer.value[line.module] : cell(row, line.module));
      return [
        {
          id: `${answer.id}/${at}`,
          source: 'interview',
          partnerId: answer.partnerId,
          degree: line.degree,
          title: shortened(told),
          moduleId: typeof module === 'string' && /^m[1-8]$/.test(module) ? module.toUpperCase() : '',
          stepId: '',
          at: answer.at,
        },
      ];
    });
  });
}

const isElsewhere = (opened: string, right: string | null) => right !== null && right !== opened;

const severityDegree = { s1: 3, s2: 3, s3: 2, s4: 1 } as const satisfies Record<
  NonNullable<ServiceCase['severity']>,
  FrictionDegree
>;

function cell(row: unknown, column: string): unknown {
  return typeof row === 'object' && row !== null ? (row as Readonly<Record<string, unknown>>)[column] : undefined;
}

const shortened = (words: string) => words.trim().replaceAll(/\s+/g, ' ').slice(0, 200);
