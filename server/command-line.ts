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
  /** The organisation's own OpenID provider, or null: devices come with one-time codes only. */
  readonly openId: OpenIdOptions | null;
  /** Addresses of reverse proxies whose word on who calls is believed. */
  readonly trustedProxies: readonly string[];
  /** Where evidence and documents are kept: a folder, `s3://bucket/prefix?endpoint=…`, or null for the data folder. */
  readonly blobs: string | null;
  /** The nightly backup, or null: none is taken. */
  readonly backup: BackupOptions | null;
  /** Ends when standard input closes, that is when the program that started it ends. */
  readonly withParent: boolean;
  /** Keeps records in memory only, for trying out. */
  readonly ephemeral: boolean;
}

export interface BackupOptions {
  readonly to: string;
  /** `HH:MM` of this computer's clock. */
  readonly at: string;
  readonly keep: number;
}

export interface OpenIdOptions {
  readonly issuer: string;
  readonly client: string;
  /** Territory of people who sign in for the first time; null: headquarters gives every territory itself. */
  readonly territory: string | null;
  /** After how many days somebody must sign in again; null: never. */
  readonly againDays: number | null;
}

/** Name of the environment variable with the secret of headquarters at the OpenID provider, where there is one. */
export const openIdSecretVariable = 'FIELDPACT_OPENID_SECRET';

export const usage =
  'Use: node out/server/main.js --port N --data-dir DIR [--serve DIR] [--database-url URL] [--name NAME] [--issue-code PERSON] [--public-address URL] [--archive-after MINUTES] [--time-stamps-from URL] [--time-stamp-roots FILE.pem] [--openid-issuer URL --openid-client ID [--openid-territory NAME] [--openid-again-days N]] [--trust-proxy ADDRESS[,ADDRESS]] [--blobs DIR|s3://BUCKET/PREFIX[?endpoint=URL]] [--backup-to DIR [--backup-at HH:MM] [--backup-keep N]] [--host 127.0.0.1] [--with-parent] [--ephemeral]';

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
  const openId = readOpenId(values, publicAddress.value);
  if (!openId.ok) return openId;
  const backup = readBackupOptions(values);
  if (!backup.ok) return backup;
  const dataFolder = values['data-dir'];
  if (dataFolder === undefined || dataFolder === '') return refuse(`--data-dir is missing. ${usage}`);
  return ok({
    host: values.host,
    port,
    dataFolder,
    window: values.serve ?? null,
    databaseUrl: values['database-url'] ?? (values.ephemeral ? null : process.env.DATABASE_URL || null),
    name: values.name?.trim() || null,
    issueCodeFor: values['issue-code']?.trim() || null,
    publicAddress: publicAddress.value,
    archiveAfter,
    timeStampsFrom: timeStampsFrom.value,
    timeStampRoots,
    openId: openId.value,
    trustedProxies: (values['trust-proxy'] ?? '').split(',').flatMap((one) => one.trim() || []),
    blobs: values.blobs?.trim() || null,
    backup: backup.value,
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

function readBackupOptions(values: ReturnType<typeof parse>): Result<BackupOptions | null, string> {
  const to = values['backup-to']?.trim() ?? '';
  const at = values['backup-at'];
  const keep = values['backup-keep'];
  if (to === '' && (at !== undefined || keep !== undefined))
    return refuse(`--backup-at and --backup-keep need --backup-to DIR. ${usage}`);
  if (to === '') return ok(null);
  if (at !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(at))
    return refuse(`--backup-at must be a time of day such as 02:30. ${usage}`);
  if (keep !== undefined && !/^[1-9]\d{0,3}$/.test(keep))
    return refuse(`--backup-keep must be a number of backups. ${usage}`);
  return ok({ to, at: at ?? '02:30', keep: Number(keep ?? 14) });
}

function readOpenId(
  values: ReturnType<typeof parse>,
  publicAddress: string | null,
): Result<OpenIdOptions | null, string> {
  const issuer = values['openid-issuer']?.trim() ?? '';
  const client = values['openid-client']?.trim() ?? '';
  const days = values['openid-again-days'];
  if (issuer === '' && client === '') return ok(null);
  if (!isSafeAddress(issuer) || client === '')
    return refuse(
      `--openid-issuer must be the https address of your OpenID provider, and --openid-client the id that headquarters has there. ${usage}`,
    );
  if (publicAddress === null)
    return refuse(`--openid-issuer needs --public-address: the provider sends browsers back to that address. ${usage}`);
  if (days !== undefined && !/^[1-9]\d{0,3}$/.test(days))
    return refuse(`--openid-again-days must be a number of days. ${usage}`);
  return ok({
    issuer,
    client,
    territory: values['openid-territory']?.trim() || null,
    againDays: days === undefined ? null : Number(days),
  });
}

// Plain http only within this computer: whoever could read along could sign in as anybody.
function isSafeAddress(given: string): boolean {
  const address = URL.canParse(given) ? new URL(given) : null;
  if (address === null || address.username !== '' || address.hash !== '') return false;
  return (
    address.protocol === 'https:' ||
    (address.protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(address.hostname))
  );
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
      'openid-issuer': { type: 'string' },
      'openid-client': { type: 'string' },
      'openid-territory': { type: 'string' },
      'openid-again-days': { type: 'string' },
      'trust-proxy': { type: 'string' },
      blobs: { type: 'string' },
      'backup-to': { type: 'string' },
      'backup-at': { type: 'string' },
      'backup-keep': { type: 'string' },
      'with-parent': { type: 'boolean', default: false },
      ephemeral: { type: 'boolean', default: false },
    },
  }).values;
}
