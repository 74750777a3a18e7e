import { expect, type Locator } from '@playwright/test';

/** A file as it is handed to a check. */
export interface FileToCheck {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a check of a signed file says, in the program and in the stand-alone page. */
export interface Told {
  readonly judgement: string;
  readonly headline: string;
  /** Who signed, in the order of the file; each with the judgement and when. */
  readonly signatures: readonly { readonly title: string; readonly judgement: string; readonly when: string }[];
}

export const genuine = 'Genuine: signed by everybody who was to sign, and unchanged since.';

/** Waits for the check of a file, and reads it. @param within the page, or the part of it where results stand */
export async function readTold(within: Locator, name: string): Promise<Told> {
  const article = resultOf(within, name).getByRole('article');
  await expect(article).toBeVisible({ timeout: 60_000 });
  const signatures = await article.getByRole('listitem').getByRole('region').all();
  return {
    judgement: (await article.locator('[data-judgement]').getAttribute('data-judgement')) ?? '',
    headline: await article.getByRole('heading', { level: 2 }).innerText(),
    signatures: await Promise.all(
      signatures.map(async (one) => ({
        title: await one.getByRole('heading', { level: 3 }).innerText(),
        judgement: (await one.locator('header').innerText()).split('\n').at(-1) ?? '',
        when: await one.locator(':scope > p').first().innerText(),
      })),
    ),
  };
}

/** The place where the result of a file stands. */
export function resultOf(within: Locator, name: string): Locator {
  return within.getByRole('region', { name, exact: true });
}

export function asFile({ name, bytes }: FileToCheck) {
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) };
}
