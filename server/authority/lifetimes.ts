const day = 86_400_000;
const year = 365 * day;

/** How long what headquarters certifies is good for, ms. Leaves must not outlive what stands above them. */
export const lifetimes = {
  root: 25 * year,
  issuing: 15 * year,
  timeStamp: 10 * year,
  escrow: 10 * year,
  manager: 2 * year,
  registrar: 2 * year,
} as const;

/** A time-stamping unit gets a new key when it has this long left, so that every stamp holds for years. */
export const timeStamperRest = 5 * year;

/** The root's list is made rarely, because its key is hardly ever here; the other one after every revocation. */
export const listLifetimes = { root: year, issuing: 7 * day } as const;

/** A kept root's list is made anew when it has this long left and the key is here. */
export const rootListRest = 180 * day;

/** How old a list may become before the next who asks is given a fresh one. */
export const listAge = 60 * 60_000;

/** Clocks differ: what is issued now is good from a little earlier on. */
const earlier = 5 * 60_000;

export interface Validity {
  readonly notBefore: string;
  readonly notAfter: string;
}

/** From just before now on, for a lifetime, and not beyond the end of the issuer. */
export function validityFrom(now: number, lifetime: number, issuerEnds: string | null): Validity {
  const end = issuerEnds === null ? now + lifetime : Math.min(now + lifetime, Date.parse(issuerEnds));
  return { notBefore: moment(now - earlier), notAfter: moment(end) };
}

/** A moment as certificates write it: whole seconds. */
export function moment(time: number): string {
  return new Date(Math.floor(time / 1000) * 1000).toISOString();
}
