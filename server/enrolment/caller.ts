import type { EnrolReply } from '#shared/contracts/hq-api';

/** The enrolled device that makes a request, and the person it belongs to. */
export interface Caller {
  readonly device: string;
  readonly user: string;
  readonly space: string;
  readonly role: EnrolReply['role'];
}
