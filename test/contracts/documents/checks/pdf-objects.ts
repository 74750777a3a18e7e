import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, type PdfObject, PdfRef, PdfStream, PdfString } from '@libpdf/core';

/** The objects of a file, read by another library than the one that wrote it. */
export interface PdfObjects {
  readonly catalog: PdfDict;
  readonly trailer: PdfDict;
  /** What is at the end of a reference. */
  resolved(value: PdfObject | null | undefined): PdfObject | null;
  dict(value: PdfObject | null | undefined): PdfDict | null;
  list(value: PdfObject | null | undefined): readonly PdfObject[];
  bytes(value: PdfObject | null | undefined): Uint8Array | null;
}

export async function readObjects(bytes: Uint8Array): Promise<PdfObjects> {
  const pdf = await PDF.load(bytes, { lenient: false });
  const resolved = (value: PdfObject | null | undefined): PdfObject | null => {
    let at: PdfObject | null = value ?? null;
    for (let steps = 0; at instanceof PdfRef && steps < 8; steps += 1) at = pdf.getObject(at);
    return at;
  };
  return {
    catalog: pdf.getCatalog(),
    trailer: pdf.context.info.trailer,
    resolved,
    dict: (value) => {
      const found = resolved(value);
      return found instanceof PdfDict ? found : null;
    },
    list: (value) => {
      const found = resolved(value);
      if (found instanceof PdfArray) return found.toArray();
      return found === null ? [] : [found];
    },
    bytes: (value) => {
      const found = resolved(value);
      return found instanceof PdfStream ? found.getDecodedData() : null;
    },
  };
}

export const nameOf = (value: PdfObject | null | undefined): string | null =>
  value instanceof PdfName ? value.value : null;
export const numberOf = (value: PdfObject | null | undefined): number | null =>
  value instanceof PdfNumber ? value.value : null;
export const textOf = (value: PdfObject | null | undefined): string | null =>
  value instanceof PdfString ? value.asString() : null;
export const idOf = (value: PdfObject | null | undefined): string | null =>
  value instanceof PdfRef ? value.toString() : null;
