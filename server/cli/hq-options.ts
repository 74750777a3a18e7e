import { parseArgs } from 'node:util';

/** Options of all hq commands but serve, which passes its own on. */
export type HqOptions = ReturnType<typeof parse>['values'];

/** Reads a command line. @throws Error with a sentence about the option that is wrong */
export function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: true,
    options: {
      'data-dir': { type: 'string' },
      'database-url': { type: 'string' },
      blobs: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      territory: { type: 'string' },
      role: { type: 'string' },
      lost: { type: 'boolean', default: false },
      retired: { type: 'boolean', default: false },
      since: { type: 'string' },
      pack: { type: 'string' },
      'log-key': { type: 'string', multiple: true },
      'without-files': { type: 'boolean', default: false },
      to: { type: 'string' },
      check: { type: 'string' },
      files: { type: 'string' },
      replace: { type: 'boolean', default: false },
      declare: { type: 'boolean', default: false },
      of: { type: 'string' },
      partner: { type: 'string' },
      out: { type: 'string' },
      list: { type: 'boolean', default: false },
      reason: { type: 'string' },
      'with-all-that-names-it': { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
      'as-of': { type: 'string' },
      format: { type: 'string' },
      metric: { type: 'string', multiple: true },
      tier: { type: 'string', multiple: true },
      language: { type: 'string' },
      author: { type: 'string' },
      'created-at': { type: 'string' },
    },
  });
}

/** Which options each command knows, beside those of all. Another one is a mistake worth saying. */
export const known: Readonly<Record<string, readonly string[]>> = {
  enrol: ['territory', 'role'],
  devices: [],
  revoke: ['lost', 'retired', 'since'],
  grant: ['territory', 'role'],
  verify: ['pack', 'log-key', 'without-files'],
  backup: ['to', 'check', 'without-files'],
  restore: ['files', 'replace', 'declare', 'of'],
  export: ['partner', 'out', 'list'],
  erase: ['reason', 'with-all-that-names-it', 'yes'],
  report: ['as-of', 'format', 'metric', 'tier', 'out', 'language', 'author', 'created-at'],
};
const everywhere = ['data-dir', 'database-url', 'blobs', 'json', 'help'];

/** An option that was given and means nothing to this command, or null. */
export function strange(command: string, values: HqOptions): string | null {
  const allowed = [...everywhere, ...(known[command] ?? [])];
  const given = Object.entries(values).filter(([, value]) => value !== false && value !== undefined);
  return given.find(([name]) => !allowed.includes(name))?.[0] ?? null;
}
