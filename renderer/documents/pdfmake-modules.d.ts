// The parts of the PDF library this folder uses. `@types/pdfmake` is not used: it brings Node's globals into the window.

// An ambient module cannot name the types of a file beside it: `engine/library.ts` and the callers of fontkit do.
declare module 'pdfmake/js/*' {
  const module: unknown;
  export default module;
}

declare module 'fontkit' {
  export const create: unknown;
  const module: unknown;
  export default module;
}

declare module '*/fontkit/dist/browser-module.mjs' {
  export const create: unknown;
}

declare module 'bidi-js' {
  export interface Bidi {
    getEmbeddingLevels(text: string, direction?: 'ltr' | 'rtl'): { readonly levels: Uint8Array };
    getMirroredCharacter(character: string): string | null;
    getBidiCharTypeName(character: string): string;
  }
  export default function bidi(): Bidi;
}

declare module 'pako' {
  export function deflate(bytes: Uint8Array): Uint8Array<ArrayBuffer>;
  export function inflate(bytes: Uint8Array): Uint8Array<ArrayBuffer>;
  export class Inflate {
    constructor(options?: { readonly chunkSize?: number });
    readonly ended: boolean;
    readonly err: number;
    onData(chunk: Uint8Array): void;
    onEnd(status: number): void;
    push(bytes: Uint8Array, last: boolean): boolean;
  }
}

declare module 'events' {
  export class EventEmitter {
    on(event: string, listener: (...values: readonly unknown[]) => void): this;
    once(event: string, listener: (...values: readonly unknown[]) => void): this;
    emit(event: string, ...values: readonly unknown[]): boolean;
  }
}

// The two things `print-in-node.ts` asks of Node. The window's types must not hold the rest of Node.
declare module 'node:fs' {
  export function readFileSync(path: string): Uint8Array;
}

declare module 'node:module' {
  export function createRequire(from: string): { resolve(name: string): string };
}
