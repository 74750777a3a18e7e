import type { Block, DocumentPage } from './page';

type Heading = Extract<Block, { kind: 'heading' }>;

/** So many lines fit on one page of contents. */
const most = 40;

/** What the contents list: chapters and their sections, or the chapters alone where both would not fit on one page. */
export function headingsInContents(page: DocumentPage): readonly Heading[] {
  const headings = spokenOnce(page.blocks).filter((block): block is Heading => block.kind === 'heading');
  const upToSections = headings.filter(({ level }) => level < 3);
  return upToSections.length > most ? headings.filter(({ level }) => level === 1) : upToSections;
}

/** The blocks in reading order, with what stands in two languages once, in the first. */
export const spokenOnce = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block) => (block.kind === 'parallel' ? block.first : [block]));
