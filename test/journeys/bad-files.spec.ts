import { createHash } from 'node:crypto';
import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { nordlicht } from './answers';
import { expect, journey } from './journey';
import { Evidence } from './pages/evidence';
import { Partners } from './pages/partners';
import { Program } from './pages/program';

const kind = 'E1.1 Register extract';

journey('an empty, a damaged and a huge file as evidence are each taken for what they are', async ({ openDevice }) => {
  const device = await openDevice({ person: null });
  const program = new Program(device);
  const evidence = new Evidence(program);
  await program.begin();
  await program.goTo('Partners');
  await new Partners(program).add(nordlicht);
  await new Partners(program).tab('Evidence');
  await evidence.openFor(kind);

  // Nothing in it: refused with what to do.
  await evidence.pick({ name: 'extract.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) });
  await expect(evidence.file('extract.pdf')).toContainText('This file is empty (0 bytes).');
  await evidence.leaveOut('extract.pdf');

  // A picture that is none: kept as the file it is.
  const damaged = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('not a picture after all')]);
  await evidence.pick({ name: 'sign.jpg', mimeType: 'image/jpeg', buffer: damaged });
  await expect(evidence.file('sign.jpg')).toBeVisible();

  // The same bytes under another name.
  await evidence.pick({ name: 'sign (copy).jpg', mimeType: 'image/jpeg', buffer: damaged });
  await expect(evidence.file('sign (copy).jpg')).toContainText('The same file is on this device already');
  await evidence.leaveOut('sign (copy).jpg');

  // 300 MB: stopped half way, then taken whole, while the window goes on answering.
  const large = join(device.profile, 'scan.tiff');
  const sha256 = makeLargeFile(large, 300 * 1024 ** 2);
  await evidence.pick(large);
  await expect(evidence.file('scan.tiff').getByRole('progressbar')).toBeVisible();
  await evidence.file('scan.tiff').getByRole('button', { name: 'Stop' }).click();
  await expect(evidence.file('scan.tiff')).toContainText('Stopped. Nothing of this file was kept.');
  await evidence.leaveOut('scan.tiff');
  const longest = await program.longestTaskDuring(async () => {
    await evidence.pick(large);
    await expect(evidence.file('scan.tiff').getByRole('progressbar')).toBeVisible();
    await expect(evidence.file('scan.tiff')).toContainText('307,200', { timeout: 120_000 });
  });
  expect(longest).toBeLessThanOrEqual(50);
  await evidence.keep();

  const opened = await evidence.open('Register extract');
  await expect(opened.getByText('sign.jpg')).toBeVisible();
  await expect(opened.getByRole('img')).toHaveCount(0);
  await expect(opened.getByText(`SHA-256 ${sha256.slice(0, 16)}`)).toBeVisible();
  await expect(opened.getByText('The picture cannot be drawn')).toBeVisible();
  const copy = await device.saved(() => opened.getByRole('button', { name: 'Save a copy' }).first().click());
  expect(copy).toEqual({ name: 'sign.jpg', bytes: damaged });
});

/** Zeros do not take room on the disk, but a file of zeros alone would be too easy to mistake for another. */
function makeLargeFile(path: string, bytes: number): string {
  const head = Buffer.from('a scan of a very thick contract');
  const file = openSync(path, 'w');
  writeSync(file, head);
  ftruncateSync(file, bytes);
  closeSync(file);
  const hash = createHash('sha256').update(head);
  const block = Buffer.alloc(1024 ** 2);
  for (let left = bytes - head.length; left > 0; left -= block.length) hash.update(block.subarray(0, left));
  return hash.digest('hex');
}
