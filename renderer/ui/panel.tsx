import { type ReactNode, useId } from 'react';
import { classNames } from './class-names';
import styles from './panel.module.css';

export interface PanelProps {
  readonly title?: string | undefined;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** `card` (default) has a ground and a hairline; `plain` is only a titled part of the page. */
  readonly shape?: 'card' | 'plain' | undefined;
  /** No space around the content, for lists and tables that bring their own. */
  readonly flush?: boolean | undefined;
  readonly level?: 2 | 3 | undefined;
}

/** A titled part of a page. */
export function Panel({ title, actions, children, shape = 'card', flush, level = 2 }: PanelProps) {
  const id = useId();
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <section className={classNames(styles.panel, styles[shape])} aria-labelledby={title ? id : undefined}>
      {(title || actions) && (
        <header className={styles.head}>
          {title && (
            <Title id={id} className={styles.title}>
              {title}
            </Title>
          )}
          {actions && <div className={styles.actions}>{actions}</div>}
        </header>
      )}
      <div className={classNames(styles.body, flush && styles.flush)}>{children}</div>
    </section>
  );
}
