import { expect, type Locator } from '@playwright/test';
import type { OpenDevice } from '../journey';
import type { Barriers } from './barriers';
import { Program } from './program';

// The partners of the demo, the furthest first. Their ids are the same on every device.
const ofPartner = (number: number) => `0190f000-000${number}-7000`;

/** Where things of the demo stand. */
export const demoPlaces = {
  /** Signed, with everything a partner can have. */
  far: `/partners/${ofPartner(1)}-8001-000000000001`,
  /** Past the first gate, with much still open. */
  midway: `/partners/${ofPartner(2)}-8001-000000000001`,
  /** Only begun: nearly everything is missing. */
  begun: `/partners/${ofPartner(3)}-8001-000000000001`,
  farDeal: `/partners/${ofPartner(1)}-8001-000000000001/deals/${ofPartner(1)}-800b-000000000002`,
  midwayDeal: `/partners/${ofPartner(2)}-8001-000000000001/deals/${ofPartner(2)}-800b-000000000001`,
  midwayVisit: `/visits/${ofPartner(2)}-8004-000000000002`,
  /** By module: interviews of the far partner that are finished, and one of the midway partner that is open. */
  finished: { M2: `${ofPartner(1)}-8005-000000000003`, M4: `${ofPartner(1)}-8005-000000000005` },
  service: `/interviews/${ofPartner(2)}-8005-000000000004`,
} as const;

/** The program with the three partners of the demo, on Today. */
export async function withDemo(openDevice: OpenDevice): Promise<Program> {
  const program = new Program(await openDevice({ person: null, demo: true }));
  await expect(program.page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible({ timeout: 60_000 });
  await program.isOpen();
  return program;
}

/** To an address of the program; answers when its title is there. */
export async function openAt(program: Program, path: string, title: string | RegExp): Promise<void> {
  await program.page.goto(`${new URL(program.page.url()).origin}/#${path}`);
  await expect(program.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

/** A dialog, a sheet or a menu that is open. */
export function inFront(program: Program): Locator {
  return program.page.locator('[role=dialog], [role=menu]').first();
}

/** Opens it by a press, looks, does what is to be done meanwhile, and closes it by Escape. */
export async function lookInto(
  program: Program,
  barriers: Barriers,
  {
    what,
    opener,
    meanwhile,
  }: { readonly what: string; readonly opener: Locator; readonly meanwhile?: () => Promise<void> },
): Promise<void> {
  await opener.click();
  await expect(inFront(program)).toBeVisible();
  await barriers.look(what);
  await meanwhile?.();
  // From whatever was in front of it the focus comes back here, a moment after that is gone; Escape is for who has it.
  await expect(program.page.locator(':is([role=dialog], [role=menu]):focus-within').first()).toBeVisible();
  await program.page.keyboard.press('Escape');
  await expect(inFront(program)).toBeHidden();
}
