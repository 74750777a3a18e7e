import { unreachable } from '#shared/base/unreachable';
import { headingsInContents } from '#shared/domain/documents/contents-list';
import { hangingNumber } from '#shared/domain/documents/hanging-number';
import type { Block, DocumentPage, Inline } from '#shared/domain/documents/page';
import { printableText } from '#shared/domain/documents/printable-text';
import style from './page-preview.module.css';
import { PreviewFigure } from './preview-figure';
import { PreviewParallel } from './preview-parallel';
import { type GivenSignatures, PreviewSignatures } from './preview-signatures';
import { PreviewText } from './preview-text';
import { PreviewTimeline } from './preview-timeline';

export type ShownBlock = Exclude<Block, { kind: 'pageBreak' }>;

interface Shown<Kind extends ShownBlock['kind']> {
  readonly block: Extract<ShownBlock, { kind: Kind }>;
  readonly onFollow: (headingId: string) => void;
}

/** One block of a document, as it is printed. */
export function PreviewBlock({
  block,
  language,
  whole,
  given,
  onFollow,
}: {
  readonly block: ShownBlock;
  readonly language: string;
  /** All of the document, where the block lists its headings. */
  readonly whole: DocumentPage | null;
  /** What was signed in the fields of the file so far. */
  readonly given?: GivenSignatures | undefined;
  readonly onFollow: (headingId: string) => void;
}) {
  switch (block.kind) {
    case 'heading':
      return <Heading block={block} />;
    case 'paragraph':
      return <Paragraph block={block} onFollow={onFollow} />;
    case 'list':
      return <List block={block} onFollow={onFollow} />;
    case 'table':
      return <Table block={block} onFollow={onFollow} />;
    case 'cards':
      return <Cards block={block} onFollow={onFollow} />;
    case 'timeline':
      return <PreviewTimeline block={block} language={language} />;
    case 'signatures':
      return <PreviewSignatures block={block} language={language} given={given} />;
    case 'figure':
      return <PreviewFigure block={block} />;
    case 'parallel':
      return (
        <PreviewParallel
          block={block}
          draw={(piece) => <PreviewBlock block={piece} language={language} whole={whole} onFollow={onFollow} />}
        />
      );
    case 'contents':
      return whole && <Contents title={block.title} page={whole} onFollow={onFollow} />;
    default:
      return unreachable(block);
  }
}

function Paragraph({ block, onFollow }: Shown<'paragraph'>) {
  const hanging = block.style === undefined ? hangingNumber(block.text) : null;
  return (
    <p className={style[block.style ?? 'text']}>
      {hanging && <span className={style.clauseNumber}>{`${hanging.number} `}</span>}
      <PreviewText text={hanging?.words ?? block.text} onFollow={onFollow} />
    </p>
  );
}

/** A longer number (`Appendix A`) does not fit beside its title and stands above it, as in print. */
const fitsBeside = (number: string) => number.length <= 5;

function Heading({ block }: { readonly block: Extract<ShownBlock, { kind: 'heading' }> }) {
  // The title of the document is the second level of the screen it is shown on.
  const Tag = ({ 1: 'h3', 2: 'h4', 3: 'h5' } as const)[block.level];
  return (
    <Tag
      className={style.heading}
      data-level={block.level}
      data-heading={block.id}
      data-stacked={!fitsBeside(block.number)}
      tabIndex={-1}
    >
      {block.number !== '' && <span className={style.number}>{`${block.number} `}</span>}
      <span>
        <PreviewText text={block.text} />
      </span>
    </Tag>
  );
}

function List({ block, onFollow }: Shown<'list'>) {
  const Tag = block.ordered ? 'ol' : 'ul';
  return (
    <Tag className={style.list}>
      {block.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place.
        <li key={index}>
          <PreviewText text={item} onFollow={onFollow} />
        </li>
      ))}
    </Tag>
  );
}

function Table({ block, onFollow }: Shown<'table'>) {
  const shares = block.columns.reduce((sum, { share }) => sum + (share ?? 0), 0);
  // Beside columns that divide the width, the others would be squeezed to their longest word.
  const whole = block.columns.map(
    ({ title, share }, index) =>
      shares > 0 && share === undefined && [[title], ...block.rows.map((row) => row[index] ?? [])].every(isShort),
  );
  return (
    <table className={style.table}>
      {block.caption && <caption>{printableText(block.caption)}</caption>}
      <colgroup>
        {block.columns.map((column, index) => (
          <col
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one title.
            key={index}
            style={column.share === undefined ? undefined : { inlineSize: `${(100 * column.share) / shares}%` }}
          />
        ))}
      </colgroup>
      <thead>
        <tr>
          {block.columns.map((column, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one title.
            <th key={index} scope="col" data-align={column.align ?? 'start'} data-whole={whole[index]}>
              <PreviewText text={column.title} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((row, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place.
          <tr key={line}>
            {block.columns.map((column, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their place.
              <td key={index} data-align={column.align ?? 'start'} data-whole={whole[index]}>
                <PreviewText text={row[index] ?? []} onFollow={onFollow} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const isShort = (cell: readonly Inline[]) =>
  cell.reduce((sum, inline) => sum + (typeof inline === 'string' ? inline : inline.text).length, 0) <= 24;

function Cards({ block, onFollow }: Shown<'cards'>) {
  return (
    <div className={style.cards} data-across={block.cards.length === 4 ? 2 : Math.min(block.cards.length, 3)}>
      {block.cards.map((card) => (
        <section key={card.title} className={style.card}>
          <p className={style.cardTitle}>
            <PreviewText text={card.title} />
          </p>
          {card.points.map((point, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: points have no identity but their place.
            <p key={index}>
              <PreviewText text={point} onFollow={onFollow} />
            </p>
          ))}
        </section>
      ))}
    </div>
  );
}

function Contents({
  title,
  page,
  onFollow,
}: {
  readonly title: string;
  readonly page: DocumentPage;
  readonly onFollow: (headingId: string) => void;
}) {
  const headings = headingsInContents(page);
  return (
    <nav aria-label={printableText(title)}>
      <p className={style.heading} data-level={1}>
        <PreviewText text={title} />
      </p>
      <ol className={style.contents} data-wide={headings.some(({ number }) => !fitsBeside(number))}>
        {headings.map((heading) => (
          <li key={heading.id} data-level={heading.level}>
            <button type="button" className={style.contentsLink} onClick={() => onFollow(heading.id)}>
              <span className={style.number}>{`${heading.number} `}</span>
              <span>
                <PreviewText text={heading.text} />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
