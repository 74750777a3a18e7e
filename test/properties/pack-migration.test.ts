import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { CommandContext } from '#shared/base/command-context';
import type { Json } from '#shared/base/json';
import type { Answer } from '#shared/domain/interviews/answer';
import { versionsByQuestion } from '#shared/domain/interviews/answer-versions';
import { withAnswers } from '#shared/domain/interviews/answered-facts';
import type { Interview } from '#shared/domain/interviews/interview';
import { answerQuestion, startInterview } from '#shared/domain/interviews/interview-commands';
import { moveInterview, previewMigration } from '#shared/domain/interviews/interview-migration';
import type { Field, Pack } from '#shared/domain/playbook/pack';
import { diffPacks, type PackChange } from '#shared/domain/playbook/pack-diff';
import { thingKey, thingsOf } from '#shared/domain/playbook/pack-diff-things';
import { indexPack, type PackIndex } from '#shared/domain/playbook/pack-index';
import { noFacts } from '#shared/domain/playbook/partner-facts';
import { aWholePack, edited } from '../builders/a-whole-pack';

const first = aWholePack();
const partnerId = brand<'Partner'>('partner');

function aContext(): CommandContext {
  let count = 0;
  const newId = () => {
    count += 1;
    return `id-${count}`;
  };
  return { newId, now: '2026-11-20T09:00:00Z', by: 'ines' };
}

/** One edit somebody at headquarters could make to the questions of a module. */
type PackEdit =
  | { readonly kind: 'removeQuestion' | 'rewordQuestion' | 'requireQuestion' | 'moveFirst'; readonly at: number }
  | { readonly kind: 'addQuestion'; readonly id: number; readonly takesOver: boolean }
  | {
      readonly kind: 'removeField' | 'retireOption' | 'requireField' | 'bound';
      readonly at: number;
      readonly field: number;
    }
  | { readonly kind: 'retype'; readonly at: number; readonly field: number; readonly type: Field['type'] }
  | { readonly kind: 'addField'; readonly at: number; readonly required: boolean };

const at = fc.nat({ max: 5 });
const packEdit: fc.Arbitrary<PackEdit> = fc.oneof(
  fc.record({ kind: fc.constantFrom('removeQuestion', 'rewordQuestion', 'requireQuestion', 'moveFirst'), at }),
  fc.record({ kind: fc.constant('addQuestion'), id: fc.integer({ min: 4, max: 9 }), takesOver: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('removeField', 'retireOption', 'requireField', 'bound'), at, field: at }),
  fc.record({
    kind: fc.constant('retype'),
    at,
    field: at,
    type: fc.constantFrom<Field['type'][]>('text', 'date', 'yesNo', 'number'),
  }),
  fc.record({ kind: fc.constant('addField'), at, required: fc.boolean() }),
) as fc.Arbitrary<PackEdit>;

function withEdit(pack: Pack, edit: PackEdit): Pack {
  return edited(pack, (copy) => {
    const questions = copy.modules[0]?.questions ?? [];
    if (edit.kind === 'addQuestion') {
      if (questions.some(({ id }) => id === `M1.Q${edit.id}`) || copy.retired.includes(`M1.Q${edit.id}`)) return;
      const [model] = aWholePack().modules[0]?.questions ?? [];
      if (!model) return;
      const takesOver = edit.takesOver ? ['M1.Q1', 'M1.Q2'] : [];
      questions.push({ ...model, id: `M1.Q${edit.id}`, text: `Question ${edit.id}`, takesOver });
      return;
    }
    const question = questions[edit.at % Math.max(questions.length, 1)];
    if (!question) return;
    const field = 'field' in edit ? question.fields[edit.field % question.fields.length] : undefined;
    if (edit.kind === 'removeQuestion') {
      questions.splice(questions.indexOf(question), 1);
      copy.retired.push(question.id);
    } else if (edit.kind === 'rewordQuestion') question.text = `${question.text} (again)`;
    else if (edit.kind === 'requireQuestion') question.required = true;
    else if (edit.kind === 'moveFirst') questions.unshift(...questions.splice(questions.indexOf(question), 1));
    else if (edit.kind === 'addField') {
      const id = `added${question.fields.length}`;
      question.fields.push({ id, label: 'Added', type: 'text', required: edit.required, internal: false });
    } else if (field) editField(copy, question, field, edit);
  });
}

