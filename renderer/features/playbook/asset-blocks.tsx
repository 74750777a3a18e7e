import type { AssetBlock } from '#shared/domain/playbook/pack-assets';
import { DataTable } from '../../ui/data-table';
import { useText } from '../../ui/use-text';
import styles from './asset-blocks.module.css';

/** The content of an asset in reading order: large enough to be read across a table. */
export function AssetBlocks({ title, blocks }: { readonly title: string; readonly blocks: readonly AssetBlock[] }) {
  return (
    <div className={styles.blocks}>
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a version stand still.
        <Block key={at} block={block} title={headingOver(blocks, at) ?? title} at={at + 1} />
      ))}
    </div>
  );
}

/** The heading a block stands under. */
function headingOver(blocks: readonly AssetBlock[], at: number): string | null {
  const above = blocks.slice(0, at).findLast(({ kind }) => kind === 'heading');
  return above?.kind === 'heading' ? above.text : null;
}

interface BlockProps {
  readonly block: AssetBlock;
  readonly title: string;
  readonly at: number;
}

function Block({ block, title, at: place }: BlockProps) {
  const text = useText();
  switch (block.kind) {
    case 'heading':
      return <h3 className={styles.heading}>{block.text}</h3>;
    case 'text':
      return <p className={styles.text}>{block.text}</p>;
    case 'list':
      return (
        <ul className={styles.list}>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'steps':
      return (
        <ol className={styles.steps}>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
      );
    case 'table':
      return (
        <DataTable
          caption={text('playbook.table.part', { what: title, place })}
          columns={block.columns.map((header, at) => ({
            id: String(at),
            header,
            cell: (row: { readonly cells: readonly string[] }) => row.cells[at] ?? '',
          }))}
          rows={block.rows.map((cells, at) => ({ id: String(at), cells }))}
          keyOf={({ id }) => id}
          empty={null}
        />
      );
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: wide code must be scrollable with the keyboard.
        <pre className={styles.code} tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
  }
}
