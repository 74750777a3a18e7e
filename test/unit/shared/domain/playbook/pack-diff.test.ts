import { describe, expect, test } from 'vitest';
import type { Pack } from '#shared/domain/playbook/pack';
import { changeSentence } from '#shared/domain/playbook/pack-change-words';
import { diffPacks } from '#shared/domain/playbook/pack-diff';
import { releaseNotes, releaseNotesText } from '#shared/domain/playbook/release-notes';
import { aWholePack, edited } from '../../../../builders/a-whole-pack';

const before = aWholePack();

/** What the comparison says of an edit. */
function sentences(edit: (copy: Pack) => void): readonly string[] {
  return diffPacks(before, edited(before, edit)).map(changeSentence);
}

function question(pack: Pack, at: number) {
  const found = pack.modules[0]?.questions[at];
  if (!found) throw new Error('The pack has no such question.');
  return found;
}

describe('comparing two playbooks', () => {
  test('finds nothing between a playbook and itself, whatever its version is called', () => {
    expect(diffPacks(before, { ...before, version: '9.0.0' })).toEqual([]);
  });

  test('says what is new, and what came with it, in one sentence', () => {
    expect(
      sentences((pack) => {
        pack.modules[0]?.questions.push({ ...question(pack, 1), id: 'M1.Q4', text: 'Who decides?' });
      }),
    ).toEqual([
      'Question M1.Q4 “Who decides?” is new, with M1.Q4.people, M1.Q4.judged. For the partner. It is asked in the next interview; interviews already begun are asked it once they are moved.',
    ]);
  });

  test('tells an option that is retired from one that is merely gone', () => {
    const take = (pack: Pack) => question(pack, 0).fields[0]?.options?.splice(2, 1);
    expect(sentences(take)[0]).toMatch(/^Option M1\.Q1\.work\.support “Support” is gone\. For the partner\./);
    const told = sentences((pack) => {
      take(pack);
      pack.retired.push('M1.Q1.work.support');
    });
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^Option M1\.Q1\.work\.support “Support” is retired\./);
  });

  test('calls it stricter to ask for more, and looser to ask for less', () => {
    const kinds = (edit: (copy: Pack) => void) =>
      diffPacks(before, edited(before, edit)).map(({ kind, thing }) => [thing.id, kind]);
    expect(
      kinds((pack) => {
        question(pack, 2).required = true;
        question(pack, 2).appliesIf = undefined;
        for (const type of pack.evidenceTypes) type.validMonths = 6;
        for (const control of pack.controls) control.tiers = ['T1', 'T2', 'T3'];
      }),
    ).toEqual([
      ['M1.Q3', 'stricter'],
      ['M1.Q3', 'stricter'],
      ['E1.1', 'stricter'],
      ['AC.1', 'stricter'],
    ]);
    expect(
      kinds((pack) => {
        question(pack, 0).required = false;
        for (const type of pack.evidenceTypes) type.validMonths = null;
        for (const gate of pack.gates) for (const criterion of gate.criteria) criterion.hard = false;
        for (const band of pack.commercial?.bands ?? []) if (band.id === 'silver') band.minCsat = '75';
      }),
    ).toEqual([
      ['M1.Q1', 'looser'],
      ['E1.1', 'looser'],
      ['G1.1', 'looser'],
      ['commercial.silver', 'looser'],
    ]);
  });

  test('says both values where they fit into a sentence', () => {
    expect(
      sentences((pack) => {
        for (const type of pack.evidenceTypes) type.validMonths = null;
        for (const band of pack.commercial?.bands ?? []) if (band.id === 'silver') band.percent = '20';
      }),
    ).toEqual([
      'Kind of evidence E1.1 “Register extract”: how long it holds is looser: 12 months before, until it is replaced now. For the partner. It holds longer.',
      'Discount band commercial.silver “Silver”: the percentage is changed: 18 % before, 20 % now. For both sides. It counts from the start of the next quarter.',
    ]);
  });

  test('names only the one that was moved, not all that made room', () => {
    const told = diffPacks(
      before,
      edited(before, (pack) => {
        const questions = pack.modules[0]?.questions ?? [];
        questions.unshift(...questions.splice(2, 1));
      }),
    );
    expect(told.map(({ kind, thing }) => [kind, thing.id])).toEqual([['moved', 'M1.Q3']]);
    expect(changeSentence(told[0] as (typeof told)[number])).toBe(
      'Question M1.Q3 “Which customers?” now stands first. For the partner. Only the order differs; nothing has to be done again.',
    );
  });

  test('keeps a new wording apart from a new rule', () => {
    const kinds = diffPacks(
      before,
      edited(before, (pack) => {
        const field = question(pack, 1).fields[0];
        if (field?.constraint) field.constraint.otherwise = 'There must be somebody.';
        question(pack, 0).text = 'What is it that you do for customers?';
        for (const gate of pack.gates) for (const criterion of gate.criteria) criterion.predicate = 'accepted("E1.1")';
      }),
    ).map((change) => ('property' in change ? [change.thing.id, change.property, change.kind] : []));
    expect(kinds).toEqual([
      ['M1.Q1', 'text', 'reworded'],
      ['M1.Q2.people', 'constraint', 'reworded'],
      ['G1.1', 'predicate', 'changed'],
    ]);
  });
});

describe('notes for partners', () => {
  test('say in a partner’s words what changes, and nothing of how we judge', () => {
    const after = edited(before, (pack) => {
      pack.version = '1.1.0';
      question(pack, 0).text = 'What is it that you do for customers?';
      question(pack, 1).fields[1] = { ...question(pack, 1).fields[1], label: 'Our gut feeling' } as never;
      for (const type of pack.evidenceTypes) type.validMonths = 6;
      for (const exam of pack.exams) for (const one of exam.questions) one.right = ['b'];
      for (const asset of pack.assets) asset.blocks = [{ kind: 'text', text: 'Begin with the end.' }];
      for (const gate of pack.gates) for (const criterion of gate.criteria) criterion.predicate = 'accepted("E1.1")';
    });
    const text = releaseNotesText(releaseNotes(before, after));
    expect(text).toBe(
      [
        'What changes for you in version 1.1.0',
        'Version 1.1.0 of “A small playbook” follows version 1.0.0. This page says what it changes for you.',
        'What we ask\n- We ask the question “What is it that you do for customers?” in clearer words.',
        'What you show\n- “Register extract” now holds for 6 months; before it was for 12 months. What you have brought counts from its own date.',
        'Material for your work\n- “Discovery frame” has been brought up to date.',
        'What you have told and shown us stays on record. A conversation that has begun goes on in its version until both of us agree to take the new one.',
      ].join('\n\n'),
    );
  });

  test('say so when nothing changes for a partner', () => {
    const after = edited(before, (pack) => {
      pack.version = '1.0.1';
      for (const handoff of pack.handoffs) handoff.targetHours = 12;
    });
    const notes = releaseNotes(before, after);
    expect(notes.sections).toEqual([]);
    expect(notes.intro).toBe('Version 1.0.1 of “A small playbook” follows version 1.0.0. Nothing changes for you.');
  });
});
