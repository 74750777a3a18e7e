import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { DocumentPage } from '#shared/domain/documents/page';
import { useText } from '../../ui/use-text';
import { type CeremonyRefusal, refusalWords } from './refusal-words';

/** Says a refusal in a sentence, with the names of this document and days in the language of the person. */
export function useRefusal(parties: DocumentPage['parties']): (refusal: CeremonyRefusal) => string {
  const text = useText();
  const { formatDate } = useIntl();
  return useCallback(
    (refusal) =>
      text(
        ...refusalWords(refusal, {
          organisation: (party) => parties.find((one) => one.party === party)?.name ?? '',
          day: (at) => formatDate(at, { dateStyle: 'long' }),
        }),
      ),
    [text, formatDate, parties],
  );
}