function editField(copy: Pack, question: Pack['modules'][0]['questions'][0], field: Field, edit: PackEdit): void {
  if (edit.kind === 'removeField' && question.fields.length > 1) {
    question.fields.splice(question.fields.indexOf(field), 1);
    copy.retired.push(`${question.id}.${field.id}`);
  } else if (edit.kind === 'retireOption' && field.options && field.options.length > 1) {
    const [gone] = field.options.splice(0, 1);
    copy.retired.push(`${question.id}.${field.id}.${gone?.id}`);
  } else if (edit.kind === 'requireField') field.required = true;
  else if (edit.kind === 'bound') field.min = 1990;
  else if (edit.kind === 'retype') {
    field.type = edit.type;
    field.constraint = undefined;
    field.columns = undefined;
    field.options = undefined;
  }
}

/** Something that happens to an interview. */
type Event =
  | { readonly kind: 'answer'; readonly at: number; readonly value: { readonly [field: string]: Json } }
  | { readonly kind: 'publish'; readonly edits: readonly PackEdit[] }
  | { readonly kind: 'move' };

const value = fc.oneof(
  fc.record({
    work: fc.subarray(['sell', 'deliver', 'support'], { minLength: 1 }),
    since: fc.integer({ min: 1950, max: 2026 }),
  }),
  fc.record({ people: fc.integer({ min: 1, max: 500 }) }),
  fc.record({ customers: fc.constant([{ name: 'Nordlys' }]) }),
);
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant('answer' as const), at, value }),
  fc.record({ kind: fc.constant('publish' as const), edits: fc.array(packEdit, { minLength: 1, maxLength: 4 }) }),
  fc.constant({ kind: 'move' as const }),
);

const given = {
  state: 'answered',
  confidence: 'stated',
  note: '',
  quote: '',
  saidBy: null,
  secondsSpent: 1,
  reason: '',
} as const;

interface Story {
  readonly interview: Interview;
  readonly answers: readonly Answer[];
  readonly versions: readonly PackIndex[];
}

/** Lives through the events; after each one nothing may be lost. */
function live(events: readonly Event[], check: (before: Story, after: Story) => void): Story {
  const context = aContext();
  const begin = indexPack(first);
  const started = startInterview({ index: begin, partnerId, moduleId: 'M1', visitId: null, interviews: [] }, context);
  if (!started.ok) throw new Error('The interview did not begin.');
  let story: Story = { interview: started.value.interview, answers: [], versions: [begin] };
  for (const one of events) {
    const next = after(story, one, context);
    check(story, next);
    story = next;
  }
  return story;
}

function after(story: Story, one: Event, context: CommandContext): Story {
  const latest = story.versions.at(-1) ?? indexPack(first);
  if (one.kind === 'publish') {
    const pack = one.edits.reduce(withEdit, latest.pack);
    const version = `1.${story.versions.length}.0`;
    return { ...story, versions: [...story.versions, indexPack({ ...pack, version })] };
  }
  if (one.kind === 'move') {
    const moved = moveInterview(story.interview, latest, context);
    return moved.ok ? { ...story, interview: moved.value.interview } : story;
  }
  const asked = versionOf(story, story.interview.packVersion);
  const questions = asked.formById.get('M1')?.questions ?? [];
  const question = questions[one.at % Math.max(questions.length, 1)];
  if (!question) return story;
  const facts = withAnswers(noFacts('2026-11-21'), asked, story.answers);
  const earlier = story.answers.filter(({ questionId }) => questionId === question.id);
  const kept = answerQuestion(
    { interview: story.interview, question, given: { ...given, value: one.value }, facts, earlier },
    context,
  );
  return kept.ok ? { ...story, answers: [...story.answers, kept.value.answer] } : story;
}

function versionOf(story: Story, version: string): PackIndex {
  const found = story.versions.find(({ pack }) => pack.version === version);
  if (!found) throw new Error(`Version ${version} is lost.`);
  return found;
}

