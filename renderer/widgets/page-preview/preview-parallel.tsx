import type { ReactNode } from 'react';
import type { Block } from '#shared/domain/documents/page';
import style from './page-preview.module.css';

/** Two languages side by side, each piece beside its like. */
export function PreviewParallel({
  block,
  draw,
}: {
  readonly block: Extract<Block, { kind: 'parallel' }>;
  /** Draws a piece; handed in, because a piece may itself be two columns. */
  readonly draw: (piece: Exclude<Block, { kind: 'pageBreak' }>) => ReactNode;
}) {
  const pieces = Math.max(block.first.length, block.second.length);
  return (
    <div className={style.parallel}>
      {Array.from({ length: pieces }, (_, place) =>
        ([block.first[place], block.second[place]] as const).map((piece, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place.
          <div key={`${place} ${block.languages[column]}`} lang={block.languages[column]}>
            {piece && piece.kind !== 'pageBreak' && draw(piece)}
          </div>
        )),
      )}
    </div>
  );
}
