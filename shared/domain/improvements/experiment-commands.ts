import { type CalendarDate, dayOf } from '#shared/base/calendar-date';
import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import { checkExpression } from '#shared/domain/playbook/expression';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { partsOf } from '#shared/domain/playbook/partner-facts';
import { goalsOf } from './experiment-rules';
import { type Experiment, type ExperimentId, type ExperimentKind, experimentSchema } from './improvement';

export type NewExperiment = Pick<
  Experiment,
  'title' | 'expects' | 'kind' | 'subject' | 'other' | 'goal' | 'withinDays' | 'leastPerArm' | 'startsOn' | 'endsOn'
>;

export type ExperimentRefusal =
  | { readonly kind: 'fields-refused'; readonly fields: readonly string[] }
  | { readonly kind: 'subject-unknown' }
  | { readonly kind: 'order-unknown' }
  /** Both ways are the same. */
  | { readonly kind: 'nothing-differs' }
  /** Questions and courses can change places; none can be left out or come twice. */
  | { readonly kind: 'not-the-same-things' }
  /** A question would come before one on which its rule looks. */
  | { readonly kind: 'order-breaks-rule'; readonly questionId: string; readonly needs: string }
  | { readonly kind: 'goal-does-not-fit' }
  | { readonly kind: 'days-reversed' }
  | { readonly kind: 'begins-in-the-past' }
  | { readonly kind: 'subject-taken'; readonly experimentId: ExperimentId }
  | { readonly kind: 'not-a-draft' }
  | { readonly kind: 'not-running' }
  | { readonly kind: 'conclusion-missing' };

type Changed = Result<Experiment, ExperimentRefusal>;

/** The things of a subject in the order of the playbook; null where there is no such subject. */
export function thingsOf(index: PackIndex, kind: ExperimentKind, subject: string): readonly string[] | null {
  const { pack } = index;
  switch (kind) {
    case 'contentLayout':
      return index.moduleById.get(subject)?.questions.map(({ id }) => id) ?? null;
    case 'courseSequence':
      return pack.curricula.find(({ role }) => role === subject)?.courses.map(({ id }) => id) ?? null;
    case 'certificationDesign':
      return pack.exams.find(({ id }) => id === subject)?.questions.map(({ id }) => id) ?? null;
  }
}

/** Writes an experiment down. Nobody is in it until it is started. */
export function draftExperiment(input: NewExperiment, index: PackIndex, context: CommandContext): Changed {
  const things = thingsOf(index, input.kind, input.subject);
  if (things === null) return refuse({ kind: 'subject-unknown' });
  const wrong = wrongWay(input, things) ?? brokenRule(input, index) ?? wrongTerms(input);
  if (wrong) return refuse(wrong);
  const parsed = experimentSchema.safeParse({
    ...input,
    id: context.newId(),
    title: input.title.trim(),
    expects: input.expects.trim(),
    now: [...things],
    other: [...input.other],
    state: 'draft',
    createdBy: context.by,
    createdAt: context.now,
  });
  if (parsed.success) return ok(parsed.data);
  return refuse({ kind: 'fields-refused', fields: parsed.error.issues.map(({ path }) => String(path[0] ?? '')) });
}

/** From its first day on, who meets the subject is in it. A day that is over would take in who has met it already. */
export function startExperiment(before: Experiment, known: readonly Experiment[], context: CommandContext): Changed {
  if (before.state !== 'draft') return refuse({ kind: 'not-a-draft' });
  if (before.startsOn < dayOf(context.now)) return refuse({ kind: 'begins-in-the-past' });
  const other = known.find((one) => one.id !== before.id && one.state === 'running' && isAbout(one, before));
  if (other && overlap(other, before)) return refuse({ kind: 'subject-taken', experimentId: other.id });
  return ok({ ...before, state: 'running' });
}

/** Nobody comes in any more; whoever is in it stays in its way. What was learned is owed to whoever reads it later. */
export function stopExperiment(before: Experiment, conclusion: string, context: CommandContext): Changed {
  if (before.state !== 'running') return refuse({ kind: 'not-running' });
  if (conclusion.trim() === '') return refuse({ kind: 'conclusion-missing' });
  return ok({ ...before, state: 'stopped', conclusion: conclusion.trim(), stoppedAt: context.now });
}

function wrongWay({ kind, other }: NewExperiment, things: readonly string[]): ExperimentRefusal | null {
  if (other.some((id) => !things.includes(id)) || new Set(other).size !== other.length)
    return { kind: 'order-unknown' };
  // Of an exam questions may be left out, but not all.
  const isWhole = other.length === things.length;
  if (kind === 'certificationDesign' ? other.length === 0 : !isWhole) return { kind: 'not-the-same-things' };
  return isWhole && other.every((id, at) => things[at] === id) ? { kind: 'nothing-differs' } : null;
}

function brokenRule({ kind, other }: NewExperiment, index: PackIndex): ExperimentRefusal | null {
  if (kind !== 'contentLayout') return null;
  for (const [at, id] of other.entries()) {
    const text = index.questionById.get(id)?.appliesIf;
    const checked = text === undefined ? null : checkExpression(text, 'answer');
    if (!checked?.ok) continue;
    const late = checked.value.answers.map((one) => partsOf(one).questionId).find((one) => other.indexOf(one) > at);
    if (late !== undefined) return { kind: 'order-breaks-rule', questionId: id, needs: late };
  }
  return null;
}

function wrongTerms({ kind, goal, startsOn, endsOn }: NewExperiment): ExperimentRefusal | null {
  if (!(goalsOf[kind] as readonly string[]).includes(goal)) return { kind: 'goal-does-not-fit' };
  return endsOn <= startsOn ? { kind: 'days-reversed' } : null;
}

const isAbout = (one: Experiment, other: Experiment) => one.kind === other.kind && one.subject === other.subject;
const overlap = (one: Spans, other: Spans) => one.startsOn < other.endsOn && other.startsOn < one.endsOn;
type Spans = { readonly startsOn: CalendarDate; readonly endsOn: CalendarDate };
