import { nordlicht } from './answers';
import { expect, journey } from './journey';
import { Evidence } from './pages/evidence';
import { Partners } from './pages/partners';
import { Program } from './pages/program';

/**
 * The program itself takes thirteen megabytes of it, and the browser some for what it makes of its scripts; the fonts of
 * other scripts are not kept where there is so little.
 */
const little = 32 * 1024 ** 2;

/**
 * The first where the browser tells how much room there is. Newer ones tell everybody the same, so that nobody is known by
 * the size of their disk; there the disk itself refuses.
 */
const refused = /Less than one gigabyte is free on this device|This device is full, so the file was not kept/;

journey('on a full disk the program says so, loses nothing, and goes on when there is room', async ({ openDevice }) => {
  journey.skip(
    journey.info().project.name === 'electron',
    'A desktop program has the whole disk; it cannot be filled without filling the real one.',
  );
  const device = await openDevice({ person: null, room: little });
  const program = new Program(device);
  const partners = new Partners(program);
  const evidence = new Evidence(program);
  await program.begin();
  await program.goTo('Partners');
  await partners.add(nordlicht);

  await program.fillDisk();
  await program.goTo('Partners');
  await partners.fill({ legalName: 'One too many GmbH', country: 'Austria' });
  await partners.pressAdd();
  const dialog = program.dialog('New partner');
  await expect(dialog.getByText('This device is full, so this could not be saved.')).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Legal name' })).toHaveValue('One too many GmbH');

  await device.giveRoom(2 * little);
  await partners.pressAdd();
  await expect(program.page.getByRole('heading', { level: 1, name: 'One too many GmbH' })).toBeVisible();
  await program.isSaved();

  await partners.tab('Evidence');
  await evidence.openFor('E1.1 Register extract');
  await program.fillDisk();
  const scan = { name: 'extract.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(2 * 1024 ** 2, 'extract') };
  await evidence.pick(scan);
  await expect(evidence.file('extract.pdf')).toContainText(refused);
  await evidence.leaveOut('extract.pdf');
  await device.giveRoom(64 * little);
  await evidence.pick(scan);
  await expect(evidence.file('extract.pdf')).toContainText('2,048');
  await evidence.keep();
  await program.isSaved();

  await device.quit();
  await device.startAgain();
  await program.isOpen();
  await partners.open('One too many GmbH');
  await partners.tab('Evidence');
  await expect(program.page.getByRole('button', { name: 'Register extract', exact: true })).toBeVisible();
});
