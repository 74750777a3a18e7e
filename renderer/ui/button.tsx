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

/**
 * A button with words. While `isPending` it stays focusable, shows it, and does nothing. React Aria's own pending
 * state is not used: its announcement outlives the button and then points at nothing, which axe reports.
 */
export function Button(props: ButtonProps) {
  const { kind = 'quiet', size = 'normal', icon: Icon, children, isPending = false, type, onPress, ...rest } = props;
  return (
    <AriaButton
      {...rest}
      {...(onPress && !isPending ? { onPress } : {})}
      type={isPending ? 'button' : (type ?? 'button')}
      className={classNames(styles.button, styles[kind], styles[size])}
    >
      {isPending ? <SpinnerRing /> : Icon && <Icon size="1rem" strokeWidth={1.75} aria-hidden />}
      <span className={styles.words}>{children}</span>
    </AriaButton>
  );
}
