import { isMainThread, parentPort } from 'node:worker_threads';
import { serveChecks } from './archive/checking-thread';
import { passphraseVariable } from './authority/key-file';
import { runAuthorityCommand } from './authority/run-authority-command';
import { pinVariable } from './authority/token-keys';
import { readCommandLine } from './command-line';
import { startHq } from './start-hq';

/** One line of JSON on standard output tells whoever started us what became of it. */
function tell(event: object): void {
  process.stdout.write(`${JSON.stringify(event)}\n`);
}

async function main(): Promise<void> {
  // Asked to end while still starting, headquarters finishes starting first, so that nothing is left half open.
  let asked = false;
  let stop: (() => Promise<void>) | null = null;
  const end = () => {
    if (asked) return;
    asked = true;
    if (stop) void stop();
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.on('SIGHUP', end);
  // Whoever reads our lines may go away first; that must not end us half way.
  process.stdout.on('error', () => undefined);

  const line = readCommandLine(process.argv.slice(2));
  if (line.ok && line.value.withParent) {
    process.stdin.on('end', end).on('close', end).on('error', end).resume();
  }
  const started = line.ok ? await startHq(line.value) : line;
  if (!started.ok) {
    tell({ event: 'refused', sentence: started.error });
    process.exitCode = 1;
    process.stdin.destroy();
    return;
  }
  stop = async () => {
    // Whatever hangs, headquarters is gone in time; the keeper then stops the database.
    setTimeout(() => process.exit(0), 4800).unref();
    await started.value.stop();
    process.exit(0);
  };
  if (asked) return stop();
  const { address, server, code } = started.value;
  tell({ event: 'ready', address, server, code });
}

/** `authority …` speaks to a person and not to a program. */
async function authority(args: readonly string[]): Promise<void> {
  const done = await runAuthorityCommand(args, {
    passphrase: process.env[passphraseVariable] || null,
    pin: process.env[pinVariable] || null,
    now: Date.now(),
  });
  if (done.ok) process.stdout.write(`${done.value}\n`);
  else process.stderr.write(`${done.error}\n`);
  process.exit(done.ok ? 0 : 1);
}

const [topic, ...rest] = process.argv.slice(2);
// The thread that looks into files is this same program: headquarters is built as one file.
if (!isMainThread && parentPort) serveChecks(parentPort);
else if (topic === 'authority') await authority(rest);
else await main();
