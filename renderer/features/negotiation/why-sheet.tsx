import type { WindowResult } from '#shared/domain/measuring/measurement';
import type { ServiceLevel } from '#shared/domain/slas/sla';
import { SideSheet } from '../../ui/dialog';
import { useText } from '../../ui/use-text';
import { WindowWhy } from '../../widgets/window-why/window-why';

export interface WhySheetProps {
  /** Null: closed. */
  readonly result: WindowResult | null;
  readonly level: ServiceLevel | null;
  readonly zone: string;
  readonly onClose: () => void;
}

/** Why a cell says what it says. */
export function WhySheet({ result, level, zone, onClose }: WhySheetProps) {
  const text = useText();
  if (result === null || level === null) return null;
  return (
    <SideSheet
      isOpen
      onClose={onClose}
      title={text('negotiation.why.title', { measure: `${level.id} ${level.name}`, window: result.window.label })}
    >
      <WindowWhy result={result} level={level} zone={zone} />
    </SideSheet>
  );
}
