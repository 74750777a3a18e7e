import type { Json } from '#shared/base/json';
import type { PackChange } from './pack-diff';
import type { Concerns, PackThing, ThingKind } from './pack-diff-things';
import { propertyWords, valueWords } from './pack-property-words';

/** A change of the playbook in plain language. */
export interface ChangeWords {
  /** What changed, with the id, so that it can be looked up. */
  readonly what: string;
  readonly forWhom: string;
  /** What follows from it in the work. */
  readonly meaning: string;
}

/** Says what a change is, whom it concerns and what follows from it. */
export function changeWords(change: PackChange): ChangeWords {
  const { thing } = change;
  return { what: whatWords(change), forWhom: concernsWords[thing.concerns], meaning: meaningWords(change) };
}

/** The same in one line. */
export function changeSentence(change: PackChange): string {
  const { what, forWhom, meaning } = changeWords(change);
  return `${what} ${forWhom} ${meaning}`;
}

/** How a thing is called: `Question M1.Q3 “What can you do?”`. */
export function thingWords(thing: PackThing): string {
  const noun = nouns[thing.kind];
  if (thing.kind === 'retired') return `${noun} ${thing.id}`;
  const title = thing.title === '' || thing.title === thing.id ? '' : ` “${shortened(thing.title)}”`;
  return `${noun} ${thing.id}${title}`;
}

export const nouns: { readonly [kind in ThingKind]: string } = {
  pack: 'Playbook',
  module: 'Module',
  question: 'Question',
  field: 'Field',
  option: 'Option',
  column: 'Column',
  row: 'Row',
  step: 'Step',
  processStep: 'Process step',
  checklistItem: 'Checklist item',
  measure: 'Measure',
  talk: 'Interview',
  evidenceType: 'Kind of evidence',
  evidenceFact: 'Fact of evidence',
  control: 'Control',
  gate: 'Gate',
  criterion: 'Criterion',
  score: 'Score',
  role: 'Role',
  activity: 'Activity',
  asset: 'Asset',
  commercialRules: 'Commercial rules',
  dealRules: 'Rules of deal registration',
  band: 'Discount band',
  coSelling: 'Co-selling rule',
  forecastStage: 'Forecast stage',
  rejectionReason: 'Reason to turn a deal down',
  curriculum: 'Curriculum',
  course: 'Course',
  exam: 'Exam',
  examQuestion: 'Exam question',
  drill: 'Drill',
  integrationCheck: 'Integration check',
  handoff: 'Handoff',
  programme: 'Ninety-day programme',
  goal: 'Sprint goal',
  baseline: 'Baseline',
  readinessRules: 'Rules of readiness',
  capability: 'Capability',
  dimension: 'Dimension',
  stage: 'Stage',
  retired: 'Retired id',
};

const concernsWords: { readonly [concerns in Concerns]: string } = {
  partner: 'For the partner.',
  us: 'For our own people.',
  both: 'For both sides.',
};

function whatWords(change: PackChange): string {
  const name = thingWords(change.thing);
  switch (change.kind) {
    case 'added':
      return `${name} is new${insideWords(change.inside)}.`;
    case 'removed':
      return `${name} is gone${insideWords(change.inside)}.`;
    case 'retired':
      return `${name} is retired${insideWords(change.inside)}.`;
    case 'moved':
      return `${name} now stands ${change.after === null ? 'first' : `after ${change.after}`}.`;
    case 'reworded':
      return `${name}: ${propertyWords(change.property)} is worded differently${fromTo(change)}.`;
    case 'stricter':
    case 'looser':
    case 'changed':
      return `${name}: ${propertyWords(change.property)} is ${change.kind}${fromTo(change)}.`;
  }
}

function insideWords(inside: readonly PackThing[]): string {
  if (inside.length === 0) return '';
  if (inside.length <= 6) return `, with ${inside.map(({ id }) => id).join(', ')}`;
  const counts = new Map<ThingKind, number>();
  for (const { kind } of inside) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return `, with ${[...counts].map(([kind, count]) => countWords(kind, count)).join(', ')}`;
}

function countWords(kind: ThingKind, count: number): string {
  const noun = nouns[kind].toLowerCase();
  if (count === 1) return `1 ${noun}`;
  return `${count} ${plurals[kind] ?? `${noun}s`}`;
}

const plurals: { readonly [kind in ThingKind]?: string } = {
  evidenceType: 'kinds of evidence',
  evidenceFact: 'facts of evidence',
  criterion: 'criteria',
  activity: 'activities',
  capability: 'capabilities',
};

function fromTo(change: { readonly property: string; readonly before: Json; readonly after: Json }): string {
  const before = valueWords(change.property, change.before);
  const after = valueWords(change.property, change.after);
  return before === null || after === null ? '' : `: ${before} before, ${after} now`;
}

