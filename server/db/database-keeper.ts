import { type ChildProcess, spawn } from 'node:child_process';
import { asUser, type DatabaseUser } from './database-user';
import type { PostgresBinaries } from './postgres-binaries';

/**
 * Starts PostgreSQL under a keeper: a small process that waits on a pipe to us and stops the database when the pipe
 * closes. A pipe closes however we end, also by SIGKILL, so the database never outlives headquarters. Shell and
 * database have a session of their own: Ctrl-C in the terminal reaches headquarters only, which then closes in order.
 *
 * The keeper ends with the database; its exit is the database's.
 */
export function startKept(
  binaries: PostgresBinaries,
  user: DatabaseUser,
  cluster: string,
  options: readonly string[],
  logFile: number,
): ChildProcess {
  const args = ['-D', cluster, ...options];
  if (process.platform === 'win32') return keptOnWindows(binaries, cluster, options, logFile);
  return spawn('/bin/sh', ['-c', keeper, 'fieldpact-database-keeper', binaries.postgres, ...args], {
    ...asUser(user),
    stdio: ['pipe', logFile, logFile],
    detached: true,
  });
}

/** Asks for an orderly stop: the keeper sees its pipe close. */
export function letGo(keeper: ChildProcess): void {
  keeper.stdin?.destroy();
}

// SIGINT is PostgreSQL's fast shutdown: clients are cut off, nothing committed is lost. SIGQUIT, its emergency stop, is
// kept for a database that has not ended after ten seconds; the next start then recovers from the log of writes.
// The waiting is done by a shell of its own because a shell that waits for a child cannot also read.
const keeper = `
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
(
  read -r _ <&3
  kill -INT "$server" 2>/dev/null
  for _ in 1 2 3 4 5 6 7 8 9 10; do sleep 1; kill -0 "$server" 2>/dev/null || exit 0; done
  kill -QUIT "$server" 2>/dev/null
) >/dev/null 2>&1 &
watch=$!
exec 3<&-
wait "$server"
code=$?
kill "$watch" 2>/dev/null
exit "$code"
`;

// PostgreSQL refuses an administrator on Windows; pg_ctl starts it with fewer rights and stops it without signals.
function keptOnWindows(
  binaries: PostgresBinaries,
  cluster: string,
  options: readonly string[],
  logFile: number,
): ChildProcess {
  const quoted = options.map((option) => `"${option}"`).join(' ');
  const script = `
    const { spawnSync } = require('node:child_process');
    const [pgCtl, cluster, options] = process.argv.slice(1);
    const started = spawnSync(pgCtl, ['start', '-w', '-D', cluster, '-o', options], { stdio: ['ignore', 1, 2] });
    if (started.status !== 0) process.exit(1);
    const ended = () => spawnSync(pgCtl, ['status', '-D', cluster], { stdio: 'ignore' }).status !== 0;
    setInterval(() => { if (ended()) process.exit(0); }, 1000);
    process.stdin.resume();
    process.stdin.on('close', () => {
      spawnSync(pgCtl, ['stop', '-m', 'fast', '-w', '-D', cluster], { stdio: 'ignore' });
      process.exit(0);
    });`;
  return spawn(process.execPath, ['-e', script, binaries.pgCtl, cluster, quoted], {
    stdio: ['pipe', logFile, logFile],
    detached: true,
    windowsHide: true,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
}
