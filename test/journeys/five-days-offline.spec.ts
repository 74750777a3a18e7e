import { lineInTheField } from './hosts/shaped-pipe';
import { expect, journey } from './journey';
import { liveOn } from './pages/days';
import { Evidence, type PickedFile } from './pages/evidence';
import { Partners } from './pages/partners';
import { Program } from './pages/program';
import { Tables } from './pages/tables';
import { takeInPartners } from './pages/tables-from-elsewhere';

const day = 86_400_000;
const days = [5, 4, 3, 2, 1] as const;
const partnersADay = 400;
const photosADay = 8;
const kind = 'E1.1 Register extract';
const visited = 'Nordlicht Systemhaus GmbH';

journey(
  'five days without a network, two thousand changes and forty photographs: then a bad line, and everything is at HQ',
  async ({ mortalHeadquarters: at, openDevice }) => {
    journey.setTimeout(600_000);
    const device = await openDevice({ at });
    const program = new Program(device);
    await program.begin();
    await program.goTo('Partners');
    await new Partners(program).add({ legalName: visited, country: 'Austria' });
    await program.isAtHq();
    await device.cutNetwork();
    for (const ago of days) await journey.step(`${ago} days ago`, () => workForADay(program, ago));
    await program.goTo('Sync');
    await expect(program.main).toContainText(`${days.length * photosADay}`);

    device.line.shape(lineInTheField);
    await journey.step('the line comes back, and is bad', async () => {
      await liveOn(program, new Date().toISOString().slice(0, 10));
      await device.mendNetwork();
      await expect(program.status).toContainText('At HQ', { timeout: 240_000 });
      await program.isAtHq();
    });

    const [changes = 0] = await at.changesPerDevice();
    expect(changes).toBeGreaterThanOrEqual(2_000);
    device.line.shape(null);
    await journey.step('a colleague has all of it, with the photographs', async () => {
      const theirs = await openDevice({ person: 'Ben Holt', at });
      const colleague = new Program(theirs);
      await colleague.begin();
      await colleague.isAtHq();
      await colleague.goTo('Partners');
      await expect(colleague.main).toContainText(
        new RegExp(`${(days.length * partnersADay + 1).toLocaleString('en')}`),
      );
      expect(await new Tables(theirs).rows()).toEqual(await new Tables(device).rows());
      expect(await at.command('verify')).toMatch(
        new RegExp(`^All is as it was filed: .* ${days.length * photosADay} files`),
      );
    });
  },
);

async function workForADay(program: Program, ago: number): Promise<void> {
  await liveOn(program, new Date(Date.now() - ago * day).toISOString().slice(0, 10));
  await takeInPartners(
    program,
    Array.from({ length: partnersADay }, (_, at) => `Partner ${ago}-${String(at).padStart(3, '0')} KG`),
  );
  await new Partners(program).open(visited);
  await new Partners(program).tab('Evidence');
  const evidence = new Evidence(program);
  await evidence.openFor(kind);
  const photos = await takePhotos(program, ago);
  await evidence.pick(photos);
  for (const { name } of photos) await expect(evidence.file(name)).toBeVisible();
  await evidence.keep();
}

/** Pictures as a telephone takes them, only smaller: noise, so that nothing of them can be packed. */
async function takePhotos(program: Program, ago: number): Promise<readonly PickedFile[]> {
  const pictures = await program.page.evaluate(async (count) => {
    const drawn: string[] = [];
    for (let at = 0; at < count; at += 1) {
      const canvas = new OffscreenCanvas(800, 600);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('There is nothing to draw on.');
      const picture = context.createImageData(800, 600);
      for (let from = 0; from < picture.data.length; from += 65_536)
        crypto.getRandomValues(picture.data.subarray(from, Math.min(picture.data.length, from + 65_536)));
      context.putImageData(picture, 0, 0);
      const bytes = new Uint8Array(
        await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })).arrayBuffer(),
      );
      let text = '';
      for (let from = 0; from < bytes.length; from += 8_192)
        text += String.fromCharCode(...bytes.subarray(from, from + 8_192));
      drawn.push(btoa(text));
    }
    return drawn;
  }, photosADay);
  return pictures.map((picture, at) => ({
    name: `photo-${ago}-${at}.jpg`,
    mimeType: 'image/jpeg',
    buffer: Buffer.from(picture, 'base64'),
  }));
}
