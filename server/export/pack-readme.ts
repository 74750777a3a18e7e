import type { PackManifest } from './pack-format';

/** What is in a pack and how it is checked, for somebody who has never heard of Fieldpact. */
export function packReadme(manifest: PackManifest): string {
  const { partner, headquarters, takenAt, logKeys, territories } = manifest;
  return `The complete record of ${partner.name}
${'='.repeat(23 + partner.name.length)}

Headquarters “${headquarters}” wrote this on ${takenAt}. It holds everything that was ever filed about this partner,
with the proof that nothing of it was changed, left out or put in afterwards.

manifest.json   Who and when; the people and devices that wrote; the SHA-256 of every other file here.
files/          Evidence and signed documents. Each is named after the SHA-256 of its content.
territories/    For each territory the partner has been in (${territories.map(({ name }) => name).join(', ')}):
  entries.ndjson      Every change that concerns the partner, oldest first, one in a line: “body” is what a person's
                      device signed, letter by letter; “sig” is its signature.
  links.ndjson        The whole log of the territory without its content. The hash of each entry is made of the hash
                      of the entry before and of what stands in its line.
  checkpoints.ndjson  Heads of the log that headquarters signed when they were new.
  rows.ndjson         What the records come to after all their changes.

How to check it, without headquarters and without a network:

  npx fieldpact hq verify --pack THIS-FILE.zip

That follows the chain from its beginning, checks every signature, every checkpoint and every file, and names what
does not fit. By hand: the hash of an entry is SHA-256 of the byte 0 and the JSON list [hash of the entry before (64
zeros before the first), territory, seq, received, at, device, n, state, why, bodyHash] without blanks; bodyHash is
SHA-256 of the body in UTF-8; a signature is Ed25519 over the body with the key of its device in manifest.json.

Checkpoints are signed by this key of the log (Ed25519):
${logKeys.map((key) => `  ${key}`).join('\n')}
Every enrolled device remembers that key from the day it was enrolled. Compare it with one of them: the pack proves
as much as that key is really headquarters' own.

Empty bodies belong to entries whose content was erased by law or on request. Their hashes stay, so the chain holds.
`;
}
