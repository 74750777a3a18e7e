import type { Judgement, Reason } from '../file-report';
import { type ReasonCode, reasonWeights } from './reason-codes';

export { type ReasonCode, reasonCodes } from './reason-codes';

export function reason(
  code: ReasonCode,
  values: Readonly<Record<string, string | number>> = {},
  weighs: Judgement = reasonWeights[code],
): Reason {
  return { code, weighs, values };
}

const badness: Readonly<Record<Judgement, number>> = { valid: 0, undecided: 1, invalid: 2 };

/** The worst of what the reasons say; valid where there is nothing to say. */
export function worstOf(reasons: readonly { readonly weighs: Judgement }[]): Judgement {
  return reasons.reduce<Judgement>((worst, { weighs }) => (badness[weighs] > badness[worst] ? weighs : worst), 'valid');
}

/** Text from a file that comes from anybody, made fit to stand in a sentence. */
export function sayable(text: string): string {
  // Control characters and those that turn the direction of writing could make a sentence say something else.
  const plain = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').trim();
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain;
}
