import { create } from 'zustand';

export type Theme = 'light' | 'dark' | 'system';

export interface Appearance {
  readonly theme: Theme;
  /** Locale of texts, dates and numbers: `en-GB`. */
  readonly locale: string;
}

/** How the program looks and speaks. Kept by the data layer as preferences, which calls `load` at start. */
export const useAppearance = create<Appearance>()(() => ({ theme: 'system', locale: 'en-GB' }));

export function load(preferences: Partial<Appearance>): void {
  useAppearance.setState(preferences);
}

export function setTheme(theme: Theme): void {
  useAppearance.setState({ theme });
}

export function setLocale(locale: string): void {
  useAppearance.setState({ locale });
}
