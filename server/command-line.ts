import { parseArgs } from 'node:util';
import { ok, type Result, refuse } from '#shared/base/result';

/** How headquarters was asked to run. */
export interface CommandLine {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  /** Folder of the built window, or null. */
  readonly window: string | null;
  /** A database of the customer's own, or null for the one that comes along. */
  readonly databaseUrl: string | null;
  readonly name: string | null;
  /** Name of a person to issue a one-time code for, or null. */
  readonly issueCodeFor: string | null;
  /** Ends when standard input closes, that is when the program that started it ends. */
  readonly withParent: boolean;
  /** Keeps records in memory only, for trying out. */
  readonly ephemeral: boolean;
}

export const usage =
  'Use: node out/server/main.js --port N --data-dir DIR [--serve DIR] [--database-url URL] [--name NAME] [--issue-code PERSON] [--host 127.0.0.1] [--with-parent] [--ephemeral]';

export function readCommandLine(args: readonly string[]): Result<CommandLine, string> {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : 'The options cannot be read.'} ${usage}`);
  }
  const port = Number(values.port);
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535) return refuse(`--port must be a number up to 65535. ${usage}`);
  const dataFolder = values['data-dir'];
  if (dataFolder === undefined || dataFolder === '') return refuse(`--data-dir is missing. ${usage}`);
  return ok({
    host: values.host,
    port,
    dataFolder,
    window: values.serve ?? null,
    databaseUrl: values['database-url'] ?? null,
    name: values.name?.trim() || null,
    issueCodeFor: values['issue-code']?.trim() || null,
    withParent: values['with-parent'],
    ephemeral: values.ephemeral,
  });
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    strict: true,
    options: {
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '4870' },
      'data-dir': { type: 'string' },
      serve: { type: 'string' },
      'database-url': { type: 'string' },
      name: { type: 'string' },
      'issue-code': { type: 'string' },
      'with-parent': { type: 'boolean', default: false },
      ephemeral: { type: 'boolean', default: false },
    },
  }).values;
}
