import type { GateView } from '#shared/domain/gates/gate-rules';
import type { GateNews } from '#shared/domain/guidance/gate-news';

/** A gate of a partner at which something is to be done, as it is told. */
export interface GateCall {
  readonly partnerId: string;
  readonly gateId: string;
  readonly title: string;
  /** Somebody has to decide: everything is met, or a person took it back and everything is met again. */
  readonly isToDecide: boolean;
  readonly standing: GateView['standing'];
  /** What ends it, where it is lapsing. */
  readonly renewals: GateNews['renewals'];
}
