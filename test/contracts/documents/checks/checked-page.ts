import type { PdfDict, PdfObject } from '@libpdf/core';
import type { PageContent } from './page-content';

/** A page of a file: its dictionary and what is drawn on it. */
export interface CheckedPage {
  readonly dictionary: PdfDict;
  readonly reference: PdfObject;
  readonly content: PageContent;
}
