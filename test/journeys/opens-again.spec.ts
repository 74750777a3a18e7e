import { rmSync } from 'node:fs';
import { nordlicht, people, viennaOffice } from './answers';
import { expect, journey } from './journey';
import { Partners } from './pages/partners';
import { type Place, Program } from './pages/program';
import { Visits } from './pages/visits';

const places: readonly Place[] = ['Today', 'Partners', 'Visits', 'Documents', 'Sync', 'Settings'];

journey('a second start finds everything again, and a second window is told so', async ({ openDevice }) => {
  const device = await openDevice({ person: null });
  const program = new Program(device);
  const partners = new Partners(program);
  await program.begin();
  await program.goTo('Partners');
  await partners.add(nordlicht);
  await partners.tab('Identity, people, risk');
  await partners.addSite(viennaOffice);
  for (const person of people.slice(0, 2)) await partners.addPerson(person);
  await program.isSaved();
  await device.quit();

  await device.startAgain();
  await program.isOpen();
  await partners.open(nordlicht.legalName);
  await partners.tab('Identity, people, risk');
  await expect(program.page.getByRole('rowheader', { name: viennaOffice.name })).toBeVisible();
  for (const { name } of people.slice(0, 2)) {
    await expect(program.page.getByRole('rowheader', { name })).toBeVisible();
  }

  const second = await device.openTwice();
  // On the desktop the second start brings the first window to the front and ends.
  if (second) {
    await expect(second.getByText('Fieldpact is open in another window or tab.')).toBeVisible();
    await second.close();
  }
  await expect(program.status).toBeVisible();
});

journey('with headquarters dead and the network cut the program opens and every page draws', async ({ openDevice }) => {
  const device = await openDevice({ person: null });
  const program = new Program(device);
  const partners = new Partners(program);
  await program.begin();
  await program.goTo('Partners');
  await partners.add(nordlicht);
  const partner = program.page.url();
  await new Visits(program).plan({ purpose: 'First visit' });
  const visit = program.page.url();
  await device.quit();

  await device.cutNetwork();
  await device.startAgain();
  await program.isOpen();
  for (const place of places) await program.goTo(place);
  for (const address of [partner, visit]) {
    await program.page.goto(address);
    await expect(program.page.getByRole('heading', { level: 1, name: new RegExp(nordlicht.legalName) })).toBeVisible();
  }
  await program.page.reload();
  await expect(program.page.getByRole('heading', { level: 1, name: new RegExp(nordlicht.legalName) })).toBeVisible();
});

/** A version of the tables that no program has had. */
const newer = 100_000;

/** Opens the tables as a program of a later year would. Runs in the page. */
function makeNewer(version: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('fieldpact', version);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
}

/** Runs in the page. */
async function versionOfTables(): Promise<number> {
  const all = await indexedDB.databases();
  return all.find(({ name }) => name === 'fieldpact')?.version ?? 0;
}

journey('tables of a newer program are not opened, and nothing is changed in them', async ({ openDevice }) => {
  const device = await openDevice({ person: null });
  const program = new Program(device);
  await program.begin();
  await program.goTo('Partners');
  await new Partners(program).add(nordlicht);
  // The program begins anew as soon as its tables are another's, also in the middle of this.
  await expect(async () => {
    await program.page.evaluate(makeNewer, newer).catch(() => undefined);
    expect(await program.page.evaluate(versionOfTables)).toBe(newer);
  }).toPass({ timeout: 30_000 });
  await device.quit();

  await device.startAgain();
  await expect(program.page.getByText('They were written by a newer version of Fieldpact.')).toBeVisible();
  const rows = await program.page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const request = indexedDB.open('fieldpact');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const count = request.result.transaction('rows').objectStore('rows').count();
          count.onsuccess = () => resolve(count.result);
        };
      }),
  );
  expect(rows).toBeGreaterThan(0);
});

journey('with its tables lost the program is rebuilt from the journal, and says so', async ({ openDevice }) => {
  const device = await openDevice({ person: null });
  const program = new Program(device);
  const partners = new Partners(program);
  await program.begin();
  await program.goTo('Partners');
  await partners.add(nordlicht);
  await partners.tab('Identity, people, risk');
  await partners.addSite(viennaOffice);
  await program.isSaved();
  await program.goTo('Settings');
  const mark = await program.fact('Mark in every change').innerText();
  await device.quit();
  rmSync(device.tables(), { recursive: true });

  await device.startAgain();
  await expect(program.page.getByText('The tables of this device were lost and have been rebuilt')).toBeVisible();
  await program.isOpen();
  await partners.open(nordlicht.legalName);
  await partners.tab('Identity, people, risk');
  await expect(program.page.getByRole('rowheader', { name: viennaOffice.name })).toBeVisible();
  await program.goTo('Settings');
  await expect(program.fact('Mark in every change')).toHaveText(mark);
});
