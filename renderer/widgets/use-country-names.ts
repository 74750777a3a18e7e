import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { countryCodes } from '#shared/base/countries';

/** Names of countries in the person's language, by code. A code that has no name is its own name. */
export function useCountryName(): (code: string) => string {
  const { locale } = useIntl();
  return useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' });
    // Half-typed codes from an imported record would throw.
    return (code: string) => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code);
  }, [locale]);
}

/** Every country to choose from, by name. */
export function useCountryChoices(): readonly { readonly id: string; readonly label: string }[] {
  const { locale } = useIntl();
  const nameOf = useCountryName();
  return useMemo(() => {
    const collator = new Intl.Collator(locale);
    const named = countryCodes.map((id) => ({ id, label: nameOf(id) }));
    return named.sort((left, right) => collator.compare(left.label, right.label));
  }, [locale, nameOf]);
}
