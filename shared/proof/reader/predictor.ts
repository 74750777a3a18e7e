/** How the rows of a packed table were told from their neighbours (ISO 32000-2, 7.4.4.4). */
export interface Prediction {
  readonly predictor: number;
  readonly colors: number;
  readonly bits: number;
  readonly columns: number;
}

/** Undoes the prediction; null if the bytes are no such rows. */
export function unpredicted(bytes: Uint8Array, how: Prediction): Uint8Array | null {
  if (how.predictor === 1) return bytes;
  const pixel = Math.max(1, (how.colors * how.bits + 7) >> 3);
  const row = Math.ceil((how.colors * how.bits * how.columns) / 8);
  if (how.predictor === 2) return how.bits === 8 ? tiffRows(bytes, row, how.colors) : null;
  return how.predictor >= 10 && how.predictor <= 15 ? pngRows(bytes, row, pixel) : null;
}

function tiffRows(bytes: Uint8Array, row: number, colors: number): Uint8Array {
  const plain = bytes.slice();
  for (let start = 0; start < plain.length; start += row)
    for (let at = start + colors; at < Math.min(start + row, plain.length); at += 1)
      plain[at] = (plain[at] ?? 0) + (plain[at - colors] ?? 0);
  return plain;
}

/** Each row of a PNG says itself by its first byte how it was predicted. */
function pngRows(bytes: Uint8Array, row: number, pixel: number): Uint8Array | null {
  if (bytes.length % (row + 1) !== 0) return null;
  const rows = bytes.length / (row + 1);
  const plain = new Uint8Array(rows * row);
  for (let index = 0; index < rows; index += 1) {
    const from = index * (row + 1);
    if (!pngRow(plain, index * row, bytes.subarray(from + 1, from + 1 + row), bytes[from] ?? 0, pixel)) return null;
  }
  return plain;
}

function pngRow(plain: Uint8Array, start: number, coded: Uint8Array, kind: number, pixel: number): boolean {
  if (kind > 4) return false;
  const row = coded.length;
  for (let place = 0; place < row; place += 1) {
    const left = place >= pixel ? (plain[start + place - pixel] ?? 0) : 0;
    const up = start > 0 ? (plain[start + place - row] ?? 0) : 0;
    const corner = start > 0 && place >= pixel ? (plain[start + place - row - pixel] ?? 0) : 0;
    plain[start + place] = (coded[place] ?? 0) + predicted(kind, left, up, corner);
  }
  return true;
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  switch (kind) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, corner);
    default:
      return 0;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const toLeft = Math.abs(guess - left);
  const toUp = Math.abs(guess - up);
  const toCorner = Math.abs(guess - corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
