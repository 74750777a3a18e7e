import { classNames } from '../../ui/class-names';
import { useText } from '../../ui/use-text';
import { VisuallyHidden } from '../../ui/visually-hidden';
import styles from './conflict-card.module.css';
import { textDifference } from './text-difference';

/** A long text with what differs from another one marked: what is only here, and struck through what is only there. */
export function DifferenceText({ before, after }: { readonly before: string; readonly after: string }) {
  const text = useText();
  return (
    <p className={classNames(styles.words, styles.long)}>
      {keyed(textDifference(before, after)).map(({ key, part: { kind, text: words } }) => {
        if (kind === 'same') return <span key={key}>{words}</span>;
        const Marked = kind === 'added' ? 'ins' : 'del';
        return (
          <Marked key={key} className={styles[kind]}>
            <VisuallyHidden>
              {text(kind === 'added' ? 'sync.difference.added' : 'sync.difference.removed')}
            </VisuallyHidden>
            {words}
          </Marked>
        );
      })}
    </p>
  );
}

function keyed(parts: ReturnType<typeof textDifference>) {
  return parts.map((part, at) => ({ key: `${at} ${part.kind}`, part }));
}
