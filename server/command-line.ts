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
  /** Where this headquarters is reached from everywhere; it stands in certificates. Null: nobody said. */
  readonly publicAddress: string | null;
  /** How long a device has to make what it signed last before headquarters does it, minutes. */
  readonly archiveAfter: number;
  /** Another time-stamping authority (RFC 3161) that is asked for every time-stamp; null: headquarters says the time itself. */
  readonly timeStampsFrom: string | null;
  /** PEM file with the roots of other authorities that are believed about the time, or null. */
  readonly timeStampRoots: string | null;
  /** Ends when standard input closes, that is when the program that started it ends. */
  readonly withParent: boolean;
  /** Keeps records in memory only, for trying out. */
  readonly ephemeral: boolean;
}

export const usage =
  'Use: node out/server/main.js --port N --data-dir DIR [--serve DIR] [--database-url URL] [--name NAME] [--issue-code PERSON] [--public-address URL] [--archive-after MINUTES] [--time-stamps-from URL] [--time-stamp-roots FILE.pem] [--host 127.0.0.1] [--with-parent] [--ephemeral]';

export function readCommandLine(args: readonly string[]): Result<CommandLine, string> {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : 'The options cannot be read.'} ${usage}`);
  }
  const port = Number(values.port);
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535) return refuse(`--port must be a number up to 65535. ${usage}`);
  const archiveAfter = Number(values['archive-after']);
  if (!/^\d{1,5}$/.test(values['archive-after']))
    return refuse(`--archive-after must be a number of minutes. ${usage}`);
  const publicAddress = readAddress(values['public-address']);
  if (!publicAddress.ok) return publicAddress;
  const timeStampsFrom = readTimeAddress(values['time-stamps-from']);
  if (!timeStampsFrom.ok) return timeStampsFrom;
  const timeStampRoots = values['time-stamp-roots']?.trim() || null;
  if (timeStampsFrom.value !== null && timeStampRoots === null)
    return refuse(
      `--time-stamps-from needs --time-stamp-roots FILE.pem with the root certificate of that authority: without it nobody could check its time-stamps. ${usage}`,
    );
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
    publicAddress: publicAddress.value,
    archiveAfter,
    timeStampsFrom: timeStampsFrom.value,
    timeStampRoots,
    withParent: values['with-parent'],
    ephemeral: values.ephemeral,
  });
}

/** An address without a slash at its end; it is put before paths. */
function readAddress(given: string | undefined): Result<string | null, string> {
  if (given === undefined || given.trim() === '') return ok(null);
  const address = URL.canParse(given) ? new URL(given) : null;
  if (address === null || !/^https?:$/.test(address.protocol) || address.search !== '' || address.hash !== '') {
    return refuse(`--public-address must look like https://hq.example.org. ${usage}`);
  }
  return ok(address.href.replace(/\/+$/, ''));
}

/** Where a time-stamping authority answers; its address may carry a query, but no password: others see the options of a program. */
function readTimeAddress(given: string | undefined): Result<string | null, string> {
  if (given === undefined || given.trim() === '') return ok(null);
  const address = URL.canParse(given) ? new URL(given) : null;
  const isPlain = address !== null && address.username === '' && address.password === '' && address.hash === '';
  if (!isPlain || !/^https?:$/.test(address.protocol))
    return refuse(
      `--time-stamps-from must be the address of a time-stamping authority, such as https://tsa.example.org/tsr, without a password in it. ${usage}`,
    );
  return ok(address.href);
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
      'public-address': { type: 'string' },
      'archive-after': { type: 'string', default: '10' },
      'time-stamps-from': { type: 'string' },
      'time-stamp-roots': { type: 'string' },
      'with-parent': { type: 'boolean', default: false },
      ephemeral: { type: 'boolean', default: false },
    },
  }).values;
}
