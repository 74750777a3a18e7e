import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Log } from '../folder/log';
import { commandLine, processRuns } from '../folder/process-identity';
import { run } from './database-user';
import type { PostgresBinaries } from './postgres-binaries';

/**
 * Makes sure that no database of an earlier run still holds our folder: one that runs is stopped in order, and the
 * note of one that has gone is removed, even when its process number belongs to another program by now.
 */
export async function settleLeftOver(
  cluster: string,
  binaries: PostgresBinaries,
  log: Log,
): Promise<Result<null, string>> {
  const note = join(cluster, 'postmaster.pid');
  const pid = notedPid(note);
  if (pid === null) return ok(null);
  if (process.platform === 'win32') {
    await run(binaries.pgCtl, ['stop', '-m', 'fast', '-w', '-t', '20', '-D', cluster], {});
    return ok(null);
  }
  if (!isOurs(pid, cluster)) {
    log.note('An earlier database ended without tidying up; its note was removed.');
    rmSync(note, { force: true });
    return ok(null);
  }
  log.note('A database of an earlier run is still there; it is stopped first.');
  if (await stopped(pid, 'SIGINT', 20_000)) return ok(null);
  if (await stopped(pid, 'SIGQUIT', 10_000)) return ok(null);
  return refuse(`A database of an earlier run (process ${pid}) does not stop. End it and start again.`);
}

/** The process number in `postmaster.pid`; negative there means a database in single-user mode. */
export function notedPid(note: string): number | null {
  try {
    const pid = Math.abs(Number.parseInt(readFileSync(note, 'utf8'), 10));
    return Number.isNaN(pid) || pid === 0 ? null : pid;
  } catch {
    return null;
  }
}

/** Whether a process is the database of these files. */
export function isOurs(pid: number, cluster: string): boolean {
  if (!processRuns(pid)) return false;
  const line = commandLine(pid);
  return line?.includes(cluster) === true && line.includes('postgres');
}

async function stopped(pid: number, signal: NodeJS.Signals, patience: number): Promise<boolean> {
  try {
    process.kill(pid, signal);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
  for (let waited = 0; waited < patience; waited += 50) {
    if (!processRuns(pid)) return true;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  return false;
}
