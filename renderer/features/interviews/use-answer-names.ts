import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { PartnerFile } from '#shared/records/partner-file';
import { useText } from '../../ui/use-text';
import { useCountryName } from '../../widgets/use-country-names';
import type { AnswerNames } from './answer-words';
import { useStepWords } from './step-words';

/** The names in a partner's answers, in the person's language. Somebody or something not known here is told by its id. */
export function useAnswerNames(file: Pick<PartnerFile, 'people' | 'sites' | 'evidence'>): AnswerNames {
  const intl = useIntl();
  const text = useText();
  const country = useCountryName();
  const step = useStepWords();
  const { people, sites, evidence } = file;
  return useMemo(() => {
    const named = (things: readonly { readonly id: string; readonly name: string }[]) => {
      const names = new Map(things.map(({ id, name }) => [id, name]));
      return (id: string) => names.get(id) ?? id;
    };
    return {
      intl,
      person: named(people),
      site: named(sites),
      evidence: named(evidence.map(({ id, title }) => ({ id, name: title }))),
      country,
      step,
      yesNo: (value) => text(value ? 'ui.yes' : 'ui.no'),
      // 2024 began on a Monday.
      weekday: (day) => intl.formatDate(new Date(Date.UTC(2024, 0, day)), { weekday: 'short', timeZone: 'UTC' }),
    };
  }, [intl, text, country, step, people, sites, evidence]);
}
