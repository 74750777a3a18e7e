/** A stretch of a text beside another: in both, only here, or only there. */
export interface TextPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Above this the table of the comparison would not be quick any more; the middle is then told as one change. */
const mostPairs = 1_000_000;

/** How a text differs from another, word by word, so that a changed number in a long paragraph is seen. */
export function textDifference(before: string, after: string): readonly TextPart[] {
  const old = wordsOf(before);
  const now = wordsOf(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const oldMiddle = old.slice(start, old.length - end);
  const nowMiddle = now.slice(start, now.length - end);
  const middle =
    oldMiddle.length * nowMiddle.length > mostPairs
      ? [part('removed', oldMiddle), part('added', nowMiddle)]
      : compared(oldMiddle, nowMiddle);
  return joined([part('same', now.slice(0, start)), ...middle, part('same', now.slice(now.length - end))]);
}

// A word with the space behind it, so that joining the parts gives the text again.
function wordsOf(text: string): readonly string[] {
  return text.match(/\s+|[^\s]+\s*/g) ?? [];
}

function part(kind: TextPart['kind'], words: readonly string[]): TextPart {
  return { kind, text: words.join('') };
}

/** The longest common row of words, walked from its table. */
function compared(old: readonly string[], now: readonly string[]): readonly TextPart[] {
  const width = now.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  const at = (row: number, column: number) => common[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1)
    for (let column = now.length - 1; column >= 0; column -= 1)
      common[row * width + column] =
        old[row] === now[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
  const parts: TextPart[] = [];
  let row = 0;
  let column = 0;
  while (row < old.length || column < now.length) {
    const [oldWord, nowWord] = [old[row], now[column]];
    if (oldWord !== undefined && oldWord === nowWord) {
      parts.push({ kind: 'same', text: oldWord });
      row += 1;
      column += 1;
    } else if (oldWord !== undefined && (nowWord === undefined || at(row + 1, column) >= at(row, column + 1))) {
      parts.push({ kind: 'removed', text: oldWord });
      row += 1;
    } else {
      parts.push({ kind: 'added', text: nowWord ?? '' });
      column += 1;
    }
  }
  return parts;
}

function joined(parts: readonly TextPart[]): readonly TextPart[] {
  const all: TextPart[] = [];
  for (const next of parts) {
    const last = all.at(-1);
    if (next.text === '') continue;
    if (last?.kind === next.kind) all[all.length - 1] = { kind: last.kind, text: last.text + next.text };
    else all.push(next);
  }
  return all;
}
