import type { Device } from './hosts/device';
import { expect, journey } from './journey';
import { Partners } from './pages/partners';
import { Program } from './pages/program';

const partner = { legalName: 'Nordlicht Systemhaus GmbH', country: 'Austria', website: 'nordlicht.example' };

journey(
  'two people change one partner without a network: both changes stay, and a difference is decided once',
  async ({ openDevice }) => {
    const anas = await openDevice({ person: 'Ana Berg' });
    const bens = await openDevice({ person: 'Ben Holt' });
    const ana = new Program(anas);
    const ben = new Program(bens);
    await ana.begin();
    await ana.goTo('Partners');
    await new Partners(ana).add(partner);
    await ana.isAtHq();
    await ben.begin();
    await ben.isAtHq();

    // Different fields of one partner: nobody is asked anything.
    await apart([anas, bens]);
    await openIdentity(ana);
    await new Partners(ana).correct({ website: 'www.nordlicht.example' });
    await openIdentity(ben);
    await new Partners(ben).correct({ registerNumber: 'FN 123456a' });
    await together([anas, bens], [ana, ben]);
    for (const program of [ana, ben]) {
      await expect(program.fact('Website')).toHaveText('www.nordlicht.example');
      await expect(program.fact('Register number')).toHaveText('FN 123456a');
      await expect(program.status).not.toContainText('your decision');
    }

    // The same field: both values stay and are shown on both devices.
    await apart([anas, bens]);
    await new Partners(ana).correct({ registerNumber: 'FN 111111a' });
    await new Partners(ben).correct({ registerNumber: 'FN 222222b' });
    await together([anas, bens], [ana, ben]);
    for (const program of [ana, ben]) {
      await expect(program.status).toContainText('1 difference waits for your decision');
      await program.goTo('Sync');
      await expect(program.page.getByText('FN 111111a')).toBeVisible();
      await expect(program.page.getByText('FN 222222b')).toBeVisible();
    }

    // Decided once, by one of them.
    await ben.decide('FN 111111a');
    for (const program of [ben, ana]) {
      await program.isAtHq();
      await expect(program.status).not.toContainText('your decision');
      await openIdentity(program);
      await expect(program.fact('Register number')).toHaveText('FN 111111a');
    }
  },
);

async function openIdentity(program: Program): Promise<void> {
  await new Partners(program).open(partner.legalName);
  await new Partners(program).tab('Identity, people, risk');
}

async function apart(devices: readonly Device[]): Promise<void> {
  for (const device of devices) await device.cutNetwork();
}

/** Both get the network back, the first one's changes arrive first, and both have everything. */
async function together(devices: readonly Device[], programs: readonly Program[]): Promise<void> {
  for (const [at, device] of devices.entries()) {
    await device.mendNetwork();
    await programs[at]?.isAtHq();
  }
  for (const program of programs) await program.isAtHq();
}
