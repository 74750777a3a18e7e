import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openJournal } from '../../../electron/main/journal';

let folder: string;
const done: string[] = [];
const undo: (() => void)[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fieldpact-flush-'));
  const probe = await open(join(folder, 'probe'), 'w');
  const prototype = Object.getPrototypeOf(probe) as FileHandle;
  await probe.close();
  for (const name of ['write', 'writev', 'writeFile', 'appendFile', 'datasync', 'sync'] as const)
    watch(prototype, name);
});
afterEach(async () => {
  for (const each of undo.splice(0)) each();
  await rm(folder, { recursive: true });
});

/** Notes in which order the disk has answered. */
function watch(
  prototype: FileHandle,
  name: 'write' | 'writev' | 'writeFile' | 'appendFile' | 'datasync' | 'sync',
): void {
  const real = prototype[name] as (...given: unknown[]) => Promise<unknown>;
  const watched = async function (this: FileHandle, ...given: unknown[]) {
    const answer = await real.apply(this, given);
    done.push(name === 'datasync' || name === 'sync' ? 'flushed' : 'written');
    return answer;
  };
  Object.assign(prototype, { [name]: watched });
  undo.push(() => Object.assign(prototype, { [name]: real }));
}

test('a record counts as saved only when the disk has flushed what was written last', async () => {
  const journal = openJournal(join(folder, 'journal'));
  for (const record of ['one', 'two', 'three']) {
    done.splice(0);
    await journal.append([record]);
    expect(done).toContain('written');
    expect(done.at(-1)).toBe('flushed');
  }
});
