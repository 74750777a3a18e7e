import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Without Node's own, so that tests in a browser can use it too. */
export const sha256Hex = (given: string | Uint8Array): string =>
  bytesToHex(sha256(typeof given === 'string' ? new TextEncoder().encode(given) : given));
