import type { AskForTime } from '#shared/proof/signer';
import type { SyncWorld } from './sync-world';

/**
 * Asks for the time over HTTP, with the network of sync. The address is headquarters': a window may speak to nobody else,
 * and time-stamping authorities answer no windows. Headquarters asks another one where it is told to.
 */
export function timeFrom(address: string, world: SyncWorld): AskForTime {
  return async (sha256) => {
    const { askOverHttp } = await import('#shared/proof/time/ask-over-http');
    return askOverHttp(address, (input, init) => world.fetch(String(input), init))(sha256);
  };
}
