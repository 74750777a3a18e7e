import { useEffect } from 'react';
import { isRTL } from 'react-aria-components/I18nProvider';
import { useAppearance } from '../session/appearance';
import { usePresentation } from '../session/presentation';

/** Puts theme, language, direction and audience on the page, where the style sheets look for them. */
export function useDocumentLook(): void {
  const theme = useAppearance((appearance) => appearance.theme);
  const locale = useAppearance((appearance) => appearance.locale);
  const turned = usePresentation();
  useEffect(() => {
    const page = document.documentElement;
    if (theme === 'system') delete page.dataset.theme;
    else page.dataset.theme = theme;
    page.lang = locale;
    page.dir = isRTL(locale) ? 'rtl' : 'ltr';
    page.dataset.presentation = turned ? 'partner' : 'own';
  }, [theme, locale, turned]);
}
