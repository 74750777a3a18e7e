/** A hash as two people can read it to each other over the telephone: its first 32 digits in groups of four. */
export function fingerprint(hash: string): string {
  return (hash.slice(0, 32).match(/.{1,4}/g) ?? []).join(' ');
}
