import { type AddressInfo, createServer } from 'node:net';
import { type AnOpenIdProvider, anOpenIdProvider } from '../builders/an-openid-provider';
import { type Headquarters, openHeadquarters } from './hosts/headquarters';
import { type Line, openLine } from './hosts/line';
import { journey as anyJourney, expect } from './journey';
import { Barriers } from './pages/barriers';
import { Evidence } from './pages/evidence';
import { choose } from './pages/fields';
import { Partners } from './pages/partners';
import { Program } from './pages/program';
import { WithoutMouse } from './pages/without-mouse';

interface Own {
  readonly provider: AnOpenIdProvider;
  /** A headquarters of an organisation whose people sign in at its provider. */
  readonly organisation: { readonly at: Headquarters; readonly line: Line };
}

const journey = anyJourney.extend<Own>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from this pattern that nothing is needed.
  provider: async ({}, use) => {
    const provider = await anOpenIdProvider();
    await use(provider);
    await provider.close();
  },
  organisation: async ({ provider }, use) => {
    const port = await freePort();
    // Its people reach it over this wire, so that is the address under which it knows itself.
    const line = await openLine(`http://127.0.0.1:${port}`);
    provider.admit(`${line.address}/v1/sign-in/callback`);
    const at = await openHeadquarters(undefined, {
      port,
      also: [
        '--public-address',
        line.address,
        '--openid-issuer',
        provider.issuer,
        '--openid-client',
        provider.clientId,
        '--openid-territory',
        'North',
      ],
      secrets: { FIELDPACT_OPENID_SECRET: provider.clientSecret },
    });
    await use({ at, line });
    await at.remove();
  },
});

journey(
  'somebody signs in at their organisation with the keyboard alone, and then says when files travel',
  async ({ organisation, openDevice }) => {
    const device = await openDevice({ person: null, ...organisation });
    // The pages of the provider are made for development: they ask for a font from elsewhere and for a mark that is not there.
    await device.context.route(/fonts\.googleapis\.com|favicon\.ico/, (route) =>
      route.fulfill({ status: 200, body: '' }),
    );
    const program = new Program(device);
    const { page } = program;
    const barriers = new Barriers(page);
    const keys = new WithoutMouse(program);

    await journey.step('the device and the page of the organisation show the same code', async () => {
      await expect(page.getByRole('heading', { name: 'Welcome to Fieldpact' })).toBeVisible();
      const signIn = page.getByRole('button', { name: 'Sign in' });
      await expect(page.getByRole('radiogroup')).toBeVisible();
      await barriers.look('Enrolment');
      await keys.write(page.getByRole('textbox', { name: /device/i }), 'Ada’s laptop');
      const [browser] = await Promise.all([device.context.waitForEvent('page'), keys.activate(signIn)]);
      await barriers.look('Waiting until somebody has signed in');
      await browser.waitForLoadState();
      await browser.getByPlaceholder('Enter any login').fill('ada');
      await browser.getByPlaceholder('and password').fill('any');
      await browser.keyboard.press('Enter');
      await browser.getByRole('button', { name: 'Continue' }).click();
      const code = browser.locator('strong');
      await expect(code).toBeVisible();
      await expect(page.getByText(await code.innerText(), { exact: true })).toBeVisible();
      await browser.getByRole('button', { name: 'The codes are the same' }).focus();
      await browser.keyboard.press('Enter');
      await expect(browser.getByRole('heading', { name: 'You are signed in' })).toBeVisible();
      await browser.close();
      await expect(page.getByRole('button', { name: 'Start working' })).toBeVisible();
      await barriers.look('Connected');
      await keys.activate(page.getByRole('button', { name: 'Start working' }));
      await program.isOpen();
      await program.isAtHq();
    });

    await journey.step('over a line that costs, records go and files wait', async () => {
      await program.goTo('Sync');
      await choose(program.main, 'Files', 'Keep files until I say so');
      await program.goTo('Partners');
      await new Partners(program).add({ legalName: 'Nordlicht Systemhaus GmbH', country: 'Austria' });
      await new Partners(program).tab('Evidence');
      await new Evidence(program).openFor('E1.1 Register extract');
      await new Evidence(program).pickText('policy.txt');
      await new Evidence(program).keepButton.click();
      await program.goTo('Sync');
      await expect(program.main).toContainText('Files wait until you send them.');
      await expect(program.main).toContainText('All records are at HQ. 1 file waits.');
      await barriers.look('Files wait');
      await program.main.getByRole('button', { name: 'Send files now' }).click();
      await program.isAtHq();
    });
    await journey.step('paused, nothing goes; then everything', async () => {
      await program.main.getByRole('button', { name: 'Pause' }).click();
      await expect(program.main).toContainText('Paused by you');
      await program.goTo('Partners');
      await new Partners(program).add({ legalName: 'Havnebro Systems AS', country: 'Norway' });
      await program.goTo('Sync');
      await expect(program.main).toContainText('1 change waits for HQ');
      await barriers.look('Paused');
      await program.main.getByRole('button', { name: 'Go on' }).click();
      await program.isAtHq();
    });
    expect(barriers.found).toEqual([]);
    expect(keys.unseen).toEqual([]);
  },
);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
