/**
 * A short mark for who answered, so that two answers of one person are told apart from two people's and the ledger keeps
 * no name and no address. FNV-1a (draft-eastlake-fnv) over UTF-16 units, twice from different beginnings: 64 bits.
 */
export function respondentMark(respondent: string): string {
  return hash(respondent, 0x811c9dc5) + hash(respondent, 0x01000193);
}

function hash(text: string, beginning: number): string {
  let value = beginning;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}
