import { ok, type Result, refuse } from '#shared/base/result';
import type { HelloReply } from '#shared/contracts/hq-api';
import { protocolVersion } from '#shared/contracts/hq-api';
import { noticedSkew } from '#shared/sync/sync-state';
import type { Workspace } from '../data/workspace';
import type { HqClient } from './hq-client';
import { refusal, type Trouble } from './trouble';

export interface Reached {
  readonly hello: HelloReply;
  /** How far this device's clock is ahead of HQ's, ms. */
  readonly skew: number;
}

/** Asks who answers at the address, and measures the clock by the middle of question and answer. */
export async function reach(workspace: Workspace, client: HqClient): Promise<Result<Reached, Trouble>> {
  const { now, monotonic } = workspace.surroundings;
  const asked = monotonic();
  const hello = await client.hello(workspace.host.version);
  if (!hello.ok) return hello;
  const half = (monotonic() - asked) / 2;
  return ok({ hello: hello.value, skew: Math.round(now() - (hello.value.time + half)) });
}

/** Whether it is the HQ this device is enrolled with and speaks a protocol we speak. */
export function checkHello(workspace: Workspace, hello: HelloReply): Result<null, Trouble> {
  const { enrolment } = workspace;
  if (enrolment && hello.server !== enrolment.server) return refuse(refusal('other-hq', { name: hello.name }));
  const [oldest, newest] = hello.protocol;
  if (protocolVersion < oldest || protocolVersion > newest) return refuse(refusal('protocol'));
  return ok(null);
}

/** The clock's error as the person is told it: null when it is not worth a word. */
export function toldSkew(skew: number): number | null {
  return Math.abs(skew) > noticedSkew ? skew : null;
}
