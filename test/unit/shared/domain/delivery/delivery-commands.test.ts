import { describe, expect, test } from 'vitest';
import {
  correctCase,
  correctDefect,
  correctEngagement,
  noteCase,
  noteDefect,
  recordEngagement,
  reopenCase,
  resolveCase,
} from '#shared/domain/delivery/delivery-commands';
import { caseState, defectPhase } from '#shared/domain/delivery/delivery-rules';
import { aDefect, anEngagement, aServiceCase } from '../../../../builders/a-delivery';
import { aContext } from '../../../../builders/a-partner-case';

const engagement = anEngagement();
const { id: _id, createdAt: _at, createdBy: _by, ...fields } = engagement;

describe('an engagement', () => {
  test('is written down with who wrote it and when', () => {
    expect(recordEngagement({ ...fields, title: '  Desk ' }, aContext())).toEqual({
      ok: true,
      value: {
        engagement: { ...engagement, title: 'Desk', id: 'id-1', createdAt: '2026-11-20T09:00:00Z', createdBy: 'ines' },
      },
    });
  });

  test('needs a name and a customer', () => {
    expect(recordEngagement({ ...fields, title: ' ', customerName: '' }, aContext())).toEqual({
      ok: false,
      error: { kind: 'fields-refused', fields: ['title', 'customerName'] },
    });
  });

  test.each([
    [{ goLiveOn: '2026-07-01' }, { kind: 'before-start' }],
    [{ goLiveOn: '2027-01-01' }, { kind: 'in-the-future', field: 'goLiveOn' }],
    [{ startedOn: '1926-08-01' }, { kind: 'too-early', field: 'startedOn' }],
  ])('that went live as %j is refused', (correction, error) => {
    expect(correctEngagement(engagement, correction, aContext())).toEqual({ ok: false, error });
  });

  test('may have gone live today where it is tomorrow already', () => {
    expect(correctEngagement(engagement, { goLiveOn: '2026-11-21' }, aContext()).ok).toBe(true);
  });
});

describe('a defect', () => {
  test('belongs to the engagement and its partner', () => {
    const noted = noteDefect(engagement, { title: 'Twice', severity: 's2', foundOn: '2026-10-12' }, aContext());
    expect(noted).toMatchObject({
      ok: true,
      value: { defect: { engagementId: 'engagement', partnerId: 'partner', cause: 'unknown' } },
    });
  });

  test('cannot be found tomorrow in a week, nor before anybody built anything', () => {
    expect(correctDefect(aDefect(), { foundOn: '2026-11-27' }, aContext())).toEqual({
      ok: false,
      error: { kind: 'in-the-future', field: 'foundOn' },
    });
    expect(correctDefect(aDefect(), { foundOn: '1989-12-31' }, aContext())).toEqual({
      ok: false,
      error: { kind: 'too-early', field: 'foundOn' },
    });
  });

  test.each([
    ['2026-09-30', 'before'],
    ['2026-10-01', 'after'],
    ['2026-12-29', 'after'],
    ['2026-12-30', 'later'],
  ])('found on %s, with the go-live on 1 October, counts as %s', (foundOn, phase) => {
    expect(defectPhase({ foundOn }, engagement)).toBe(phase);
  });

  test('of what is not live yet has not escaped', () => {
    expect(defectPhase(aDefect(), { goLiveOn: null })).toBe('notLive');
  });
});

describe('a case', () => {
  const { id, createdAt, createdBy, ...open } = aServiceCase();
  const resolved = aServiceCase({ resolvedAt: '2026-11-03T09:00:00.000Z' });

  test('can be noted when it is over already', () => {
    expect(noteCase({ ...open, resolvedAt: '2026-11-03T09:00:00.000Z' }, aContext()).ok).toBe(true);
    expect([id, createdAt, createdBy].every(Boolean)).toBe(true);
  });

  test('cannot be resolved before it was opened', () => {
    expect(correctCase(resolved, { resolvedAt: '2026-11-01T09:00:00.000Z' }, aContext())).toEqual({
      ok: false,
      error: { kind: 'resolved-before-opened' },
    });
  });

  test('cannot come back while nobody has resolved it', () => {
    expect(reopenCase(aServiceCase(), '2026-11-04T09:00:00.000Z', aContext())).toEqual({
      ok: false,
      error: { kind: 'not-resolved' },
    });
    expect(correctCase(aServiceCase(), { reopenedAt: '2026-11-04T09:00:00.000Z' }, aContext())).toEqual({
      ok: false,
      error: { kind: 'reopened-before-resolved' },
    });
  });

  test('that came back is open until it is resolved again, and keeps that it came back', () => {
    const reopened = reopenCase(resolved, '2026-11-10T09:00:00.000Z', aContext());
    if (!reopened.ok) throw new Error('It was not reopened.');
    expect(caseState(reopened.value.serviceCase)).toBe('reopened');
    const again = resolveCase(reopened.value.serviceCase, '2026-11-12T09:00:00.000Z', aContext());
    if (!again.ok) throw new Error('It was not resolved.');
    expect(caseState(again.value.serviceCase)).toBe('resolved');
    expect(again.value.serviceCase.reopenedAt).toBe('2026-11-10T09:00:00.000Z');
  });

  test('that came back is not resolved by an older moment', () => {
    const reopened = aServiceCase({
      resolvedAt: '2026-11-03T09:00:00.000Z',
      reopenedAt: '2026-11-10T09:00:00.000Z',
    });
    expect(resolveCase(reopened, '2026-11-09T09:00:00.000Z', aContext())).toEqual({
      ok: false,
      error: { kind: 'resolved-before-opened' },
    });
  });

  test('is resolved once', () => {
    expect(resolveCase(resolved, '2026-11-04T09:00:00.000Z', aContext())).toEqual({
      ok: false,
      error: { kind: 'resolved-already' },
    });
  });
});
