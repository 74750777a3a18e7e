import { describe, expect, test } from 'vitest';
import type { Json } from '#shared/base/json';
import { type ShownRecord, searchEntries, textsIn } from '#shared/domain/guidance/search-entries';
import { searchedFields } from '#shared/domain/guidance/searched-fields';
import { entities } from '#shared/sync/entities';

const names = {
  questions: { 'M2.Q7': 'Which insurance do you hold?' },
  choices: { 'M2.Q7': { gl: 'General liability' } },
};
const record = (entity: string, id: string, fields: { readonly [field: string]: Json }): ShownRecord => ({
  entity,
  id,
  partnerId: 'p',
  fields,
});
const found = (...records: readonly ShownRecord[]) => searchEntries(records, names);

describe('what can be found of a partner', () => {
  test('an answer under its question, in the words of its choices, with note and quote', () => {
    const value = { kind: 'gl', insurer: 'Gegenseitige Wien', since: '2026-01-01T00:00:00.000Z' };
    const answer = { questionId: 'M2.Q7', interviewId: 'i', value, note: 'Ask again', quote: '', at: '2026-11-01' };
    const [entry] = found(record('answer', 'a', answer));
    expect(entry).toMatchObject({ kind: 'answer', title: 'Which insurance do you hold?', isEarlier: false });
    expect(entry?.parts).toEqual([
      { place: 'answer', text: 'General liability · Gegenseitige Wien' },
      { place: 'note', text: 'Ask again' },
    ]);
    expect(entry?.refs).toEqual({ interviewId: 'i', questionId: 'M2.Q7' });
  });

  test('an agreement of which nothing but its pages says anything', () => {
    const [entry] = found(
      record('agreement', 'a', { kind: 'plan', version: 1, state: 'draft', createdAt: '2026-11-01' }),
    );
    expect(entry).toMatchObject({ id: 'a', kind: 'agreement', parts: [], refs: { agreementId: 'a' } });
  });

  test('an answer that another one replaces is an earlier version', () => {
    const entries = found(
      record('answer', 'old', { questionId: 'Q', note: 'x', replaces: [] }),
      record('answer', 'new', { questionId: 'Q', note: 'y', replaces: ['old'] }),
    );
    expect(entries.map(({ id, isEarlier }) => [id, isEarlier])).toEqual([
      ['old', true],
      ['new', false],
    ]);
  });

  test('of a piece of evidence each revision with its files; all but the latest are earlier versions', () => {
    const file = { sha256: 'f'.repeat(64), name: 'policy.pdf', mime: 'application/pdf', bytes: 9 };
    const entries = found(
      record('evidence', 'e', { title: 'Insurance certificate', typeId: 'E2.4' }),
      record('evidenceRevision', 'r1', { evidenceId: 'e', number: 1, files: [], facts: { insurer: 'Wiener' } }),
      record('evidenceRevision', 'r2', { evidenceId: 'e', number: 2, files: [file] }),
      record('evidenceReview', 'v', { revisionId: 'r1', reason: 'The limit is too low' }),
    );
    expect(entries.map(({ id, isEarlier, title }) => [id, isEarlier, title])).toEqual([
      ['r1', true, 'Insurance certificate'],
      ['r2', false, 'Insurance certificate'],
    ]);
    expect(entries[0]?.parts.map(({ text }) => text)).toEqual(['E2.4', 'Wiener', 'The limit is too low']);
    expect(entries[1]?.files).toEqual([file]);
  });

  test('an agreement is an earlier version once another one has been signed in its place, not while that is a draft', () => {
    const first = record('agreement', 'v1', { kind: 'sla', version: 1, state: 'signed', 'terms/scope': 'Hosting' });
    const next = (state: string) =>
      record('agreement', 'v2', { kind: 'sla', version: 2, state, supersedesId: 'v1', 'terms/scope': 'Hosting' });
    const earlier = (state: string) => found(first, next(state)).map(({ isEarlier }) => isEarlier);
    expect(earlier('draft')).toEqual([false, false]);
    expect(earlier('signed')).toEqual([true, false]);
  });

  test('what happened to an incident is told by the name of the incident, and leads to its agreement', () => {
    const entries = found(
      record('incident', 'i', { title: 'Mail is down', agreementId: 'a' }),
      record('incidentEvent', 'e', { incidentId: 'i', note: 'Restarted the relay' }),
    );
    expect(entries[1]).toMatchObject({ title: 'Mail is down', refs: { agreementId: 'a', incidentId: 'i' } });
  });

  test('of an agenda and of minutes the words, and not their minutes and sides', () => {
    const [visit] = found(record('visit', 'v', { agenda: [{ kind: 'talk', title: 'Go-live', minutes: 15 }] }));
    expect(visit?.parts).toEqual([{ place: 'note', text: 'Go-live' }]);
  });

  test('nothing of a record that says nothing in words', () => {
    expect(found(record('signingEvent', 's', { kind: 'begun' }), record('visit', 'v', { agenda: [] }))).toEqual([]);
  });
});

test('ids, fingerprints and moments are no words', () => {
  expect(textsIn(['0190aaaa-0000-7000-8000-000000000001', 'f'.repeat(64), '2026-11-20T12:00:00.000Z', ' ', 5])).toEqual(
    ['5'],
  );
});

test('every kind of record that is found is one that travels', () => {
  expect(Object.keys(searchedFields).filter((entity) => !Object.hasOwn(entities, entity))).toEqual([]);
});
