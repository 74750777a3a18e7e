import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { FileReference } from '#shared/domain/evidence/evidence';
import type { Redaction } from '#shared/domain/evidence/redaction';
import { isPicture, latestRedaction, redactFile, shownFile } from '#shared/domain/evidence/redaction-rules';
import { aContext, aRevision, partnerId } from '../../../../builders/a-partner-case';

const original: FileReference = { sha256: 'a'.repeat(64), bytes: 900, mime: 'image/jpeg', name: 'badge.jpg' };
const copy: FileReference = { sha256: 'b'.repeat(64), bytes: 800, mime: 'image/png', name: 'badge, covered.png' };
const face = { left: 0.25, top: 0.25, width: 0.5, height: 0.25 };
const revision = aRevision({ files: [original] });
const given = { revision, original: original.sha256, copy, areas: [face], reason: 'A face' };

const redaction: Redaction = {
  id: brand<'Redaction'>('id-1'),
  partnerId,
  revisionId: revision.id,
  original: original.sha256,
  copy,
  areas: [face],
  reason: 'A face',
  by: 'ines',
  at: '2026-11-20T09:00:00Z',
};

describe('covering parts of a file', () => {
  test('records what was covered, why and by whom, and leaves the original as it is', () => {
    const before = structuredClone(revision);
    expect(redactFile(given, aContext())).toEqual({ ok: true, value: { redaction } });
    expect(revision).toEqual(before);
  });

  test('records only what lies inside the picture, and no slip of the pointer', () => {
    const outside = { left: -0.25, top: 0.75, width: 0.5, height: 0.5 };
    const slip = { left: 0.5, top: 0.5, width: 0.0001, height: 0.5 };
    const redacted = redactFile({ ...given, areas: [outside, slip] }, aContext());
    expect(redacted.ok && redacted.value.redaction.areas).toEqual([{ left: 0, top: 0.75, width: 0.25, height: 0.25 }]);
    expect(redactFile({ ...given, areas: [slip] }, aContext())).toEqual({
      ok: false,
      error: { kind: 'nothing-covered' },
    });
  });

  test('is refused without a reason, for another file, for what is no picture, and when the copy is the original', () => {
    const kindOf = (over: Partial<typeof given>) => {
      const redacted = redactFile({ ...given, ...over }, aContext());
      return redacted.ok ? 'ok' : redacted.error.kind;
    };
    const pdf = aRevision({ files: [{ ...original, mime: 'application/pdf' }] });
    const doubtful = aRevision({ files: [{ ...original, marks: ['otherThanNamed'] }] });
    expect(kindOf({ reason: '  ' })).toBe('reason-missing');
    expect(kindOf({ original: 'c'.repeat(64) })).toBe('not-of-this-revision');
    expect(kindOf({ revision: pdf })).toBe('not-a-picture');
    expect(kindOf({ revision: doubtful })).toBe('not-a-picture');
    expect(kindOf({ copy: { ...copy, sha256: original.sha256 } })).toBe('copy-is-the-original');
  });

  test('a second time counts instead of the first, and for no other revision', () => {
    const second = { ...redaction, id: brand<'Redaction'>('id-2'), at: '2026-11-20T10:00:00Z' };
    expect(latestRedaction(original, revision.id, [second, redaction])).toBe(second);
    expect(latestRedaction(original, brand('another'), [redaction])).toBeNull();
  });
});

test('a drawing that may carry a script is never shown as a picture, nor is what is not what it says', () => {
  expect(isPicture(original)).toBe(true);
  expect(isPicture({ mime: 'image/svg+xml' })).toBe(false);
  expect(isPicture({ mime: 'image/png', marks: ['damagedPicture'] })).toBe(false);
});

describe('what of a file may be seen', () => {
  const own = { isTurned: false, originalWanted: false };
  const turned = { isTurned: true, originalWanted: false };
  const standsIn = { shows: 'copy', redaction, mayShowOriginal: true };

  test('by us: the original, and of what only named people may see the copy until somebody asks', () => {
    expect(shownFile('partner', redaction, own)).toEqual({ shows: 'original' });
    expect(shownFile('restricted', redaction, own)).toEqual(standsIn);
    expect(shownFile('restricted', redaction, { ...own, originalWanted: true })).toEqual({ shows: 'original' });
    expect(shownFile('restricted', null, own)).toEqual({ shows: 'original' });
  });

  test('by the partner: the copy where there is one, whatever was asked before the screen was turned', () => {
    const wished = { isTurned: true, originalWanted: true };
    expect(shownFile('partner', redaction, wished)).toEqual({ shows: 'copy', redaction, mayShowOriginal: false });
    expect(shownFile('partner', null, turned)).toEqual({ shows: 'original' });
  });

  test('by the partner: nothing of what only we may see, nor of what only named people may see and nobody covered', () => {
    expect(shownFile('internal', redaction, turned)).toEqual({ shows: 'nothing' });
    expect(shownFile('restricted', null, turned)).toEqual({ shows: 'nothing' });
  });
});
