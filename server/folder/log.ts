import { closeSync, fstatSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** What a line of the log may say beside its sentence. Ids of devices, never of people, partners or records. */
export interface LogFacts {
  /** What happened, one word of a small list, so that lines can be counted. */
  readonly event?: string;
  readonly device?: string;
  readonly method?: string;
  /** The pattern of the address, `/v1/blobs/:sha256`, never the address itself. */
  readonly route?: string;
  readonly status?: number;
  /** Code of the refusal. */
  readonly code?: string;
  /** How long it took, ms. */
  readonly duration?: number;
  readonly count?: number;
}

/** What headquarters writes down about its own work, one line of JSON each. Never a record's content, a person's name or a token. */
export interface Log {
  note(text: string, facts?: LogFacts): void;
  /** Of an error only its kind, its code and the place in the program are kept: its message may quote what was sent. */
  trouble(text: string, error?: unknown, facts?: LogFacts): void;
  /** The same with the message, for the time before anybody was served. */
  failure(text: string, error: unknown): void;
  close(): Promise<void>;
}

const largest = 10_000_000;
const kept = 5;

/** Opens `hq.log`. One that has grown large becomes `hq.log.1`, the one before `hq.log.2`, up to `hq.log.5`. */
export function openLog(folder: string, name = 'hq.log', size = largest): Log {
  const path = join(folder, name);
  rotate(path, size);
  let file: number | null = openSync(path, 'a', 0o600);
  let written = fstatSync(file).size;
  const write = (level: 'note' | 'trouble', text: string, facts: LogFacts, rest: object = {}) => {
    if (file === null) return;
    const { event = level, ...others } = facts;
    const line = `${JSON.stringify({ time: new Date().toISOString(), level, event, ...others, text, ...rest })}\n`;
    try {
      if (written >= size) {
        closeSync(file);
        file = null;
        rotate(path, size);
        file = openSync(path, 'a', 0o600);
        written = fstatSync(file).size;
      }
      // At once, not later: the lines before a crash are the ones somebody will want to read.
      written += writeSync(file, line);
    } catch {
      // A full disk must not end headquarters because it cannot complain about the full disk.
    }
  };
  return {
    note: (text, facts = {}) => write('note', text, facts),
    trouble: (text, error, facts = {}) =>
      write('trouble', text, facts, error === undefined ? {} : { error: kindOf(error) }),
    failure: (text, error) =>
      write('trouble', text, {}, { error: kindOf(error), reason: error instanceof Error ? error.message : '' }),
    close: async () => {
      if (file !== null) closeSync(file);
      file = null;
    },
  };
}

/** Moves a log that has grown large aside, and the ones before it one place on. */
export function rotate(path: string, size = largest): void {
  try {
    if (statSync(path).size < size) return;
    rmSync(`${path}.${kept}`, { force: true });
    for (let place = kept - 1; place >= 1; place -= 1) move(`${path}.${place}`, `${path}.${place + 1}`);
    move(path, `${path}.1`);
  } catch {
    // There is none yet.
  }
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    // There are not so many yet.
  }
}

// The stack begins with the message, which may quote what was sent; only the lines of places behind it are kept.
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const { code, syscall } = error as NodeJS.ErrnoException;
  const stack = error.stack ?? '';
  const message = stack.indexOf(error.message);
  const places = (message < 0 ? '' : stack.slice(message + error.message.length))
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .map((line) => line.trim());
  return [error.name, syscall, code, ...places].filter(Boolean).join(' ').slice(0, 1000);
}