describe('moving interviews from version to version', () => {
  test('loses no answer and changes none, whatever happens in between', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 24 }), (events) => {
        live(events, (before, now) => {
          expect(now.answers.slice(0, before.answers.length)).toEqual(before.answers);
          const shown = versionsByQuestion(now.answers);
          for (const answer of before.answers) {
            expect(shown.get(answer.questionId)?.history).toContainEqual(answer);
            // The form in which it was asked is still there, with a place for everything that was said.
            const question = versionOf(now, answer.packVersion).questionById.get(answer.questionId);
            const places = question?.fields.map(({ id }) => id);
            expect(places).toEqual(expect.arrayContaining(Object.keys(answer.value)));
          }
        });
      }),
      { numRuns: 200 },
    );
  });

  test('says beforehand of every question what becomes of it, and of every answer where it goes', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 24 }), (events) => {
        const story = live(events, () => undefined);
        const { interview, answers, versions } = story;
        const from = versionOf(story, interview.packVersion);
        const to = versions.at(-1) ?? from;
        const facts = withAnswers(noFacts('2026-11-21'), to, answers);
        const preview = previewMigration({ interview, from, to, answers, facts });
        const ids = preview.questions.map(({ question }) => question.id);
        const asked = [from, to].flatMap((index) => index.formById.get('M1')?.questions ?? []).map(({ id }) => id);
        expect([...ids].sort()).toEqual([...new Set(asked)].sort());
        const shown = versionsByQuestion(answers);
        const told = preview.questions.flatMap((one) => ('answer' in one && one.answer ? [one.answer] : []));
        const expected = ids.flatMap((id) => shown.get(id)?.shown ?? []);
        expect(told).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  test('never counts an answer that does not fit, and calls no module complete that needs it', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 24 }), (events) => {
        const { interview, answers, versions } = live(events, () => undefined);
        const to = versions.at(-1) ?? indexPack(first);
        const facts = withAnswers(noFacts('2026-11-21'), to, answers);
        const preview = previewMigration({ interview, from: null, to, answers, facts });
        const waiting = preview.questions.filter(({ fate }) => fate === 'look').map(({ question }) => question.id);
        expect(Object.keys(facts.answers).filter((id) => waiting.includes(id))).toEqual([]);
        const isRequired = preview.questions.some(({ fate, question }) => fate === 'look' && question.required);
        if (isRequired) expect(facts.answeredModules).not.toContain('M1');
      }),
      { numRuns: 200 },
    );
  });
});

/** Every id a change names. */
function named(change: PackChange): readonly string[] {
  return [change.thing.id, ...('inside' in change ? change.inside.map(({ id }) => id) : [])];
}

describe('comparing playbooks', () => {
  test('finds nothing between a playbook and itself', () => {
    fc.assert(
      fc.property(fc.array(packEdit, { maxLength: 8 }), (edits) => {
        const pack = edits.reduce(withEdit, first);
        expect(diffPacks(pack, structuredClone(pack))).toEqual([]);
      }),
    );
  });

  test('names every id that is new, gone or different', () => {
    fc.assert(
      fc.property(fc.array(packEdit, { maxLength: 8 }), fc.array(packEdit, { maxLength: 8 }), (some, others) => {
        const from = some.reduce(withEdit, first);
        const to = others.reduce(withEdit, first);
        const told = new Set(diffPacks(from, to).flatMap(named));
        const old = new Map(thingsOf(from).map((thing) => [thingKey(thing), thing] as const));
        const now = new Map(thingsOf(to).map((thing) => [thingKey(thing), thing] as const));
        const differing = [...new Set([...old.keys(), ...now.keys()])].filter(
          (key) => JSON.stringify(old.get(key)?.own) !== JSON.stringify(now.get(key)?.own),
        );
        const ids = differing.map((key) => key.slice(key.indexOf(' ') + 1));
        expect(ids.filter((id) => !told.has(id))).toEqual([]);
      }),
    );
  });

  test('tells the way back as the way there: what is new one way is gone the other', () => {
    fc.assert(
      fc.property(fc.array(packEdit, { maxLength: 8 }), (edits) => {
        const to = edits.reduce(withEdit, first);
        const there = diffPacks(first, to);
        const back = diffPacks(to, first);
        const ids = (changes: readonly PackChange[], kinds: readonly string[]) =>
          [
            ...new Set(
              changes.filter(({ kind, thing }) => kinds.includes(kind) && thing.kind !== 'retired').flatMap(named),
            ),
          ].sort();
        expect(ids(there, ['added'])).toEqual(ids(back, ['removed', 'retired']));
        expect(ids(back, ['added'])).toEqual(ids(there, ['removed', 'retired']));
      }),
    );
  });
});
