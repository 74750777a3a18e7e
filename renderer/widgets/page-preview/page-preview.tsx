import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Block, DocumentPage, Source } from '#shared/domain/documents/page';
import { printableText } from '#shared/domain/documents/printable-text';
import { useText } from '../../ui/use-text';
import style from './page-preview.module.css';
import { PreviewBlock, type ShownBlock } from './preview-block';
import { dataMark, PreviewCover } from './preview-cover';
import { PreviewHead } from './preview-head';
import type { GivenSignatures } from './preview-signatures';
import { sameSource, sourceMark } from './source-mark';

interface Preview {
  readonly page: DocumentPage;
  /** The field being edited: its clauses are marked and come into view. */
  readonly selectedSource: Source | null;
  /** Told the field behind the clause a person chose. Without it the page is only read, and no clause can be chosen. */
  readonly onSelectSource?: ((source: Source) => void) | undefined;
  /** What was signed in the fields of the file so far; the page itself stays as it was when the signing began. */
  readonly given?: GivenSignatures | undefined;
}

/** A document on the screen, as it will be printed: white sheets in the proportions of A4, also on a dark screen. */
export function PagePreview({ page, selectedSource, onSelectSource, given }: Preview) {
  const text = useText();
  const desk = useRef<HTMLElement>(null);
  const blocks = useUnchanged(page.blocks);
  const sheets = useMemo(() => sheetsOf(blocks), [blocks]);
  const selectedMark = selectedSource === null ? null : sourceMark(selectedSource);

  // Looks at the mark, not at the object: a caller may make the same source anew each time.
  useEffect(() => {
    if (selectedMark === null) return;
    let wanted = true;
    const bringIntoView = () => {
      if (wanted) desk.current?.querySelector('[data-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    };
    bringIntoView();
    // The fonts of the document may still be on their way; when they come, every line moves.
    void document.fonts.ready.then(bringIntoView);
    return () => {
      wanted = false;
    };
  }, [selectedMark]);

  const follow = useCallback((headingId: string) => {
    const headings = [...(desk.current?.querySelectorAll<HTMLElement>('[data-heading]') ?? [])];
    const heading = headings.find((candidate) => candidate.dataset.heading === headingId);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  }, []);

  return (
    <section
      ref={desk}
      className={style.desk}
      aria-label={text('documents.preview.label', { title: page.title })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keys that scroll it.
      tabIndex={0}
    >
      <article lang={page.language} dir="ltr" className={style.document}>
        {page.kind !== 'sheet' && (
          <Sheet>
            <PreviewCover page={page} />
          </Sheet>
        )}
        {sheets.map((sheet, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sheets have no identity but their place.
          <Sheet key={index} page={page}>
            {page.kind === 'sheet' && index === 0 && <PreviewHead page={page} />}
            {sheet.map((block, place) => (
              <Clause
                // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity but their place.
                key={place}
                block={block}
                language={page.language}
                whole={block.kind === 'contents' ? page : null}
                given={block.kind === 'signatures' ? given : undefined}
                first={!sameBlockSource(block, sheet[place - 1])}
                selected={isSelected(block, selectedSource)}
                onSelectSource={onSelectSource}
                onFollow={follow}
              />
            ))}
          </Sheet>
        ))}
      </article>
    </section>
  );
}

function Sheet({ page, children }: { readonly page?: DocumentPage; readonly children: React.ReactNode }) {
  return (
    <div className={style.sheet}>
      <div className={page ? style.paper : style.coverPaper} data-kind={page?.kind}>
        {children}
        {page && (
          <p className={style.foot}>
            <span>{printableText(page.title)}</span>
            <span>{page.reference}</span>
            {page.kind !== 'sheet' && <span>{dataMark(page)}</span>}
          </p>
        )}
      </div>
    </div>
  );
}

interface ClauseShown {
  readonly block: ShownBlock;
  readonly language: string;
  /** All of the document, for the block that lists its headings. */
  readonly whole: DocumentPage | null;
  readonly given: GivenSignatures | undefined;
  /** The first of neighbours with one source; only it is a stop of the Tab key. */
  readonly first: boolean;
  readonly selected: boolean;
  readonly onSelectSource: ((source: Source) => void) | undefined;
  readonly onFollow: (headingId: string) => void;
}

/** A block, and over it a button that leads to its field, where it has one. */
const Clause = memo(function Clause(shown: ClauseShown) {
  const { block, first, selected, onSelectSource } = shown;
  const text = useText();
  const source = sourceOf(block);
  return (
    <div className={style.clause} data-selected={selected}>
      <PreviewBlock
        block={block}
        language={shown.language}
        whole={shown.whole}
        given={shown.given}
        onFollow={shown.onFollow}
      />
      {source && onSelectSource && (
        <button
          type="button"
          className={style.hit}
          aria-label={text('documents.preview.select', { clause: nameOf(block) })}
          aria-pressed={selected}
          tabIndex={first ? 0 : -1}
          onClick={() => onSelectSource(source)}
        />
      )}
    </div>
  );
});

/**
 * The blocks, each that says what it said before being the very same object: after an edit only what reads otherwise
 * is drawn anew. To write them out and compare is a hundredth of the work of drawing them.
 */
function useUnchanged(blocks: readonly Block[]): readonly Block[] {
  const [drawn] = useState(() => new Map<string, Block>());
  return useMemo(() => {
    const now = blocks.map((block) => {
      const written = JSON.stringify(block);
      return [written, drawn.get(written) ?? block] as const;
    });
    drawn.clear();
    for (const [written, block] of now) drawn.set(written, block);
    return now.map(([, block]) => block);
  }, [blocks, drawn]);
}

/** The blocks of each sheet; the cover is not among them. */
function sheetsOf(blocks: readonly Block[]): readonly (readonly ShownBlock[])[] {
  const sheets: ShownBlock[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'pageBreak') sheets.push([]);
    else sheets[sheets.length - 1]?.push(block);
  }
  return sheets.filter((sheet) => sheet.length > 0);
}

const sourceOf = (block: ShownBlock | undefined): Source | null =>
  block && 'source' in block ? (block.source ?? null) : null;

function isSelected(block: ShownBlock, selected: Source | null): boolean {
  const source = sourceOf(block);
  return source !== null && selected !== null && sameSource(source, selected);
}

function sameBlockSource(block: ShownBlock, other: ShownBlock | undefined): boolean {
  const [left, right] = [sourceOf(block), sourceOf(other)];
  return left !== null && right !== null && sameSource(left, right);
}

/** A few words by which a person knows the clause. */
function nameOf(block: ShownBlock): string {
  if (block.kind === 'heading') return `${block.number} ${block.text}`.trim();
  if (block.kind === 'table') return block.caption ?? block.columns.map(({ title }) => title).join(', ');
  const inlines = block.kind === 'paragraph' ? block.text : block.kind === 'list' ? (block.items[0] ?? []) : [];
  const words = inlines.map((inline) => (typeof inline === 'string' ? inline : inline.text)).join('');
  return words.length > 60 ? `${words.slice(0, 59)}…` : words;
}
