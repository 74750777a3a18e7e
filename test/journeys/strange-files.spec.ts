import { closeSync, ftruncateSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aSmallPdf } from '../builders/a-small-pdf';
import type { Device } from './hosts/device';
import { expect, journey } from './journey';
import { Barriers } from './pages/barriers';
import { CheckPage } from './pages/check-page';
import { openAt } from './pages/demo';
import { type FileToCheck, readTold } from './pages/file-check';
import { dropFile } from './pages/files';
import { Program } from './pages/program';
import { WithoutMouse } from './pages/without-mouse';

const pages = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>'];

journey('whatever file is brought to be checked, a sentence says what it is', async ({ openDevice }) => {
  const device = await openDevice({ person: null, demo: true });
  const program = new Program(device);
  const { page } = program;
  const checks = new CheckPage(program);
  const barriers = new Barriers(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible({ timeout: 60_000 });
  await program.isOpen();
  await program.isOnDevice();
  await device.cutNetwork();
  const stranger = await aStrangersFile(device, program);
  await checks.open();
  await barriers.look('Check');

  await journey.step('with the keyboard alone: signed by somebody nobody here vouches for', async () => {
    const keyboard = new WithoutMouse(program);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keyboard.activate(checks.choose)]);
    await chooser.setFiles([{ name: stranger.name, mimeType: 'application/pdf', buffer: Buffer.from(stranger.bytes) }]);
    const told = await readTold(program.main, stranger.name);
    expect(told.judgement).toBe('undecided');
    await expect(checks.result(stranger.name)).toContainText(/Nobody you trust here vouches for the key of/);
    await keyboard.activate(checks.result(stranger.name).locator('summary').first());
    await expect(checks.result(stranger.name).getByText('Key', { exact: true }).first()).toBeVisible();
    expect(keyboard.unseen).toEqual([]);
    await barriers.look('Check, a result');
  });

  const encrypted = aSmallPdf([...pages, '<< /Filter /Standard /V 4 /R 4 >>'], { trailer: '/Encrypt 3 0 R' });
  const sentences: readonly (readonly [FileToCheck, RegExp])[] = [
    [forged(stranger), /The document was changed after it was signed/],
    [{ name: 'unsigned.pdf', bytes: aSmallPdf(pages) }, /Nobody has signed this file/],
    [{ name: 'locked.pdf', bytes: encrypted }, /This file is locked with a password/],
    [
      { name: 'future.pdf', bytes: aSmallPdf(pages, { version: '3.0' }) },
      /a version of PDF \(3\.0\) that this check does not know/,
    ],
    [{ name: 'letter.pdf', bytes: Buffer.from('Dear all, please sign.') }, /This file is not a PDF/],
    [{ name: 'empty.pdf', bytes: new Uint8Array() }, /This file is not a PDF/],
  ];
  await checks.bring(...sentences.map(([file]) => file));
  for (const [{ name }, sentence] of sentences) {
    await journey.step(name, () => expect(checks.result(name)).toContainText(sentence, { timeout: 30_000 }));
  }

  await journey.step('dropped there, and no PDF at all', async () => {
    const path = join(device.profile, 'letter.docx');
    writeFileSync(path, 'Dear all, please sign.');
    await dropFile(program, program.main.getByText('Drop signed PDFs here'), path);
    await expect(checks.result('letter.docx')).toContainText('This file is not a PDF');
  });

  await journey.step('300 MB', async () => {
    const path = join(device.profile, 'huge.pdf');
    const file = openSync(path, 'w');
    ftruncateSync(file, 300 * 1e6);
    closeSync(file);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), checks.choose.click()]);
    await chooser.setFiles([path]);
    await expect(checks.result('huge.pdf')).toContainText('has 300 MB. Files of more than 256 MB are not opened.');
    await barriers.look('Check, a file that was not opened');
  });
  expect(barriers.found).toEqual([]);
});

/** Signed by a device that belongs to no headquarters. */
async function aStrangersFile(device: Device, program: Program): Promise<FileToCheck> {
  await openAt(program, '/documents', 'Documents');
  const row = program.main.getByRole('listitem').filter({ hasText: 'Service Level Agreement' }).first();
  await row.getByRole('button', { name: 'What to do with it' }).click();
  return device.saved(() => program.page.getByRole('menuitem', { name: 'Save a copy' }).click());
}

/** The same file, with one letter of its title another one. */
function forged({ bytes }: FileToCheck): FileToCheck {
  const changed = Buffer.from(bytes);
  const at = changed.indexOf('Service Level', 'latin1');
  if (at < 0) throw new Error('The file shows its title nowhere in plain letters.');
  changed.write('Z', at, 'latin1');
  return { name: 'forged.pdf', bytes: changed };
}
