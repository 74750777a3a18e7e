import type { Concession } from '#shared/domain/gates/concession';
import { tierNamed } from '#shared/domain/gates/concession-standing';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { Text } from '../ui/use-text';
import { riskTierWords } from './partner-words';

/** What is to be let through, in words: a control, a criterion of a gate, or the tier somebody asks to be treated as. */
export function concessionSubject({ subject, kind }: Concession, index: PackIndex, text: Text): string {
  const tier = kind === 'lowerTier' ? tierNamed(subject) : null;
  if (tier !== null) return text(riskTierWords[tier]);
  const criterion = index.pack.gates.flatMap(({ criteria }) => criteria).find(({ id }) => id === subject);
  return index.controlById.get(subject)?.title ?? criterion?.title ?? subject;
}
