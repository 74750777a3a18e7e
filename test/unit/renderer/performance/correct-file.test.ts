import { describe, expect, test } from 'vitest';
import { countedFiles } from '#shared/domain/performance/performance-file-rules';
import {
  type BroughtFile,
  bringPerformanceFile,
  replacePerformanceFile,
  withdrawPerformanceFile,
} from '../../../../renderer/data/actions/performance-actions';
import { recordsOf } from '../../../../renderer/data/reading';
import { aLockedSla } from '../../../builders/a-locked-sla';

function aFile(over: Partial<BroughtFile> = {}): BroughtFile {
  return {
    table: 'outages',
    cameAs: 'csv',
    file: { sha256: 'aa'.repeat(32), bytes: 120, mime: 'text/csv', name: 'outages.csv' },
    mapping: {},
    words: {},
    zone: null,
    service: 'Portal',
    rows: 2,
    from: '2026-10-02T08:00:00Z',
    to: '2026-10-20T09:00:00Z',
    givenBy: 'partner',
    author: 'Eva Lindner',
    ...over,
  };
}

const corrected = aFile({
  file: { sha256: 'bb'.repeat(32), bytes: 160, mime: 'text/csv', name: 'outages-corrected.csv' },
  rows: 3,
});

async function broughtFile() {
  const { workspace, agreement, moveTo } = await aLockedSla();
  const brought = await bringPerformanceFile(workspace, agreement.id, aFile());
  if (!brought.ok) throw new Error(brought.error.kind);
  const counted = async () => {
    const files = await recordsOf(workspace.database, 'performanceFile', agreement.partnerId);
    const asOf = new Date(workspace.surroundings.now()).toISOString();
    return { all: files.length, counted: countedFiles(agreement.id, files, asOf).map(({ file }) => file.name) };
  };
  return { workspace, brought: brought.value, counted, moveTo };
}

describe('a file of performance data', () => {
  test('is replaced with a reason: the first stays in the history and counts no more', async () => {
    const { workspace, brought, counted } = await broughtFile();
    const replaced = await replacePerformanceFile(workspace, brought.id, corrected, ' One outage was missing. ');
    expect(replaced).toMatchObject({
      ok: true,
      value: { replacesId: brought.id, reason: 'One outage was missing.', rows: 3, withdraws: false },
    });
    expect(await counted()).toEqual({ all: 2, counted: ['outages-corrected.csv'] });
  });

  test('is replaced once: the next correction is one of the corrected file', async () => {
    const { workspace, brought, counted } = await broughtFile();
    await replacePerformanceFile(workspace, brought.id, corrected, 'One outage was missing.');
    expect(await replacePerformanceFile(workspace, brought.id, corrected, 'Again.')).toEqual({
      ok: false,
      error: { kind: 'replaced-already' },
    });
    expect(await counted()).toEqual({ all: 2, counted: ['outages-corrected.csv'] });
  });

  test('is withdrawn with a reason, and counts no more', async () => {
    const { workspace, brought, counted } = await broughtFile();
    expect(await withdrawPerformanceFile(workspace, brought.id, 'Of another customer.')).toMatchObject({
      ok: true,
      value: { replacesId: brought.id, withdraws: true, reason: 'Of another customer.' },
    });
    expect(await counted()).toEqual({ all: 2, counted: [] });
  });

  test('is neither replaced nor withdrawn without a reason, an author or rows', async () => {
    const { workspace, brought, counted } = await broughtFile();
    const refused = async (over: Partial<BroughtFile>, reason: string) => {
      const kept = await replacePerformanceFile(workspace, brought.id, { ...corrected, ...over }, reason);
      return kept.ok ? 'kept' : kept.error.kind;
    };
    expect(await refused({}, ' ')).toBe('reason-missing');
    expect(await refused({ author: ' ' }, 'One outage was missing.')).toBe('author-missing');
    expect(await refused({ rows: 0 }, 'One outage was missing.')).toBe('no-rows');
    expect(await withdrawPerformanceFile(workspace, brought.id, '')).toEqual({
      ok: false,
      error: { kind: 'reason-missing' },
    });
    expect(await counted()).toEqual({ all: 1, counted: ['outages.csv'] });
  });

  test('is fixed after ten working days, in the zone of the agreement', async () => {
    const { workspace, brought, counted, moveTo } = await broughtFile();
    moveTo('2026-12-04T12:00:00Z');
    const inTime = await replacePerformanceFile(workspace, brought.id, corrected, 'One outage was missing.');
    if (!inTime.ok) throw new Error(inTime.error.kind);
    // A correction gains no time.
    moveTo('2026-12-21T12:00:00Z');
    expect(await withdrawPerformanceFile(workspace, inTime.value.id, 'Too late.')).toMatchObject({
      ok: false,
      error: { kind: 'too-late', until: expect.stringMatching(/^2026-12-0\d$/) },
    });
    expect(await counted()).toEqual({ all: 2, counted: ['outages-corrected.csv'] });
  });

  test('is not corrected where it never came in', async () => {
    const { workspace } = await broughtFile();
    expect(await withdrawPerformanceFile(workspace, 'nowhere', 'Of another customer.')).toEqual({
      ok: false,
      error: { kind: 'not-here' },
    });
  });
});
