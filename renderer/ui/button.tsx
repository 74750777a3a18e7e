import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import styles from './button.module.css';
import { classNames } from './class-names';
import { SpinnerRing } from './spinner';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  /** `filled`: the one thing to do in view. `quiet` (default): everything else. `plain`: no edge. `danger`: destroys. */
  readonly kind?: 'filled' | 'quiet' | 'plain' | 'danger' | undefined;
  readonly size?: 'normal' | 'large' | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly children: ReactNode;
}

/** A button with words. While `isPending` it stays focusable, says so, and does nothing. */
export function Button({ kind = 'quiet', size = 'normal', icon: Icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={classNames(styles.button, styles[kind], styles[size])}>
      {({ isPending }) => (
        <>
          {isPending ? <SpinnerRing /> : Icon && <Icon size="1rem" strokeWidth={1.75} aria-hidden />}
          <span className={styles.words}>{children}</span>
        </>
      )}
    </AriaButton>
  );
}
