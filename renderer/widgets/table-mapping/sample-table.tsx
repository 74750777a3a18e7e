import { useText } from '../../ui/use-text';
import styles from './table-mapping.module.css';
import type { FileLook } from './table-reading';

/** The first rows of a file, as they stand in it. */
export function SampleTable({ look }: { readonly look: Pick<FileLook, 'headings' | 'sample'> }) {
  const text = useText();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable with the keyboard.
    <section className={styles.sample} aria-label={text('datasets.mapping.sample')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {look.headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {look.sample.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no name but their place.
            <tr key={row}>
              {look.headings.map((heading, at) => (
                <td key={heading}>{cells[at] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
