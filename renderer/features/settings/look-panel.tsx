import { useState } from 'react';
import { createIntl } from 'react-intl';
import { changePreferences, type Preferences } from '../../data/preferences';
import { useWorkspace } from '../../data/use-workspace';
import { setLocale, setTheme, type Theme } from '../../session/appearance';
import { Panel } from '../../ui/panel';
import { RadioGroup } from '../../ui/radio-group';
import { Select } from '../../ui/select';
import { type MessageId, useText } from '../../ui/use-text';
import styles from './settings-screen.module.css';

const themes = ['system', 'light', 'dark'] as const satisfies readonly Theme[];

const themeWords = {
  system: 'settings.look.theme-system',
  light: 'settings.look.theme-light',
  dark: 'settings.look.theme-dark',
} as const satisfies Record<Theme, MessageId>;

/** The texts are English; these say how dates, numbers and money are written in it. */
const locales = ['en-AU', 'en-CA', 'en-GB', 'en-IE', 'en-IN', 'en-NZ', 'en-SG', 'en-US', 'en-ZA'] as const;

const asSystem = 'system';

/** Colours, and how dates, numbers and money are written. Both count at once. */
export function LookPanel({ preferences }: { readonly preferences: Preferences }) {
  const text = useText();
  const workspace = useWorkspace();
  const [theme, chooseTheme] = useState<Theme>(preferences.theme);
  const [locale, chooseLocale] = useState(preferences.locale || asSystem);
  const spoken = locale === asSystem ? systemLocale() : locale;
  return (
    <Panel title={text('settings.look.title')}>
      <div className={styles.stack}>
        <RadioGroup
          label={text('settings.look.theme')}
          orientation="horizontal"
          value={theme}
          choices={themes.map((id) => ({ id, label: text(themeWords[id]) }))}
          onChange={(chosen) => {
            chooseTheme(chosen);
            setTheme(chosen);
            void changePreferences(workspace, { theme: chosen });
          }}
        />
        <Select
          label={text('settings.look.locale')}
          description={text('settings.look.locale-hint', exampleOf(spoken))}
          value={locale}
          choices={[
            { id: asSystem, label: text('settings.look.locale-system') },
            ...locales.map((id) => ({ id: id as string, label: nameOf(id, spoken) })),
          ]}
          onChange={(chosen) => {
            chooseLocale(chosen);
            setLocale(chosen === asSystem ? systemLocale() : chosen);
            void changePreferences(workspace, { locale: chosen === asSystem ? '' : chosen });
          }}
        />
      </div>
    </Panel>
  );
}

function systemLocale(): string {
  return navigator.languages.find((each) => /^en(-[A-Z]{2})?$/.test(each)) ?? 'en-GB';
}

function nameOf(locale: string, spoken: string): string {
  return new Intl.DisplayNames([spoken], { type: 'language' }).of(locale) ?? locale;
}

function exampleOf(locale: string): { readonly date: string; readonly money: string } {
  const { formatDate, formatNumber } = createIntl({ locale });
  return {
    date: formatDate('2026-11-20T12:00:00Z', { dateStyle: 'medium' }),
    money: formatNumber(1234.5, { style: 'currency', currency: 'EUR' }),
  };
}
