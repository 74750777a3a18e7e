/** A SHA-256 as people compare it: `3F:7A:…`, the way OpenSSL and headquarters print the fingerprint of a certificate. */
export function printedFingerprint(sha256: string): string {
  return (sha256.toUpperCase().match(/../g) ?? []).join(':');
}
