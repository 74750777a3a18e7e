/** Where the unsigned file lies and how often each act is repeated after the first time. */
export interface SigningTask {
  readonly file: string;
  readonly warm: number;
}

/** One act: the first time in the process, and warm; milliseconds. */
export interface Act {
  readonly cold: number;
  readonly warm: readonly number[];
}

export interface SigningMeasured {
  readonly certify: Act;
  readonly countersign: Act;
  readonly archive: Act;
  readonly verify: Act;
  /** WebCrypto's ECDSA P-256 over the same bytes, hashing included: what the machine asks for at least. */
  readonly raw: Act;
  readonly bytes: number;
}
