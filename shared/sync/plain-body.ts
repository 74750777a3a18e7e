/** A record can have many fields, and a deletion names the heads of all that its author saw. */
export const mostParents = 512;

export const longestField = 240;

export const dotPattern = /^[a-z2-7]{6}:[1-9][0-9]{0,9}(@[\w-]{1,64})?$/;

type Loose = { readonly [name: string]: unknown };

/** Nothing a person can make is nested so deep. */
const deepest = 24;

const parts: ReadonlySet<string> = new Set([
  'v',
  'id',
  'sp',
  'dev',
  'n',
  'prev',
  'actor',
  'sv',
  'e',
  'r',
  'op',
  'f',
  't',
  'salt',
  'why',
  'h',
]);
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const hash = /^[0-9a-f]{64}$/;
const salt = /^[0-9a-f]{32}$/;
const entity = /^[a-z][A-Za-z]{1,39}$/;
const toldHead = /^\d{1,15}:[0-9a-f]{64}$/;

/**
 * Whether a value is a body as our own programs write it, looked at by hand: of ten thousand changes the schema takes
 * half a second and as much garbage. It never says yes where `changeBodySchema` says no or would leave something out,
 * and what it does not know is the schema's to judge.
 */
export function isPlainBody(value: unknown, operations: readonly string[]): boolean {
  if (!isLoose(value)) return false;
  for (const part in value) if (!parts.has(part)) return false;
  return isNamed(value, operations) && areFields(value.f) && areClocks(value.t);
}

function isNamed(body: Loose, operations: readonly unknown[]): boolean {
  const { v, id, sp, dev, n, prev, actor, sv, e, r, op, salt: own, why, h } = body;
  return (
    v === 1 &&
    matches(id, uuid) &&
    isText(sp, 0, 64) &&
    isText(dev, 1, 64) &&
    isWhole(n, 1) &&
    n <= 0xffff_ffff &&
    (prev === '' || matches(prev, hash)) &&
    isText(actor, 1, 128) &&
    isWhole(sv, 1) &&
    matches(e, entity) &&
    isText(r, 1, 64) &&
    operations.includes(op) &&
    matches(own, salt) &&
    (why === undefined || isText(why, 0, 2000)) &&
    (h === undefined || matches(h, toldHead))
  );
}

function areFields(fields: unknown): boolean {
  if (!isLoose(fields)) return false;
  for (const name in fields) {
    if (name === '' || name.length > longestField || name === '__proto__') return false;
    if (!isWritten(fields[name])) return false;
  }
  return true;
}

function isWritten(written: unknown): boolean {
  if (!isLoose(written) || written.v === undefined) return false;
  for (const part in written) if (part !== 'v' && part !== 'p') return false;
  const { p } = written;
  if (!Array.isArray(p) || p.length > mostParents) return false;
  for (const dot of p) if (!matches(dot, dotPattern)) return false;
  return isJson(written.v, 0);
}

// What came out of a JSON text is JSON, but for numbers too large to be any, and a name that objects treat as their own.
function isJson(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth === deepest) return false;
  if (Array.isArray(value)) return value.every((each) => isJson(each, depth + 1));
  for (const name in value) {
    if (name === '__proto__' || !isJson((value as Loose)[name], depth + 1)) return false;
  }
  return true;
}

function areClocks(clocks: unknown): boolean {
  if (!isLoose(clocks)) return false;
  for (const part in clocks) if (part !== 'w' && part !== 'c' && part !== 'm' && part !== 'b') return false;
  const { w, c, m, b } = clocks;
  return isTime(w) && isWhole(c, 0) && isTime(m) && isText(b, 0, 64);
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

function isText(value: unknown, least: number, most: number): boolean {
  return typeof value === 'string' && value.length >= least && value.length <= most;
}

function isWhole(value: unknown, least: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least;
}

function isTime(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value);
}

function isLoose(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
