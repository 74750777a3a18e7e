import { momentText } from './moment-text';
import type { CaseSeverity, Pause, PauseReason } from './tables';
import { pauseReasons } from './tables';

/** A list in a cell. The stroke is never a separator of columns, so that a list needs no quotation marks. */
export const listSign = '|';

// A spreadsheet takes a text that begins like a formula for one, and runs it.
const likeFormula = /^'*[=+\-@\t\r]/;
const guarded = /^'+[=+\-@\t\r]/;

/** Text that no spreadsheet takes for a formula. */
export function guardedText(text: string): string {
  return likeFormula.test(text) ? `'${text}` : text;
}

export function unguardedText(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}

/** Splits at a sign that has no `\` before it; the parts keep their strokes. */
export function splitUnescaped(text: string, sign: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '\\') {
      part += letter + text.charAt(at + 1);
      at += 1;
    } else if (letter === sign) {
      parts.push(part);
      part = '';
    } else part += letter;
  }
  return [...parts, part];
}

const escaped = (text: string) => text.replace(/[\\/|]/g, '\\$&');
export const unescaped = (text: string) => text.replace(/\\([\\/|])/g, '$1');

export function pauseText({ from, to, reason, by, note }: Pause): string {
  return [momentText(from), to === null ? '' : momentText(to), reason, escaped(by), escaped(note)].join('/');
}

export function severityChangeText(change: { readonly at: number; readonly severity: CaseSeverity }): string {
  return `${momentText(change.at)}/${change.severity}`;
}

export function isPauseReason(text: string): text is PauseReason {
  return (pauseReasons as readonly string[]).includes(text);
}
