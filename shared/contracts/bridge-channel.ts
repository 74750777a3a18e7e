import type { BridgeCall } from './desktop-bridge';

/** The channel a bridge call travels on. Apart from the calls, so that the preload script need not carry the schemas. */
export const bridgeChannel = (call: BridgeCall) => `fieldpact:${call}`;
