import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addToDraft,
  draftMinutes,
  emptyDraft,
  moveInDraft,
  nameOfItem,
  redraft,
  setDraftMinutes,
  takeOffDraft,
} from '#shared/domain/visits/agenda-draft';
import type { NewAgendaItem } from '#shared/domain/visits/agenda-rules';

const item = (ref: string, minutes = 10): NewAgendaItem => ({ kind: 'evidence', ref, title: ref, minutes });
const refs = (draft: { readonly items: readonly NewAgendaItem[] }) => draft.items.map(({ ref }) => ref);
const name = (ref: string) => nameOfItem(item(ref));

describe('an agenda before there is a visit', () => {
  test('follows what is proposed while nobody has touched it', () => {
    const first = redraft(emptyDraft, [item('a'), item('b'), item('c')]);
    expect(refs(first)).toEqual(['a', 'b', 'c']);
    expect(refs(redraft(first, [item('c'), item('a', 4)]))).toEqual(['c', 'a']);
    expect(draftMinutes(redraft(first, [item('a', 4)]))).toBe(4);
  });

  test('does not propose again what was taken off, until the person wants it back', () => {
    const without = takeOffDraft(redraft(emptyDraft, [item('a'), item('b')]), name('a'));
    expect(refs(redraft(without, [item('a'), item('b')]))).toEqual(['b']);
    expect(refs(redraft(addToDraft(without, item('a')), [item('a'), item('b')]))).toEqual(['b', 'a']);
  });

  test('keeps what the person moved, timed or added when the visit becomes shorter', () => {
    const proposed = [item('a'), item('b'), item('c')];
    const moved = moveInDraft(redraft(emptyDraft, proposed), name('c'), 0);
    expect(refs(moved)).toEqual(['c', 'a', 'b']);
    const timed = setDraftMinutes(addToDraft(moved, item('mine')), name('a'), 25);
    const shorter = redraft(timed, [item('b')]);
    expect(refs(shorter)).toEqual(['c', 'a', 'b', 'mine']);
    expect(shorter.items[1]?.minutes).toBe(25);
    expect(refs(redraft(timed, [item('d')]))).toEqual(['c', 'a', 'mine', 'd']);
  });

  test('stays as it is when something is moved that is not there, or beyond an end', () => {
    const draft = redraft(emptyDraft, [item('a'), item('b')]);
    expect(moveInDraft(draft, name('z'), 0)).toBe(draft);
    expect(refs(moveInDraft(draft, name('a'), 99))).toEqual(['b', 'a']);
    expect(refs(moveInDraft(draft, name('b'), -1))).toEqual(['b', 'a']);
  });
});

test('whatever a person does, nothing stands twice on it, and nothing that was taken off comes back by itself', () => {
  const ref = fc.constantFrom('a', 'b', 'c', 'd');
  const step = fc.oneof(
    fc.record({ do: fc.constant('propose' as const), refs: fc.uniqueArray(ref) }),
    fc.record({ do: fc.constantFrom('off' as const, 'up' as const, 'time' as const), ref }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let draft = emptyDraft;
      for (const one of steps) {
        if (one.do === 'propose')
          draft = redraft(
            draft,
            one.refs.map((each) => item(each)),
          );
        else if (one.do === 'off') draft = takeOffDraft(draft, name(one.ref));
        else if (one.do === 'up') draft = moveInDraft(draft, name(one.ref), 0);
        else draft = setDraftMinutes(draft, name(one.ref), 30);
        expect(new Set(refs(draft)).size).toBe(draft.items.length);
        for (const gone of draft.takenOff) expect(draft.items.map(nameOfItem)).not.toContain(gone);
      }
    }),
  );
});
