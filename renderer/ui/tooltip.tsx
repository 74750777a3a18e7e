import type { ReactElement, ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { classNames } from './class-names';
import styles from './tooltip.module.css';

/** A line of words beside a button or link while it is pointed at or focused. The child must be one of those. */
export function Tooltip({ words, children }: { readonly words: ReactNode; readonly children: ReactElement }) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <TooltipBox>{words}</TooltipBox>
    </TooltipTrigger>
  );
}

export function TooltipBox({ children }: { readonly children: ReactNode }) {
  return (
    <AriaTooltip offset={6} className={classNames(styles.tooltip)}>
      {children}
    </AriaTooltip>
  );
}
