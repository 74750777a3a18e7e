/** Joins the class names that are there; a CSS module may answer undefined, React Aria takes only strings. */
export function classNames(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
