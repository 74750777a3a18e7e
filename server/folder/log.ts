import { createWriteStream, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What headquarters writes down about its own work. Never a record's content, a person's name or a token. */
export interface Log {
  note(text: string): void;
  trouble(text: string, error?: unknown): void;
  close(): Promise<void>;
}

const largest = 5_000_000;

/** Opens `hq.log`; the log of before is kept once, as `hq.log.1`, when it has grown large. */
export function openLog(folder: string, name = 'hq.log'): Log {
  const path = join(folder, name);
  rotate(path);
  const stream = createWriteStream(path, { flags: 'a', mode: 0o600 });
  // A full disk must not end headquarters because it cannot complain about the full disk.
  stream.on('error', () => undefined);
  const write = (level: string, text: string) =>
    stream.write(`${JSON.stringify({ time: new Date().toISOString(), level, text })}\n`);
  return {
    note: (text) => write('note', text),
    trouble: (text, error) => write('trouble', error === undefined ? text : `${text} ${nameOf(error)}`),
    close: () => new Promise((done) => stream.end(() => done())),
  };
}

/** Moves a log that has grown large aside. */
export function rotate(path: string): void {
  try {
    if (statSync(path).size > largest) renameSync(path, `${path}.1`);
  } catch {
    // There is none yet.
  }
}

// The stack says where; messages of the database may quote values, so only its error code is kept.
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const code = (error as NodeJS.ErrnoException).code;
  const where = error.stack?.split('\n').slice(1, 5).join(' ').replace(/\s+/g, ' ') ?? '';
  return isDatabaseError(error) ? `${error.name} ${code ?? ''} ${where}` : `${error.name}: ${error.message} ${where}`;
}

function isDatabaseError(error: Error): boolean {
  return 'severity' in error;
}
