import type { DocumentPage } from '#shared/domain/documents/page';
import type { PageWords } from '#shared/domain/documents/page-words';
import type { Layout } from './print-style';
import type { TextSetter } from './text-setter';

/** What every block is set with: whose document it is, in which words, and in which room. */
export interface Setting {
  readonly page: DocumentPage;
  readonly words: PageWords;
  readonly setter: TextSetter;
  readonly layout: Layout;
  /** The second language beside the first: its headings open no chapter and carry no bookmark, or each would be there twice. */
  readonly aside: boolean;
}
