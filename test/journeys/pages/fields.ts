import { expect, type Locator } from '@playwright/test';
import { patience } from '../hosts/troubles';

/** How a person fills the fields of a form, each found by what it is called. */

export async function fillText(within: Locator, label: string, words: string): Promise<void> {
  const field = within.getByRole('textbox', { name: label, exact: true });
  await field.fill(words);
  await expect(field).toHaveValue(words);
}

/** A number counts when its field is left. */
export async function fillNumber(within: Locator, label: string, number: number): Promise<void> {
  const field = within.getByRole('textbox', { name: label, exact: true });
  await field.fill(String(number));
  await field.press('Tab');
}

/** One of a few: the list is opened, the choice pressed. */
export async function choose(within: Locator, label: string, choice: string): Promise<void> {
  // Such a button is called by what is chosen, then by its label.
  await within.getByRole('button', { name: new RegExp(`(^| )${literally(label)}$`) }).click();
  const option = within.page().getByRole('option', { name: choice, exact: true });
  await option.click();
  // A list that is still closing would be there twice when the next one of the same choices opens.
  await expect(option).toHaveCount(0);
}

/** One of many: a part of the name is typed, the choice pressed. */
export async function find(within: Locator, label: string, choice: string): Promise<void> {
  const field = within.getByRole('combobox', { name: label, exact: true });
  // Known already: there is nothing to choose.
  if ((await field.inputValue()) === choice) return;
  await expect(async () => {
    await field.fill(choice);
    try {
      await within.page().getByRole('option', { name: choice, exact: true }).click({ timeout: 5_000 });
    } catch (gone) {
      // The list closes when what is behind it moves; then a person begins anew.
      await within.page().keyboard.press('Escape');
      throw gone;
    }
  }).toPass({ timeout: patience });
  await expect(field).toHaveValue(choice);
}

export async function pick(within: Locator, label: string, choice: string): Promise<void> {
  const group = within.getByRole('radiogroup', { name: label, exact: true });
  await group.getByText(choice, { exact: true }).click();
  await expect(group.getByRole('radio', { name: choice, exact: true })).toBeChecked();
}

export async function tick(within: Locator, choice: string, ticked = true): Promise<void> {
  const box = within.getByRole('checkbox', { name: choice, exact: true });
  // The box itself is drawn by its label.
  if ((await box.isChecked()) !== ticked) await box.locator('xpath=ancestor::label').click();
  await expect(box).toBeChecked({ checked: ticked });
}

/** `2027-03-05`, typed in the order of the page's language: day, month, year. */
export async function fillDate(within: Locator, label: string, day: string): Promise<void> {
  const group = within.getByRole('group', { name: label, exact: true });
  const [year = '', month = '', date = ''] = day.split('-');
  for (const [part, digits] of [
    ['day', date],
    ['month', month],
    ['year', year],
  ] as const) {
    const segment = group.getByRole('spinbutton', { name: new RegExp(`^${part}`) });
    await segment.focus();
    await segment.pressSequentially(digits);
  }
}

function literally(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
