import { useCallback } from 'react';
import { useIntl } from 'react-intl';

/** The ids of every message there is; renderer/messages declares them, so a wrong one does not compile. */
export type MessageId = FormatjsIntl.Message extends { ids: infer Id extends string } ? Id : string;

/** What a message may hold in its places: words, numbers and moments. */
export type MessageValues = Readonly<Record<string, string | number | boolean | Date | null | undefined>>;

export type Text = (id: MessageId, values?: MessageValues) => string;

/** Says a message in the language of the person: `text('app.nav.today')`. */
export function useText(): Text {
  const { formatMessage } = useIntl();
  return useCallback((id, values) => formatMessage({ id }, values), [formatMessage]);
}
