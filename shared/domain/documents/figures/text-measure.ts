/**
 * Widths of printable ASCII in hundredths of an em: the wider of the regular and the bold sans of the documents,
 * rounded up, figures as wide as tabular ones. A drawing cannot wrap a line, so the estimate errs on the wide side.
 */
const asciiWidths = [
  29, 33, 53, 65, 66, 101, 67, 33, 38, 38, 54, 68, 32, 47, 32, 38, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 32, 33, 68,
  68, 68, 55, 100, 73, 66, 74, 73, 61, 60, 75, 75, 28, 58, 71, 57, 93, 76, 77, 65, 78, 66, 66, 67, 75, 73, 103, 72, 72,
  66, 38, 38, 38, 49, 47, 36, 58, 63, 59, 63, 60, 39, 63, 62, 27, 27, 57, 27, 91, 62, 61, 63, 63, 40, 55, 36, 62, 59,
  84, 57, 59, 57, 46, 36, 46, 68,
] as const;

/** Signs of our own texts that are no letters with an accent; everything else unknown is as wide as a whole em. */
const otherWidths: Readonly<Record<string, number>> = {
  '\u00a0': 0.29,
  '–': 0.7,
  '·': 0.33,
  '’': 0.33,
  '“': 0.5,
  '”': 0.5,
  '„': 0.5,
  ß: 0.66,
  '÷': 0.68,
  '×': 0.68,
  '−': 0.68,
};

/** Where a long word may be divided; invisible elsewhere, and taken out before anything is printed. */
const softHyphen = '\u00ad';

/** Width of one line in points, never less than it takes on paper. */
export function lineWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text.replaceAll(softHyphen, '').normalize('NFD')) ems += emsOf(character);
  return ems * size;
}

function emsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 32 && code < 127) return (asciiWidths[code - 32] ?? 100) / 100;
  if (code >= 0x300 && code <= 0x36f) return 0;
  const known = otherWidths[character];
  if (known !== undefined) return known;
  return code > 0x3ff ? 1.4 : 1;
}

/** The text, or as much of it as fits with an ellipsis behind it. */
export function cutToWidth(text: string, size: number, width: number): string {
  if (lineWidth(text, size) <= width) return text;
  const characters = [...graphemes(text.replaceAll(softHyphen, ''))];
  while (characters.length > 0 && lineWidth(`${characters.join('').trimEnd()}…`, size) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** Text divided into at most so many lines; what does not fit is cut with an ellipsis. */
export function wrapToWidth(text: string, size: number, width: number, mostLines: number): readonly string[] {
  const lines: string[] = [];
  const pieces = piecesOf(text);
  let line = '';
  for (const [index, piece] of pieces.entries()) {
    const joined = line + (line === '' ? '' : piece.before) + piece.text;
    if (line === '' || lineWidth(joined + hyphenAfter(pieces, index), size) <= width) {
      line = joined;
      continue;
    }
    if (lines.length === mostLines - 1) {
      const rest = pieces.slice(index).map((one) => one.before + one.text);
      return [...lines, cutToWidth(line + rest.join(''), size, width)];
    }
    lines.push(cutToWidth(line + (piece.isDivided ? '-' : ''), size, width));
    line = piece.text;
  }
  return line === '' ? lines : [...lines, cutToWidth(line, size, width)];
}

interface Piece {
  readonly text: string;
  /** What stands between it and the piece before on the same line. */
  readonly before: '' | ' ';
  /** It goes on with a word whose beginning needs a hyphen when the line ends there. */
  readonly isDivided: boolean;
}

/** Words, divided where they may be: at blanks, after hyphens and strokes, at soft hyphens. */
function piecesOf(text: string): readonly Piece[] {
  return text.split(/[ \n\t]+/).flatMap((word) =>
    word.split(softHyphen).flatMap((part, partIndex) =>
      part.split(/(?<=[-/])(?=\p{L})/u).map(
        (piece, index): Piece => ({
          text: piece,
          before: partIndex + index === 0 ? ' ' : '',
          isDivided: partIndex > 0 && index === 0,
        }),
      ),
    ),
  );
}

/** Room for the hyphen that is needed if the line ends after this piece. */
const hyphenAfter = (pieces: readonly Piece[], index: number) => (pieces[index + 1]?.isDivided ? '-' : '');

/** Base characters with the marks on them, so that a cut never leaves a mark alone. */
function graphemes(text: string): readonly string[] {
  return text.match(/\P{M}\p{M}*/gu) ?? [];
}
