import type { Json } from '#shared/base/json';

/** A part of a pack while it is edited: JSON that need not be sound yet. */
export type Thing = { readonly [property: string]: Json };

export function isThing(value: Json | undefined): value is Thing {
  return value !== undefined && value !== null && typeof value === 'object' && !Array.isArray(value);
}

export function thingsIn(value: Json | undefined): readonly Thing[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter(isThing) : [];
}

/** The value at a path: `arc.problem`, `bands.1.percent`. */
export function valueIn(thing: Json | undefined, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((at, step) => {
    if (Array.isArray(at)) return (at as readonly Json[])[Number(step)];
    return isThing(at) ? at[step] : undefined;
  }, thing);
}

/** The thing with another value at a path; undefined takes the property away. */
export function withValue(thing: Json | undefined, path: string, value: Json | undefined): Json {
  const [step = '', ...rest] = path.split('.');
  if (Array.isArray(thing)) {
    const list = thing as readonly Json[];
    return list.map((one, at) => (String(at) === step ? set(one, rest, value) : one));
  }
  const known = isThing(thing) ? thing : {};
  if (rest.length === 0 && value === undefined) {
    const { [step]: _gone, ...others } = known;
    return others;
  }
  return { ...known, [step]: set(known[step], rest, value) };
}

function set(at: Json | undefined, rest: readonly string[], value: Json | undefined): Json {
  return rest.length === 0 ? (value ?? null) : withValue(at, rest.join('.'), value);
}

export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** Lines of a text area as a list, without empty ones. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
