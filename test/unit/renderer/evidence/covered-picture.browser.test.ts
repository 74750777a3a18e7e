import { describe, expect, test } from 'vitest';
import { inspectFile } from '../../../../renderer/data/file-inspection';
import { coveredName, coveredPicture } from '../../../../renderer/features/evidence/covered-picture';

const width = 400;
const height = 300;

/** A picture, white on the left and red on the right. */
async function aPicture(mime: 'image/jpeg' | 'image/png'): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser draws nothing.');
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#ff0000';
  pen.fillRect(width / 2, 0, width / 2, height);
  const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, mime, 0.95));
  if (!drawn) throw new Error('This browser draws nothing.');
  return drawn;
}

/** A photograph that says where it was taken: an Exif block put in after the first two bytes. */
async function aPhotograph(): Promise<Blob> {
  const bytes = new Uint8Array(await (await aPicture('image/jpeg')).arrayBuffer());
  const note = new TextEncoder().encode('Exif\0\0GPS 59.91 N 10.75 E');
  const block = new Uint8Array([0xff, 0xe1, 0, note.length + 2, ...note]);
  return new Blob([bytes.slice(0, 2), block, bytes.slice(2)], { type: 'image/jpeg' });
}

async function pointAt(picture: Blob, across: number, down: number): Promise<readonly number[]> {
  const bitmap = await createImageBitmap(picture);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const pen = canvas.getContext('2d');
  pen?.drawImage(bitmap, 0, 0);
  return [...(pen?.getImageData(across, down, 1, 1).data ?? [])];
}

const textOf = async (picture: Blob) => new TextDecoder('latin1').decode(await picture.arrayBuffer());
const area = { left: 0.25, top: 0.1, width: 0.5, height: 0.5 };

describe('a covered copy', () => {
  test('has its full size, is black where it is covered, and as it was everywhere else', async () => {
    const original = await aPicture('image/png');
    const { bytes, mime } = await coveredPicture(original, [area]);
    const copy = new Blob([bytes], { type: mime });
    const bitmap = await createImageBitmap(copy);
    expect([mime, bitmap.width, bitmap.height]).toEqual(['image/png', width, height]);
    expect(await pointAt(copy, 100, 30)).toEqual([0, 0, 0, 255]);
    expect(await pointAt(copy, 299, 179)).toEqual([0, 0, 0, 255]);
    expect(await pointAt(copy, 99, 30)).toEqual([255, 255, 255, 255]);
    expect(await pointAt(copy, 300, 179)).toEqual([255, 0, 0, 255]);
  });

  test('of a photograph does not say where it was taken, and leaves the photograph as it was', async () => {
    const original = await aPhotograph();
    const before = await textOf(original);
    const { bytes, mime } = await coveredPicture(original, [area]);
    expect(before).toContain('GPS 59.91 N');
    expect(mime).toBe('image/jpeg');
    const after = await textOf(new Blob([bytes]));
    expect([after.includes('Exif'), after.includes('GPS')]).toEqual([false, false]);
    expect(await textOf(original)).toBe(before);
  });

  test('of what cannot be drawn is refused by an error', async () => {
    await expect(coveredPicture(new Blob(['no picture'], { type: 'image/png' }), [area])).rejects.toThrow();
  });

  test('bears the name of its original and the ending of what it is', () => {
    expect(coveredName('door.webp', 'covered', 'image/png')).toBe('door, covered.png');
    expect(coveredName('door', 'covered', 'image/jpeg')).toBe('door, covered.jpg');
  });
});

test('a picture cut off in its middle is noticed as damaged, and a whole one is not', async () => {
  const canDraw = (picture: Blob) =>
    createImageBitmap(picture).then(
      () => true,
      () => false,
    );
  const whole = await aPicture('image/png');
  const cut = whole.slice(0, 60);
  const inspected = (content: Blob) => inspectFile({ name: 'door.png', mime: 'image/png', content }, canDraw);
  expect([await inspected(whole), await inspected(cut)]).toEqual([[], ['damagedPicture']]);
});