function meaningWords(change: PackChange): string {
  const { kind, thing } = change;
  switch (kind) {
    case 'added':
      return added[thing.kind] ?? 'It is there from this version on.';
    case 'removed':
    case 'retired':
      return gone[thing.kind] ?? 'It is not used from this version on.';
    case 'moved':
      return 'Only the order differs; nothing has to be done again.';
    case 'reworded':
      return asked.has(thing.kind)
        ? 'What was answered stays; whoever asks reads the new words.'
        : 'The words differ; what is asked for does not.';
    case 'stricter':
      return (
        stricter[change.property] ?? 'More is asked for than before; what fell short of it must be looked at again.'
      );
    case 'looser':
      return looser[change.property] ?? 'Less is asked for than before; nothing has to be done again.';
    case 'changed':
      return changed[change.property] ?? 'Look at it when the partner is next at this point.';
  }
}

const asked: ReadonlySet<ThingKind> = new Set(['question', 'field', 'option', 'column', 'row', 'talk']);

const added: { readonly [kind in ThingKind]?: string } = {
  question: 'It is asked in the next interview; interviews already begun are asked it once they are moved.',
  field: 'It is asked with its question; a required one leaves older answers to be looked at again.',
  option: 'It can be chosen from this version on; earlier answers stay.',
  column: 'It is asked in each row; a required one leaves older answers to be looked at again.',
  row: 'It is filled in with its question.',
  step: 'It is one more thing to do in its module.',
  evidenceType: 'It can be brought from this version on.',
  control: 'Partners of its tiers have to show it.',
  criterion: 'The gate asks for it from this version on; decisions already taken stay as they are.',
  gate: 'It is decided on from this version on.',
  asset: 'It is ready to be used.',
  band: 'It can be reached from the next quarter on.',
  drill: 'It can be practised from this version on.',
  exam: 'It can be taken from this version on.',
  retired: 'It will never be offered again.',
};

const gone: { readonly [kind in ThingKind]?: string } = {
  question: 'It is not asked any more; answers given to it stay readable in the version in which they were asked.',
  field: 'It is not asked any more; answers that hold it stay, and are looked at again.',
  option: 'It cannot be chosen any more; answers that chose it stay, and are looked at again.',
  column: 'It is not asked any more; rows that hold it stay, and are looked at again.',
  row: 'It is not asked any more; answers that hold it stay, and are looked at again.',
  step: 'It need not be done any more.',
  evidenceType: 'It is not asked for any more; what was brought stays on record.',
  control: 'It need not be shown any more; what was brought for it stays on record.',
  criterion: 'The gate does not ask for it any more; decisions already taken stay as they are.',
  band: 'Partners who hold it keep it for the time of grace.',
  retired: 'The id may be offered again.',
};

const stricter: { readonly [property: string]: string } = {
  required: 'The interview is not complete without it.',
  mandatory: 'The module is not complete without it.',
  hard: 'It cannot be waived any more.',
  validMonths: 'It has to be renewed earlier; what has run out by the new count no longer holds.',
  tiers: 'More partners have to show it.',
  passAt: 'More points are needed; results below them no longer pass.',
  graceDays: 'There is less time to repair a lapse.',
  appliesIf: 'It now concerns everybody, where it did not before.',
  targetHours: 'It has to be done sooner.',
  heads: 'More people need the credential.',
};

const looser: { readonly [property: string]: string } = {
  required: 'It may be left open.',
  mandatory: 'The module can be completed without it.',
  hard: 'It can be waived for a time, by somebody other than the one who asks.',
  validMonths: 'It holds longer.',
  tiers: 'Fewer partners have to show it.',
  appliesIf: 'It is left out where the new rule does not hold.',
  graceDays: 'There is more time to repair a lapse.',
};

const changed: { readonly [property: string]: string } = {
  type: 'It is answered in another way; earlier answers stay, and are looked at again.',
  predicate: 'What shows that it is done is judged by another rule.',
  done: 'The module is complete by another rule.',
  appliesIf: 'It concerns other partners than before.',
  minutes: 'Visits are planned with the new time.',
  percent: 'It counts from the start of the next quarter.',
  constraint: 'Earlier answers that do not keep the new rule are looked at again.',
  takesOver: 'Answers to those questions may be offered here.',
  decidedBy: 'Somebody else decides.',
  role: 'Somebody else does it.',
  weight: 'The points add up differently.',
  score: 'The points add up differently.',
};

function shortened(title: string): string {
  return title.length <= 80 ? title : `${title.slice(0, 79).trimEnd()}…`;
}
