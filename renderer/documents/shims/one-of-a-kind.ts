/**
 * A value there is once, even where this code is there twice: `vite dev` bundles dependencies beforehand, with
 * copies of the shims of their own.
 */
export function oneOfAKind<Value>(name: string, make: () => Value): Value {
  const shelf = globalThis as unknown as Record<symbol, Value | undefined>;
  const place = Symbol.for(`fieldpact.documents.${name}`);
  const held = shelf[place] ?? make();
  shelf[place] = held;
  return held;
}
