import type { ReactNode } from 'react';
import { Link as AriaLink, type LinkProps as AriaLinkProps } from 'react-aria-components/Link';
import { classNames } from './class-names';
import styles from './link.module.css';

export interface LinkProps extends Omit<AriaLinkProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode;
  /** `text` (default) stands in a sentence; `quiet` looks like text until it is pointed at. */
  readonly kind?: 'text' | 'quiet' | undefined;
}

/** A way to another page: `href="/partners"`. */
export function Link({ children, kind = 'text', ...rest }: LinkProps) {
  return (
    <AriaLink {...rest} className={classNames(styles.link, styles[kind])}>
      {children}
    </AriaLink>
  );
}
