import { Buffer } from 'buffer';

/** The PDF library expects Node's `Buffer` on the global object. Must be the first import of the worker. */
Object.assign(globalThis, { Buffer });
