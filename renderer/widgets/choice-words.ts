import type { MessageId } from '../ui/use-text';
import { archetypeWords, programTierWords, roleWords } from './partner-words';

type ChoiceWords = { readonly [value: string]: MessageId };

/** Fields that take one of a few values, and how each is said. By kind of record and field. */
const choices: { readonly [entityAndField: string]: ChoiceWords } = {
  'partner/archetype': archetypeWords,
  'partner/programTier': programTierWords,
  'person/role': roleWords,
  'deal/lead': {
    direct: 'commercial.lead.direct',
    partner: 'commercial.lead.partner',
    joint: 'commercial.lead.joint',
  },
};

/** The values a field can take and their words; null: it takes any. */
export function choiceWordsOf(entity: string, field: string): ChoiceWords | null {
  return choices[`${entity}/${field}`] ?? null;
}
