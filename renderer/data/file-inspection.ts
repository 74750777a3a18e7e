import type { FileMark } from '#shared/domain/evidence/evidence';
import { pdfMarks } from './pdf-inspection';

/** Kinds told from the first bytes of a file. */
type Kind = 'jpeg' | 'png' | 'gif' | 'webp' | 'bmp' | 'tiff' | 'avif' | 'heic' | 'svg' | 'pdf';

/** Bytes enough to tell every kind. A PDF may begin anywhere in its first kilobyte. */
export const headLength = 1024;

/** A PDF larger than this is kept and not looked into: it would have to be held in memory as a whole. */
export const largestInspected = 64 * 1024 ** 2;

const kindByMime: { readonly [mime: string]: Kind } = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/bmp': 'bmp',
  'image/tiff': 'tiff',
  'image/avif': 'avif',
  'image/heic': 'heic',
  'image/heif': 'heic',
  'image/svg+xml': 'svg',
  'application/pdf': 'pdf',
};

const kindByEnding: { readonly [ending: string]: Kind } = {
  jpg: 'jpeg',
  jpeg: 'jpeg',
  png: 'png',
  gif: 'gif',
  webp: 'webp',
  bmp: 'bmp',
  tif: 'tiff',
  tiff: 'tiff',
  avif: 'avif',
  heic: 'heic',
  heif: 'heic',
  svg: 'svg',
  pdf: 'pdf',
};

// Every window draws these, so one that cannot be drawn is damaged.
const drawn: ReadonlySet<Kind> = new Set(['jpeg', 'png', 'gif', 'webp', 'bmp', 'avif']);

/** What a file is by its first bytes; null: none of the kinds that are known here. */
export function kindOf(head: Uint8Array): Kind | null {
  const starts = (...bytes: readonly number[]) => bytes.every((byte, at) => head[at] === byte);
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg';
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (starts(0x42, 0x4d)) return 'bmp';
  if (starts(0x49, 0x49, 0x2a, 0x00) || starts(0x4d, 0x4d, 0x00, 0x2a)) return 'tiff';
  // Every byte a character: kinds are told by letters between bytes.
  const text = new TextDecoder('latin1').decode(head);
  if (/^GIF8[79]a/.test(text)) return 'gif';
  if (/^RIFF[\s\S]{4}WEBP/.test(text)) return 'webp';
  if (/^[\s\S]{4}ftypavi[fs]/.test(text)) return 'avif';
  if (/^[\s\S]{4}ftyp(hei[cmsx]|hev[cmsx]|mif1|msf1)/.test(text)) return 'heic';
  if (text.includes('%PDF-')) return 'pdf';
  return /^(ï»¿)?\s*(<\?xml[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE svg[\s\S]*?>|\s)*<svg[\s>]/i.test(text) ? 'svg' : null;
}

export interface InspectedFile {
  readonly name: string;
  readonly mime: string;
  readonly content: Blob;
}

/**
 * What is noticed about a file while it is taken in. It is kept whatever is found; what is found decides whether it
 * is ever opened inside.
 *
 * @param canDraw whether the bytes can be drawn as a picture
 */
export async function inspectFile(
  { name, mime, content }: InspectedFile,
  canDraw: (picture: Blob) => Promise<boolean>,
): Promise<readonly FileMark[]> {
  const kind = kindOf(new Uint8Array(await content.slice(0, headLength).arrayBuffer()));
  const ending = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const said = [kindByMime[mime.toLowerCase()], kindByEnding[ending]].filter((each) => each !== undefined);
  if (said.some((each) => each !== kind))
    return ['otherThanNamed', ...(kind === 'pdf' ? await marksOfPdf(content) : [])];
  if (kind === 'pdf') return marksOfPdf(content);
  if (kind !== null && drawn.has(kind) && !(await canDraw(content))) return ['damagedPicture'];
  return [];
}

async function marksOfPdf(content: Blob): Promise<readonly FileMark[]> {
  if (content.size > largestInspected) return ['notInspected'];
  return pdfMarks(new Uint8Array(await content.arrayBuffer()));
}
