import { IntlMessageFormat } from 'intl-messageformat';
import german from '../../../resources/verdicts/de.json' with { type: 'json' };
import english from '../../../resources/verdicts/en.json' with { type: 'json' };
import type { Reason } from '../file-report';
import type { ReasonCode } from './reason';

/** A reason without a sentence does not compile. */
const catalogs: Readonly<Record<'en' | 'de', Readonly<Record<ReasonCode, string>>>> = { en: english, de: german };

/** What happened and what it means, in plain words, for every reason a check can give. */
export function verdictWords(language: 'en' | 'de'): (reason: Pick<Reason, 'code' | 'values'>) => string {
  const parsed = new Map<ReasonCode, IntlMessageFormat>();
  return ({ code, values }) => {
    const message = parsed.get(code) ?? new IntlMessageFormat(catalogs[language][code], language);
    parsed.set(code, message);
    return String(message.format(values));
  };
}
