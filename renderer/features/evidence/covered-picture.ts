import type { Area } from '#shared/domain/evidence/redaction-rules';

/** The copy of a picture with some parts filled. */
export interface CoveredPicture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mime: 'image/jpeg' | 'image/png';
}

/** Nothing of what was there shows through, and everybody sees that something was. */
const cover = '#000000';
const jpegQuality = 0.92;

/**
 * Draws a picture anew in its full size with the parts filled. What stood beside the picture in the file (where and
 * when it was taken, by which camera, a small preview) is not carried over: only points of colour are.
 *
 * @throws when the picture cannot be drawn, or is larger than the window can draw
 */
export async function coveredPicture(original: Blob, areas: readonly Area[]): Promise<CoveredPicture> {
  const picture = await createImageBitmap(original, { imageOrientation: 'from-image' });
  try {
    const canvas = document.createElement('canvas');
    canvas.width = picture.width;
    canvas.height = picture.height;
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('There is no canvas to draw on.');
    pen.drawImage(picture, 0, 0);
    pen.fillStyle = cover;
    for (const area of areas) {
      // Outwards to whole points: half a point would let half of what is under it through.
      const left = Math.floor(area.left * picture.width);
      const top = Math.floor(area.top * picture.height);
      const right = Math.ceil((area.left + area.width) * picture.width);
      const bottom = Math.ceil((area.top + area.height) * picture.height);
      pen.fillRect(left, top, right - left, bottom - top);
    }
    const mime = original.type === 'image/jpeg' ? 'image/jpeg' : 'image/png';
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, mime, jpegQuality));
    if (!drawn) throw new Error('The picture is too large to be drawn.');
    return { bytes: new Uint8Array(await drawn.arrayBuffer()), mime };
  } finally {
    picture.close();
  }
}

/** The name of a covered copy: that of its original, with a word and the ending of what it is. */
export function coveredName(name: string, word: string, mime: CoveredPicture['mime']): string {
  const stem = name.replace(/\.[^.]*$/, '');
  const ending = mime === 'image/jpeg' ? 'jpg' : 'png';
  return `${stem.slice(0, 200)}, ${word}.${ending}`;
}
