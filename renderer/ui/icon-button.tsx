import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { TooltipTrigger } from 'react-aria-components/Tooltip';
import { classNames } from './class-names';
import styles from './icon-button.module.css';
import { KeyHint } from './key-hint';
import { TooltipBox } from './tooltip';

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  /** Read aloud, and shown as a tooltip. */
  readonly label: string;
  readonly icon: LucideIcon;
  /** Keys that do the same, as in `mod+k`; shown in the tooltip. */
  readonly keys?: string | undefined;
  readonly hideTooltip?: boolean | undefined;
}

/** A button that is only an icon. */
export function IconButton({ label, icon: Icon, keys, hideTooltip, ...rest }: IconButtonProps) {
  const button = (
    <AriaButton {...rest} aria-label={label} className={classNames(styles.button)}>
      <Icon size="1rem" strokeWidth={1.75} aria-hidden />
    </AriaButton>
  );
  if (hideTooltip) return button;
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {button}
      <TooltipBox>
        {label}
        {keys && <KeyHint keys={keys} />}
      </TooltipBox>
    </TooltipTrigger>
  );
}
