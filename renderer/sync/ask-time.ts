import type { AskForTime } from '#shared/proof/signer';
import type { SyncWorld } from './sync-world';

/** Asks a time-stamping authority over HTTP, with the network of sync. */
export function timeFrom(address: string, world: SyncWorld): AskForTime {
  return async (sha256) => {
    const { askOverHttp } = await import('#shared/proof/time/ask-over-http');
    return askOverHttp(address, (input, init) => world.fetch(String(input), init))(sha256);
  };
}
