import { joinBytes } from '#shared/base/join-bytes';
import type { Revision } from '#shared/proof/reader/pdf-file';
import { nameOf, type PdfValue } from '#shared/proof/reader/pdf-value';
import { readPdf } from '#shared/proof/reader/read-pdf';
import { textOf } from '#shared/proof/reader/text-string';

/** A signature of a file, taken apart for programs that know nothing of PDF. */
export interface SignatureParts {
  readonly field: string;
  readonly isTimeStamp: boolean;
  /** DER. */
  readonly message: Uint8Array<ArrayBuffer>;
  /** Everything it speaks of. */
  readonly content: Uint8Array<ArrayBuffer>;
}

/** The signatures of the last revision, in the order of the form. */
export function signaturesIn(bytes: Uint8Array): readonly SignatureParts[] {
  const read = readPdf(bytes);
  const last = read.ok ? read.value.revisions.at(-1) : undefined;
  if (!last) throw new Error(JSON.stringify(read));
  const fields = last.entry(last.entry(last.entry(last.trailer, 'Root'), 'AcroForm'), 'Fields');
  return itemsOf(fields).flatMap((item) => partsOf(bytes, last, last.resolve(item)));
}

function partsOf(bytes: Uint8Array, revision: Revision, field: PdfValue): readonly SignatureParts[] {
  const signature = revision.entry(field, 'V');
  const contents = revision.entry(signature, 'Contents');
  if (contents.kind !== 'string') return [];
  const range = itemsOf(revision.entry(signature, 'ByteRange')).map((item) =>
    item.kind === 'number' ? item.value : 0,
  );
  const [first = 0, firstLength = 0, second = 0, secondLength = 0] = range;
  return [
    {
      field: textOf(revision.entry(field, 'T')) ?? '',
      isTimeStamp: nameOf(revision.entry(signature, 'Type')) === 'DocTimeStamp',
      message: withoutRoom(contents.bytes),
      content: joinBytes([bytes.subarray(first, first + firstLength), bytes.subarray(second, second + secondLength)]),
    },
  ];
}

/** The room behind a signature is filled with zeros; its own length says where it ends. */
function withoutRoom(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const [, first = 0] = bytes;
  const count = first & 0x7f;
  const length = bytes.subarray(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  return joinBytes([bytes.subarray(0, 2 + count + length)]);
}

const itemsOf = (value: PdfValue) => (value.kind === 'array' ? value.items : []);
