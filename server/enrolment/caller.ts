import type { Role, Space } from '#shared/contracts/hq-api';

/** A territory in which a person may work, and as what. */
export interface Grant {
  readonly space: string;
  readonly role: Role;
  readonly kind: Space['kind'];
}

/** The enrolled device that makes a request, and the person it belongs to. */
export interface Caller {
  readonly device: string;
  readonly user: string;
  /** The person's name. */
  readonly name: string;
  readonly grants: readonly Grant[];
  /** Territory for which the device was enrolled; changes that name none are filed there. It may be granted no longer. */
  readonly home: string;
  /** `lost`: somebody else may hold it. `retired`: nobody will use it any more, and what it still has is set aside. */
  readonly withdrawn: 'lost' | 'retired' | null;
}

/** A caller in one of the territories granted to them. */
export interface CallerIn extends Caller {
  readonly space: string;
  readonly role: Role;
}
