import type { Block, DocumentPage } from '#shared/domain/documents/page';
import style from './page-preview.module.css';
import { PreviewBlock } from './preview-block';

/** Two languages side by side, each piece beside its like. */
export function PreviewParallel({
  block,
  page,
  onFollow,
}: {
  readonly block: Extract<Block, { kind: 'parallel' }>;
  readonly page: DocumentPage;
  readonly onFollow: (headingId: string) => void;
}) {
  const pieces = Math.max(block.first.length, block.second.length);
  return (
    <div className={style.parallel}>
      {Array.from({ length: pieces }, (_, place) =>
        ([block.first[place], block.second[place]] as const).map((piece, column) => (
          <div key={`${place} ${block.languages[column]}`} lang={block.languages[column]}>
            {piece && piece.kind !== 'pageBreak' && <PreviewBlock block={piece} page={page} onFollow={onFollow} />}
          </div>
        )),
      )}
    </div>
  );
}
