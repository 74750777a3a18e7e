import { expect } from '@playwright/test';
import { demoPlaces, openAt } from './demo';
import type { Program } from './program';

export type AgreementTitle = 'Joint Success Plan' | 'Service Level Agreement';
export type Side = 'Text' | 'Negotiate' | 'Under way';

/** From the partner of the demo that has signed to one of its agreements, and there to a side of it. */
export async function openSide(program: Program, kind: AgreementTitle, side: Side): Promise<void> {
  await openAt(program, demoPlaces.far, 'Havnebro Systems AS');
  await program.main.getByRole('link', { name: kind }).first().click();
  await expect(program.page.getByRole('heading', { level: 1, name: kind })).toBeVisible();
  await toSide(program, side);
}

/** Of the agreement that is open. */
export async function toSide({ main }: Program, side: Side): Promise<void> {
  await main.getByRole('navigation', { name: 'Sides of this agreement' }).getByRole('link', { name: side }).click();
}

/** An hour and a half without service in each of the last three whole months, as a file a person picks. */
export function outagesOfThreeMonths() {
  const now = new Date();
  const rows = [3, 2, 1].map((ago) => {
    const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago, 12)).toISOString().slice(0, 10);
    return `DOWN-${ago},${day}T09:00:00Z,${day}T10:30:00Z,Clearance platform`;
  });
  const text = ['id,from,to,service', ...rows].join('\n');
  return { name: 'outages.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}
