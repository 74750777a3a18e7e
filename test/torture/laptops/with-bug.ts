import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import type { Mutant } from '../../mutations/mutants';

const root = resolve(import.meta.dirname, '../../..');

/** Builds a bug in wherever its file is asked for. */
export interface BugPlugin extends Plugin {
  /** @throws when the text of the bug is not in its file any more */
  wasBuiltIn(): void;
}

export function withBug(bug: Mutant): BugPlugin {
  let found = false;
  return {
    name: 'a bug on purpose',
    enforce: 'pre',
    transform(code, id) {
      if (id.split('?')[0] !== join(root, bug.file) || !code.includes(bug.text)) return null;
      found = true;
      return code.replace(bug.text, () => bug.instead);
    },
    wasBuiltIn() {
      if (!found) throw new Error(`${bug.file} does not hold: ${bug.text}`);
    },
  };
}
