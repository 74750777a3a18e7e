/** Whether enough people hold a credential to outlast a year of leavers. */
export interface CredentialBuffer {
  readonly held: number;
  readonly needed: number;
  /** Holders beyond what is needed; negative: some are missing. */
  readonly spare: number;
  /** Holders who will have left within a year at this turnover, rounded up; null: the turnover is not known. */
  readonly leavers: number | null;
  /** `unknown` while the turnover is not known and nobody is missing. */
  readonly verdict: 'enough' | 'thin' | 'missing' | 'unknown';
}

/** Holds the spare credentials of a role against the turnover in it. */
export function credentialBuffer(held: number, needed: number, turnoverPercent: number | null): CredentialBuffer {
  const spare = held - needed;
  const leavers = turnoverPercent === null ? null : Math.ceil((Math.max(held, needed) * turnoverPercent) / 100);
  const verdict =
    spare < 0 ? 'missing' : leavers === null ? 'unknown' : spare >= leavers ? 'enough' : ('thin' as const);
  return { held, needed, spare, leavers, verdict };
}
