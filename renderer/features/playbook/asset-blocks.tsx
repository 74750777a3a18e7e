import type { AssetBlock } from '#shared/domain/playbook/pack-assets';
import { DataTable } from '../../ui/data-table';
import styles from './asset-blocks.module.css';

/** The content of an asset in reading order: large enough to be read across a table. */
export function AssetBlocks({ title, blocks }: { readonly title: string; readonly blocks: readonly AssetBlock[] }) {
  return (
    <div className={styles.blocks}>
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a version stand still.
        <Block key={at} block={block} title={title} />
      ))}
    </div>
  );
}

function Block({ block, title }: { readonly block: AssetBlock; readonly title: string }) {
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
          caption={title}
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
