import { describe, expect, test } from 'vitest';
import type { Json } from '#shared/base/json';
import type { Pack } from '#shared/domain/playbook/pack';
import { packSchema } from '#shared/domain/playbook/pack';
import { diffPacks } from '#shared/domain/playbook/pack-diff';
import {
  applyEdits,
  freeQuestionId,
  nextVersion,
  type PackEdits,
  placeOf,
  retireField,
  retireOption,
  retireQuestion,
  valueAt,
  withEdit,
} from '#shared/domain/playbook/pack-editing';
import { placeOfFinding } from '#shared/domain/playbook/pack-editing-places';
import { mayEditPlaybook } from '#shared/domain/playbook/pack-editing-rights';
import { aWholePack } from '../../../../builders/a-whole-pack';

const pack = aWholePack();
const content = JSON.parse(JSON.stringify(pack)) as Json;

/** What an edit makes of the pack, by the changes of a comparison. */
function changes(edits: PackEdits): readonly string[] {
  return diffPacks(pack, packSchema.parse(applyEdits(pack, edits))).map(({ kind, thing }) => `${kind} ${thing.id}`);
}

function edit(place: string, change: { readonly [property: string]: Json }, edits: PackEdits = {}): PackEdits {
  const value = valueAt(applyEdits(pack, edits), place) as { readonly [property: string]: Json };
  return withEdit(pack, edits, place, { ...value, ...change });
}

describe('a draft', () => {
  test('without edits is the version it is based on', () => {
    expect(applyEdits(pack, {})).toEqual(content);
  });

  test('holds what was touched and nothing beside it', () => {
    const edits = edit('module M1', { title: 'First talk' });
    expect(Object.keys(edits)).toEqual(['module M1']);
    expect(Object.keys(edits['module M1'] as object)).not.toContain('questions');
    expect(changes(edits)).toEqual(['reworded M1']);
  });

  test('forgets an edit that was taken back', () => {
    const there = edit('question M1.Q1', { text: 'Something else?' });
    expect(edit('question M1.Q1', { text: 'What do you do for customers?' }, there)).toEqual({});
  });

  test('changes a thing of each kind where it stands', () => {
    const edits = [
      ['question F1.Q1', { text: 'What cost you the most time?' }],
      ['step M1.S1', { minutes: 30 }],
      ['evidenceType E1.1', { validMonths: 6 }],
      ['control AC.1', { tiers: ['T1', 'T2', 'T3'] }],
      ['criterion G1.1', { title: 'Identity is proven' }],
      ['gate G1', { promise: 'You may sell our products.' }],
      ['asset X-frame', { title: 'Frame' }],
    ] as const;
    expect(changes(edits.reduce((so, [place, change]) => edit(place, change, so), {} as PackEdits))).toEqual([
      'changed M1.S1',
      'reworded F1.Q1',
      'stricter E1.1',
      'stricter AC.1',
      'reworded G1',
      'reworded G1.1',
      'reworded X-frame',
    ]);
  });

  test('adds a question under an id that nobody ever used', () => {
    expect(freeQuestionId(pack, {}, 'M1')).toBe('M1.Q4');
    const old: Pack = { ...pack, retired: ['M1.Q7'] };
    expect(freeQuestionId(old, retireQuestion(old, {}, 'M1.Q3'), 'M1')).toBe('M1.Q8');
    const gone = retireQuestion(pack, {}, 'M1.Q3');
    const question = valueAt(content, 'question M1.Q2') as { readonly [property: string]: Json };
    const id = freeQuestionId(pack, gone, 'M1');
    expect(id).toBe('M1.Q4');
    const added = withEdit(pack, gone, placeOf('question', id), { ...question, id });
    expect(changes(added)).toEqual(['added M1.Q4', 'retired M1.Q3']);
  });

  test('buries what was published and is taken out, and not what never was', () => {
    const option = retireOption(pack, {}, { questionId: 'M1.Q1', fieldId: 'work', optionId: 'support' });
    expect(option.retired).toEqual(['M1.Q1.work.support']);
    expect(changes(option)).toEqual(['retired M1.Q1.work.support']);
    const field = retireField(pack, option, { questionId: 'M1.Q1', fieldId: 'since' });
    expect(field.retired).toEqual(['M1.Q1.work.support', 'M1.Q1.since']);
    const question = valueAt(content, 'question M1.Q2') as { readonly [property: string]: Json };
    const added = withEdit(pack, {}, 'question M1.Q4', { ...question, id: 'M1.Q4' });
    expect(retireQuestion(pack, added, 'M1.Q4')).toEqual({});
  });

  test('is given the number of the version after', () => {
    expect([nextVersion('1.9.3', 'fix'), nextVersion('1.9.3', 'more'), nextVersion('1.9.3', 'other')]).toEqual([
      '1.9.4',
      '1.10.0',
      '2.0.0',
    ]);
  });
});

describe('a finding', () => {
  test('is led to the place where it is put right, by its path or by the id it names', () => {
    const place = (where: string) => placeOfFinding(content, { where });
    expect(place('modules.0.questions.1.fields.0.label')).toBe('question M1.Q2');
    expect(place('modules.0.steps.0.predicate')).toBe('step M1.S1');
    expect(place('modules.0.arc.problem')).toBe('module M1');
    expect(place('gates.0.criteria.0.title')).toBe('criterion G1.1');
    expect(place('commercial.bands.0.percent')).toBe('commercial');
    expect(place('M1.Q1.work.sell')).toBe('question M1.Q1');
    expect(place('G1.1')).toBe('criterion G1.1');
    expect(place('AC.1')).toBe('control AC.1');
    expect(place('E1.1')).toBe('evidenceType E1.1');
    expect(place('nowhere at all')).toBeNull();
  });
});

describe('who may change the playbook', () => {
  test('are a lead and headquarters; of a device nobody knows it cannot be told', () => {
    expect(['manager', 'auditor', 'lead', 'headquarters', null].map(mayEditPlaybook)).toEqual([
      'no',
      'no',
      'yes',
      'yes',
      'unknown',
    ]);
  });
});
