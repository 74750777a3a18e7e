import type { RouteLapse } from '#shared/domain/guidance/lapse-route';
import type { StateTone } from '../../ui/state-mark';

export type NameOf = (partnerId: string) => string;

/** What the one button of a line does: it leads somewhere, or something is done right here. */
export type LineAct =
  | { readonly kind: 'go'; readonly href: string }
  /** A visit is planned at the partner. */
  | { readonly kind: 'plan'; readonly partnerId: string }
  /** A lapsing piece comes onto the agenda of a visit. */
  | { readonly kind: 'bring'; readonly lapse: RouteLapse }
  /** The renewal of a lapsing piece is asked for. */
  | { readonly kind: 'ask'; readonly lapse: RouteLapse };

/** A line of the day: what, whose, and its one button. */
export interface Line {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  readonly action: string;
  readonly act: LineAct;
  /** What stands at the end of the line: a state, or only words. */
  readonly mark: { readonly state: StateTone | null; readonly word: string };
}

export const go = (href: string): LineAct => ({ kind: 'go', href });
