import { PDF, PdfDict } from '@libpdf/core';
import type { Json } from '#shared/base/json';
import { jsonSchema } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import { frameName } from './pdf-node';
import { unpacksWithin } from './unpacked-size';

/** The data a document was made from, as it lies in the file. */
export interface EmbeddedData {
  readonly name: string;
  /** As it stands in the file; its SHA-256 is the one the document prints. */
  readonly text: string;
  readonly json: Json;
  /** What surrounds the data (`frame.json`): who signs, and in which field. Null: the file was not made for a signing. */
  readonly frame: Json | null;
  /** ISO moment, to the second. */
  readonly createdAt: string;
  readonly author: string;
}

export type EmbeddedRefusal =
  | { readonly kind: 'not-a-pdf' }
  | { readonly kind: 'nothing-embedded' }
  /** The file is damaged, or made to harm the reader: too large, or larger unpacked than any document is. */
  | { readonly kind: 'unreadable'; readonly reason: 'too-large' | 'damaged' | 'not-json' };

/** Larger than any document of ours by far: the largest evidence packs are some megabytes. */
export const largestFile = 64 * 1024 * 1024;
const largestData = 32 * 1024 * 1024;

/** Reads the embedded data of a PDF that may come from anybody. Answers, whatever the bytes are. */
export async function readEmbedded(bytes: Uint8Array): Promise<Result<EmbeddedData, EmbeddedRefusal>> {
  if (!startsAsPdf(bytes)) return refuse({ kind: 'not-a-pdf' });
  // Looked at before the reader sees the file: it unpacks whatever it is told to, to any size.
  if (bytes.length > largestFile || !unpacksWithin(bytes, 4 * largestFile))
    return refuse({ kind: 'unreadable', reason: 'too-large' });
  try {
    const pdf = await PDF.load(bytes, { lenient: false });
    const names = [...pdf.getAttachments().keys()];
    const name = names.find((candidate) => /\.json$/i.test(candidate) && candidate !== frameName);
    if (name === undefined) return refuse({ kind: 'nothing-embedded' });
    const data = attached(pdf, name);
    if (!data.ok) return data;
    const frame = names.includes(frameName) ? attached(pdf, frameName) : null;
    if (frame?.ok === false) return frame;
    return ok({ name, ...data.value, frame: frame?.value.json ?? null, ...saidInFile(pdf) });
  } catch {
    return refuse({ kind: 'unreadable', reason: 'damaged' });
  }
}

function attached(pdf: PDF, name: string): Result<Pick<EmbeddedData, 'text' | 'json'>, EmbeddedRefusal> {
  const found = pdf.getAttachment(name);
  if (found === null) return refuse({ kind: 'nothing-embedded' });
  if (found.length > largestData) return refuse({ kind: 'unreadable', reason: 'too-large' });
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(found);
  const json = jsonIn(text);
  return json === undefined ? refuse({ kind: 'unreadable', reason: 'not-json' }) : ok({ text, json });
}

/** The library's own readers of these look past values that lie in an object of their own, as ours do. */
function saidInFile(pdf: PDF): { readonly createdAt: string; readonly author: string } {
  const place = pdf.context.info.trailer.getRef('Info');
  const info = place ? pdf.getObject(place) : null;
  const said = (key: string) =>
    info instanceof PdfDict ? (info.getString(key, (reference) => pdf.getObject(reference))?.asString() ?? '') : '';
  const moment = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z/.exec(said('CreationDate'));
  const [, year, month, day, hour, minute, second] = moment ?? [];
  return {
    createdAt: moment ? `${year}-${month}-${day}T${hour}:${minute}:${second}Z` : '',
    author: said('Author'),
  };
}

function jsonIn(text: string): Json | undefined {
  try {
    const parsed = jsonSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Readers accept some bytes before the mark; so do we. */
function startsAsPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');
}
