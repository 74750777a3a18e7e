export const engines = ['fieldpact', 'pdfmake', 'jspdf', 'reactPdf'] as const;
export type Engine = (typeof engines)[number];

/** Where the page lies, and how many documents to make after the first one. */
export interface EngineTask {
  readonly engine: Engine;
  readonly pageFile: string;
  readonly warm: number;
}

/** Milliseconds, and the most memory the process had. */
export interface EngineMeasured {
  /** From loading the engine's code to its first file. */
  readonly cold: number;
  readonly warm: readonly number[];
  readonly peakMegabytes: number;
  readonly bytes: number;
}
