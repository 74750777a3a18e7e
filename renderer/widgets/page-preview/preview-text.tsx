import type { Inline } from '#shared/domain/documents/page';
import { printableText } from '#shared/domain/documents/printable-text';
import style from './page-preview.module.css';

/** The words of a block as they are printed. A link leads to its heading on the sheet. */
export function PreviewText({
  text,
  onFollow,
}: {
  readonly text: string | readonly Inline[];
  readonly onFollow?: (headingId: string) => void;
}) {
  const inlines = typeof text === 'string' ? [text] : text;
  return inlines.map((inline, index) => {
    const given = typeof inline === 'string' ? { text: inline } : inline;
    const words = printableText(given.text);
    const { linkTo } = given;
    const key = `${index}`;
    if (linkTo !== undefined && onFollow) {
      return (
        <button key={key} type="button" className={style.follow} onClick={() => onFollow(linkTo)}>
          {words}
        </button>
      );
    }
    if (given.bold && given.italic) {
      return (
        <strong key={key}>
          <em>{words}</em>
        </strong>
      );
    }
    if (given.bold) return <strong key={key}>{words}</strong>;
    if (given.italic) return <em key={key}>{words}</em>;
    return <span key={key}>{words}</span>;
  });
}
