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
  const child = spawn('/bin/sh', ['-c', keeper, 'fieldpact-database-keeper', binaries.postgres, ...args], {
    ...asUser(user),
    stdio: ['pipe', logFile, logFile],
    detached: true,
  });
  // The word to stop may meet a keeper that has just ended.
  child.stdin?.on('error', () => undefined);
  return child;
}

/** Asks for an orderly stop by a word; whoever asks stays to see it done, and to insist. */
export function letGo(keeper: ChildProcess): void {
  keeper.stdin?.end('stop\n');
}

// SIGINT is PostgreSQL's fast shutdown: clients are cut off, nothing committed is lost. SIGQUIT, its emergency stop, is
// for a database that has not ended ten seconds after headquarters was killed; the next start then recovers.
// The reading is done by a shell of its own because a shell that waits for a child cannot also read; that shell naps in
// the background so that it can be called off at once and leaves no nap behind.
const keeper = `
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
(
  nap=
  trap '[ -n "$nap" ] && kill "$nap"; exit 0' TERM
  if read -r word <&3; then kill -INT "$server"; exit 0; fi
  kill -INT "$server"
  for second in 1 2 3 4 5 6 7 8 9 10; do
    sleep 1 3<&- &
    nap=$!
    wait "$nap"
    kill -0 "$server" || exit 0
  done
  kill -QUIT "$server"
) >/dev/null 2>&1 &
watch=$!
exec 3<&-
wait "$server"
code=$?
kill "$watch" 2>/dev/null
wait "$watch"
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
