/** Deeper than this nothing of ours is nested; reading a million brackets takes hundreds of megabytes. */
export const deepest = 64;

const quote = 0x22;
const backslash = 0x5c;

/** Whether a JSON text nests its lists and objects deeper than allowed. Looks at characters only, so it costs no memory. */
export function nestsTooDeep(text: string, allowed = deepest): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (quoted) {
      if (letter === backslash) at += 1;
      else if (letter === quote) quoted = false;
    } else if (letter === quote) quoted = true;
    else if (letter === 0x5b || letter === 0x7b) {
      depth += 1;
      if (depth > allowed) return true;
    } else if (letter === 0x5d || letter === 0x7d) depth -= 1;
  }
  return false;
}
