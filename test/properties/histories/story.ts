import fc from 'fast-check';

/** What becomes of one message and its answer. `twice`: it arrives two times. `crash`: the program ends before it uses the answer. */
export type Fate = 'good' | 'lost-request' | 'lost-ack' | 'twice' | 'crash';

/** What a person may do to a record; the model says what that means where it cannot be done. */
export type Doing =
  | 'legal-name'
  | 'country'
  | 'note'
  | 'website'
  | 'interviewers'
  | 'answer'
  | 'answer-again'
  | 'agreement-state'
  | 'agreement-term'
  | 'sign'
  | 'sign-again'
  | 'delete'
  | 'bring-back'
  | 'decide';

export interface EditStep {
  readonly kind: 'edit';
  readonly device: number;
  readonly doing: Doing;
  readonly row: number;
  readonly value: number;
}

export interface SyncStep {
  readonly kind: 'sync';
  readonly device: number;
  /** Changes in one delivery. */
  readonly batch: number;
  /** Rows in one page. */
  readonly page: number;
  readonly pushes: readonly Fate[];
  readonly pulls: readonly Fate[];
  /** Written between sending and receiving. */
  readonly between: EditStep | null;
  /** How wrong the way there makes the measured skew, ms. */
  readonly noise: number;
}

/** One thing that happens in the field. */
export type Step =
  | EditStep
  | SyncStep
  /** An old delivery turns up (again) at headquarters. */
  | { readonly kind: 'late'; readonly which: number }
  | { readonly kind: 'wait'; readonly minutes: number }
  /** The computer starts again: its monotonic clock begins anew. */
  | { readonly kind: 'restart'; readonly device: number }
  /** Its tables are gone and are rebuilt from the journal. */
  | { readonly kind: 'lose'; readonly device: number };

export interface Story {
  /** How far the clock of each device is ahead, ms; one device for each. */
  readonly skews: readonly number[];
  readonly steps: readonly Step[];
}

const days = 86_400_000;
const device = fc.nat(4);

const edit: fc.Arbitrary<EditStep> = fc.record({
  kind: fc.constant('edit' as const),
  device,
  doing: fc.constantFrom<Doing[]>(
    ...(['legal-name', 'legal-name', 'country', 'note', 'website', 'interviewers', 'interviewers'] as const),
    ...(['answer', 'answer-again', 'agreement-state', 'agreement-state', 'agreement-term', 'sign'] as const),
    ...(['sign-again', 'delete', 'bring-back', 'decide'] as const),
  ),
  row: fc.nat(2),
  value: fc.nat(9),
});

const fate = fc.constantFrom<Fate[]>('good', 'good', 'good', 'good', 'lost-request', 'lost-ack', 'twice', 'crash');

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 9, arbitrary: edit },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('sync' as const),
      device,
      batch: fc.integer({ min: 1, max: 6 }),
      page: fc.integer({ min: 1, max: 6 }),
      pushes: fc.array(fate, { maxLength: 4 }),
      pulls: fc.array(fate, { maxLength: 3 }),
      between: fc.option(edit, { freq: 4 }),
      noise: fc.integer({ min: -2_000, max: 2_000 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('late' as const), which: fc.nat(60) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 600 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const), device }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose' as const), device }) },
);

/** Stories of three to five devices whose clocks are up to three days wrong. */
export const anyStory: fc.Arbitrary<Story> = fc.record({
  skews: fc.array(fc.integer({ min: -3 * days, max: 3 * days }), { minLength: 3, maxLength: 5 }),
  steps: fc.array(step, { minLength: 20, maxLength: 110, size: 'max' }),
});
