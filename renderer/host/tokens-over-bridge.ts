import type { DesktopBridge } from '#shared/contracts/desktop-bridge';
import type { Tokens } from './host';

/** Cards and sticks through the shell. What reads certificates is loaded when somebody first asks. */
export function tokens(bridge: Pick<DesktopBridge, 'findTokens' | 'signOnToken'>): Tokens {
  return {
    async list(asked) {
      const found = await bridge.findTokens(asked);
      if (typeof found === 'string') return found;
      const { signingCertificates } = await import('#shared/proof/tokens/token-certificates');
      return signingCertificates(found);
    },
    async sign({ module, pin, handle, bytes }) {
      const { keyOfHandle, writtenSignature } = await import('#shared/proof/tokens/token-certificates');
      const key = keyOfHandle(handle);
      if (!key) return 'failed';
      const signature = await bridge.signOnToken({ module, pin, bytes, ...key });
      return typeof signature === 'string' ? signature : writtenSignature(key.algorithm, signature);
    },
  };
}
