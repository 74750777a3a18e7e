import type { Result } from '#shared/base/result';
import type { HqAsked } from './hq-asked';
import { backupCommand, checkBackupCommand, restoreCommand } from './hq-backup';
import { eraseCommand } from './hq-erase';
import { exportCommand } from './hq-export';
import { known, parse, strange } from './hq-options';
import { devicesCommand, enrolCommand, grantCommand, revokeCommand } from './hq-people';
import { type HqPlace, openPlace } from './hq-place';
import { reportCommand } from './hq-report';
import { serve } from './hq-serve';
import { hqUsage } from './hq-usage';
import { verifyCommand, verifyPackCommand } from './hq-verify';
import { misused, type Outcome, said, unreadable } from './outcome';

const more = 'npx fieldpact hq --help says how.';

/** Answers `fieldpact hq …`. */
export async function hqCommand(
  args: readonly string[],
  world: { readonly now: number; readonly progress: (line: string) => void },
): Promise<Outcome> {
  const [command, ...rest] = args;
  if (command === undefined || command === 'help' || command === '--help' || command === '-h')
    return command === undefined ? misused(hqUsage) : said(0, hqUsage);
  if (command === 'serve') return serve(rest);
  if (!Object.hasOwn(known, command)) return misused(`There is no command “hq ${command}”.\n\n${more}`);
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(rest);
  } catch (error) {
    return misused(`${error instanceof Error ? error.message : 'The options cannot be read.'}\n\n${more}`);
  }
  const { values, positionals } = parsed;
  if (values.help) return said(0, hqUsage);
  const odd = strange(command, values);
  if (odd !== null) return misused(`hq ${command} has no option --${odd}.\n\n${more}`);
  return run(command, { words: positionals, values, ...world });
}

type Command = (place: HqPlace, asked: HqAsked) => Promise<Outcome>;

/** A command with what must be known before a database is opened for it: a sentence about what is missing, or null. */
interface Known {
  readonly lacks: (asked: HqAsked) => string | null;
  readonly work: Command;
  /** What can be said before a database is opened. */
  readonly before?: (asked: HqAsked) => Outcome | null;
  readonly create?: boolean;
  readonly alone?: boolean;
}

const commands: Readonly<Record<string, Known>> = {
  enrol: enrolCommand,
  devices: devicesCommand,
  revoke: revokeCommand,
  grant: grantCommand,
  verify: verifyCommand,
  backup: backupCommand,
  restore: restoreCommand,
  export: exportCommand,
  erase: eraseCommand,
  report: reportCommand,
};

async function run(name: string, asked: HqAsked): Promise<Outcome> {
  if (name === 'verify' && asked.values.pack !== undefined) return verifyPackCommand(asked);
  if (name === 'backup' && asked.values.check !== undefined) return checkBackupCommand(asked);
  const command = commands[name];
  if (!command) return misused(hqUsage);
  const lacks = command.lacks(asked);
  if (lacks !== null) return misused(`${lacks}\n\n${more}`);
  const early = command.before?.(asked) ?? null;
  if (early !== null) return early;
  const { values } = asked;
  const dataDir = values['data-dir'] ?? null;
  const databaseUrl = values['database-url'] ?? (dataDir === null ? process.env.DATABASE_URL || null : null);
  if (dataDir === null && databaseUrl === null)
    return misused(
      `Which headquarters? Name its data folder with --data-dir, or its database with --database-url.\n\n${more}`,
    );
  const place = await openPlace({
    ...{ dataDir, databaseUrl },
    blobs: values.blobs ?? null,
    create: command.create === true,
    alone: command.alone === true,
  }).catch((error: unknown): Result<HqPlace, string> => ({ ok: false, error: broken(error) }));
  if (!place.ok) return unreadable(place.error);
  try {
    return await command.work(place.value, asked);
  } catch (error) {
    return unreadable(broken(error));
  } finally {
    await place.value.close();
  }
}

function broken(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (code === 'ENOSPC') return 'The disk is full. Free some space and try again; nothing half done was left.';
  return `This could not be done: ${typeof message === 'string' ? message : String(error)}`;
}
