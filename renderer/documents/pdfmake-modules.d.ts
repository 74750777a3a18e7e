// The parts of the PDF library this folder uses. `@types/pdfmake` is not used: it brings Node's globals into the window.

declare module 'pdfmake/js/base.js' {
  import type { PdfDefinition } from './pdf-node';

  class PdfEngine {
    localAccessPolicy: ((path: string) => boolean) | undefined;
    setUrlAccessPolicy(policy: (url: string) => boolean): void;
    setProgressCallback(report: (share: number) => void): void;
    setFonts(fonts: object): void;
    /** What comes back is what `_transformToDocument` makes of the promise. */
    createPdf(definition: PdfDefinition): Promise<unknown>;
  }
  export default PdfEngine;
}

declare module '*/fontkit/dist/browser-module.mjs' {
  import type { ParsedFont } from './typefaces';

  export function create(bytes: Uint8Array, name?: string): ParsedFont;
}

declare module 'pako' {
  export function deflate(bytes: Uint8Array): Uint8Array<ArrayBuffer>;
  export function inflate(bytes: Uint8Array): Uint8Array<ArrayBuffer>;
}

declare module 'events' {
  export class EventEmitter {
    on(event: string, listener: (...values: readonly unknown[]) => void): this;
    once(event: string, listener: (...values: readonly unknown[]) => void): this;
    emit(event: string, ...values: readonly unknown[]): boolean;
  }
}
