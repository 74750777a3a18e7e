import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, journey } from './journey';
import { Evidence } from './pages/evidence';
import { Partners } from './pages/partners';
import { Program } from './pages/program';
import { Tables } from './pages/tables';

const kept = 'Nordlicht Systemhaus GmbH';
const afterwards = 'Havnebro Systems AS';
const away = 'Bergbahn Digital AG';

journey(
  'headquarters is put back from yesterday’s backup, and nothing is missing afterwards, neither records nor files',
  async ({ mortalHeadquarters: at, openDevice }) => {
    journey.setTimeout(300_000);
    const place = mkdtempSync(join(tmpdir(), 'fieldpact-backup-'));
    try {
      const anas = await openDevice({ at, hqWillBeRestored: true });
      const bens = await openDevice({ person: 'Ben Holt', at, hqWillBeRestored: true });
      const [ana, ben] = [new Program(anas), new Program(bens)];
      for (const program of [ana, ben]) await program.begin();
      await addPartner(ana, kept);
      await ana.isAtHq();
      await journey.step('a backup is made while headquarters works', () => at.command('backup', '--to', place));
      await journey.step('work goes on: new records, a correction, a file; one device is away', async () => {
        await ben.isAtHq();
        await bens.cutNetwork();
        await addPartner(ben, away);
        await addPartner(ana, afterwards);
        await bringExtract(ana);
        await new Partners(ana).open(kept);
        await new Partners(ana).tab('Identity, people, risk');
        await new Partners(ana).correct({ website: 'www.nordlicht.example' });
        await ana.isAtHq();
      });
      await journey.step('headquarters burns down and is put back', async () => {
        await anas.cutNetwork();
        await at.stop();
        const [file = ''] = readdirSync(place).filter((name) => /fieldpact-/.test(name) && !name.endsWith('files'));
        await at.command('restore', join(place, file), '--replace');
        await at.startAgain();
      });
      await journey.step('both devices come back, and everything is at headquarters again', async () => {
        await anas.mendNetwork();
        await ana.goTo('Sync');
        await ana.page.getByRole('button', { name: 'Sync now' }).click();
        await ana.isAtHq();
        await bens.mendNetwork();
        for (const program of [ben, ana, ben]) {
          await program.goTo('Sync');
          await program.page.getByRole('button', { name: 'Sync now' }).click();
          await program.isAtHq();
        }
      });
      const third = await openDevice({ person: 'Cleo Marti', at });
      const cleo = new Program(third);
      await cleo.begin();
      await cleo.isAtHq();
      const rows = await new Tables(third).rows();
      await expect.poll(() => new Tables(bens).rows()).toEqual(rows);
      await expect.poll(() => new Tables(anas).rows()).toEqual(rows);
      await new Partners(cleo).open(afterwards);
      await new Partners(cleo).open(away);
      await new Partners(cleo).open(kept);
      await new Partners(cleo).tab('Identity, people, risk');
      await expect(cleo.fact('Website')).toHaveText('www.nordlicht.example');
      expect(await at.command('verify')).toMatch(/^All is as it was filed/);
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  },
);

async function addPartner(program: Program, legalName: string): Promise<void> {
  await program.goTo('Partners');
  await new Partners(program).add({ legalName, country: 'Austria' });
}

async function bringExtract(program: Program): Promise<void> {
  await new Partners(program).tab('Evidence');
  const evidence = new Evidence(program);
  await evidence.openFor('E1.1 Register extract');
  await evidence.pickText('extract.txt', 'Entered on 3 March 2011');
  await evidence.keep();
}
