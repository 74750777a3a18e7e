import { type ReactNode, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { IntlProvider } from 'react-intl';
import { messagesFor } from '../messages/messages';
import { useAppearance } from '../session/appearance';

/** Texts, dates, numbers and direction in the language of the person. */
export function Speech({ children }: { readonly children: ReactNode }) {
  const locale = useAppearance((appearance) => appearance.locale);
  const messages = useMemo(() => messagesFor(locale), [locale]);
  return (
    <IntlProvider locale={locale} messages={messages}>
      <I18nProvider locale={locale}>{children}</I18nProvider>
    </IntlProvider>
  );
}
