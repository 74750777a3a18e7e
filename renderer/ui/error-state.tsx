import { OctagonAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button';
import styles from './error-state.module.css';

export interface ErrorStateProps {
  /** What happened. */
  readonly title: string;
  /** What it means for the person's work, and what to do. */
  readonly children: ReactNode;
  /** The button that does it. */
  readonly cure?: { readonly label: string; readonly onPress: () => void } | undefined;
  /** `page` (default) fills its place; `inline` stands among other things. */
  readonly shape?: 'page' | 'inline' | undefined;
  /** It is all there is on the page, so its title is the page's heading. */
  readonly isPage?: boolean | undefined;
}

/** Something did not work: what, and the cure. */
export function ErrorState({ title, children, cure, shape = 'page', isPage }: ErrorStateProps) {
  const Title = isPage ? 'h1' : 'p';
  return (
    <div role="alert" className={shape === 'inline' ? styles.inline : styles.page}>
      <OctagonAlert
        className={styles.icon}
        size={shape === 'inline' ? '1rem' : '1.5rem'}
        strokeWidth={1.75}
        aria-hidden
      />
      <div className={styles.text}>
        <Title className={styles.title}>{title}</Title>
        <div className={styles.words}>{children}</div>
      </div>
      {cure && (
        <div className={styles.cure}>
          <Button onPress={cure.onPress}>{cure.label}</Button>
        </div>
      )}
    </div>
  );
}
