import { joinBytes } from '#shared/base/join-bytes';
import { type Bytes, hex } from '../bytes';
import { sha256 } from '../crypto-engine';
import type { PdfArray, PdfString, PdfValue } from '../reader/pdf-value';
import { array, hexString, number } from './new-value';
import type { RevisedFile } from './pdf-revision';

/** The two entries of a signature that are known only once the file is written: what it covers, and itself. */
export interface SignatureRoom {
  readonly byteRange: PdfArray;
  readonly contents: PdfString;
}

/** As wide as the largest offset that could stand here. */
const widest = 9_999_999_999;

/** @param bytes how long the signature may become */
export function signatureRoom(bytes: number): SignatureRoom {
  return {
    byteRange: array(number(0), number(widest), number(widest), number(widest)),
    contents: hexString(new Uint8Array(bytes)),
  };
}

/** A written file of which everything is known but the signature itself. */
export interface SignedRange {
  /** SHA-256 of everything but the signature. */
  readonly digest: Bytes;
  /** The file with the signature in its place; null when there is not enough room for it. */
  readonly complete: (signature: Bytes) => Bytes | null;
}

/** Says in the file what is covered (all of it but the signature), and reads the digest. Changes the bytes in place. */
export async function signedRange({ bytes, places }: RevisedFile, room: SignatureRoom): Promise<SignedRange> {
  const contents = placeOf(places, room.contents);
  const range = placeOf(places, room.byteRange);
  const said = `[0 ${contents.from} ${contents.to} ${bytes.length - contents.to}]`;
  write(bytes, range.from, said.padEnd(range.to - range.from));
  const digest = await sha256(joinBytes([bytes.subarray(0, contents.from), bytes.subarray(contents.to)]));
  return {
    digest,
    complete: (signature) => {
      if (signature.length > room.contents.bytes.length) return null;
      write(bytes, contents.from + 1, hex(signature));
      return bytes;
    },
  };
}

function placeOf(places: RevisedFile['places'], value: PdfValue) {
  const place = places.get(value);
  if (!place) throw new Error('The signature was not written.');
  return place;
}

function write(bytes: Bytes, at: number, text: string): void {
  for (let index = 0; index < text.length; index += 1) bytes[at + index] = text.charCodeAt(index);
}
