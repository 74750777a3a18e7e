/**
 * The records every system is given: one partner of 1.1 KB of JSON in thirteen fields, the same ones each time. Its
 * words are drawn by a small generator, so that packing gains about what it gains on what people write, and not more.
 */
export interface PartnerDocument {
  readonly id: string;
  readonly legalName: string;
  readonly registerNumber: string;
  readonly country: string;
  readonly archetype: string;
  readonly programTier: string;
  readonly exposure: null;
  readonly riskTierAccepted: null;
  readonly oversight: Record<string, never>;
  readonly leavingSince: null;
  readonly website: string;
  readonly note: string;
  readonly createdAt: string;
}

const syllables =
  'al an ar be ber bo cas cel da del dor el en er fa fin ga gen gra ha hel in is ja jo ka kir la lan lo ma mer mi mon na nor o or pa per pol qui ra ri ro sa sel sta ta ter ti tor u un va vel vi wa wes xa yor ze zin'.split(
    ' ',
  );
const subjects =
  'contract support training security pricing invoicing delivery onboarding licensing escalation renewal reporting staffing insurance hosting backup audit certification enablement forecasting'.split(
    ' ',
  );
const states =
  'agreed open|waiting for the board|done since spring|refused by legal|to be shown next visit|in place for all sites|known to two people only|planned for the autumn|outsourced'.split(
    '|',
  );
const countries = ['AT', 'CH', 'DE', 'FR', 'NO', 'SI'];
const archetypes = ['reseller', 'referral', 'technology'];

export function partnerDocument(at: number): PartnerDocument {
  const draw = drawing(at + 1);
  const pick = <Value>(from: readonly Value[]) => from[draw() % from.length] as Value;
  const word = () => Array.from({ length: 2 + (draw() % 3) }, () => pick(syllables)).join('');
  const name = `${word()} ${word()} ${word()}`;
  const answers = Array.from(
    { length: 12 },
    (_, question) =>
      `M${1 + (question % 9)}.Q${draw() % 40} ${pick(subjects)} ${pick(states)}, ${word()} ${word()} ${draw() % 9_999}`,
  );
  return {
    id: documentId(at),
    legalName: `${name} ${String(at).padStart(5, '0')}`,
    registerNumber: `FN ${draw() % 1_000_000}`,
    country: pick(countries),
    archetype: pick(archetypes),
    programTier: 'entry',
    exposure: null,
    riskTierAccepted: null,
    oversight: {},
    leavingSince: null,
    website: `https://www.${word()}-${word()}.example/`,
    note: answers.join('; '),
    createdAt: '2026-11-20T12:00:00.000Z',
  };
}

export function documentId(at: number): string {
  const draw = drawing(at * 2 + 7);
  const hexadecimal = (digits: number) => (draw() & (2 ** (digits * 4) - 1)).toString(16).padStart(digits, '0');
  return `0190f3c0-${hexadecimal(4)}-7${hexadecimal(3)}-8${hexadecimal(3)}-${at.toString(16).padStart(6, '0')}${hexadecimal(6)}`;
}

/** A value of a field that stands nowhere else. */
export function editedValue(round: number, at: number): string {
  const draw = drawing(round * 1_000_003 + at);
  return `https://edit-${round}-${at}.${(draw() & 0xff_ff_ff).toString(16)}.example/`;
}

/** Whole numbers from 0 on, by xorshift: no chance, so that every system and every run gets the same. */
function drawing(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state >>> 1;
  };
}
