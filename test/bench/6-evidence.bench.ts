import { randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openHeadquarters } from '../journeys/hosts/headquarters';
import { Evidence } from '../journeys/pages/evidence';
import { Partners } from '../journeys/pages/partners';
import { Program } from '../journeys/pages/program';
import { startBrowser } from './browser';
import { ask, longTasks, openWorkshop } from './look';
import { largest, median, rounds, short, spread, writeDown } from './measurement';

const megabytes = 300;

test('a file of 300 MB as evidence: read, hashed and kept', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpact-bench-files-'));
  const headquarters = await openHeadquarters();
  const started = await startBrowser(`${headquarters.address}/`);
  const { context, page } = await started.connect();
  await page.setViewportSize({ width: 1280, height: 720 });
  const program = new Program({ page });
  const partners = new Partners(program);
  const evidence = new Evidence(program);
  await program.begin();
  await program.goTo('Partners');
  await partners.add({ legalName: 'Bench Partner', country: 'Austria' });
  await partners.tab('Evidence');
  await page.getByRole('button', { name: 'Add evidence' }).click();
  await evidence.dialog.getByRole('button', { name: /What does it prove\?$/ }).click();
  await page.getByRole('option').first().click();

  const kept: number[] = [];
  const read: number[] = [];
  const tasks: number[] = [];
  const workshop = await openWorkshop(context, headquarters.address);
  for (let round = 0; round < rounds(7, 2); round += 1) {
    const path = writeFile(folder, `scan-${round}.bin`);
    await workshop.bringToFront();
    await workshop.setInputFiles('#file', path);
    read.push(await ask(workshop, 'readFile'));
    await page.bringToFront();
    tasks.push(
      ...(await longTasks(page, async () => {
        const began = performance.now();
        await evidence.pick(path);
        await expect(evidence.file(`scan-${round}.bin`).getByRole('button', { name: /scan/ })).toBeVisible({
          timeout: 300_000,
        });
        kept.push(performance.now() - began);
      })),
    );
    rmSync(path);
  }
  await started.remove();
  await headquarters.remove();
  rmSync(folder, { recursive: true, force: true });
  const speed = (took: readonly number[]) => megabytes / (median(took) / 1_000);
  writeDown('6-evidence', [
    {
      name: `${megabytes} MB as evidence: longest task in the window`,
      value: largest(tasks),
      unit: 'ms',
      goal: 50,
      beside: `${tasks.length} over 50 ms in ${kept.length} rounds`,
    },
    {
      name: `${megabytes} MB as evidence: read, hashed and kept`,
      value: speed(kept),
      unit: 'MB/s',
      goal: null,
      beside: `${spread(kept, 'ms')}; only read: ${short(speed(read))} MB/s`,
    },
  ]);
});

/** Content that is new each time, so that nothing can be known from before. */
function writeFile(folder: string, name: string): string {
  const path = join(folder, name);
  const file = openSync(path, 'w');
  const piece = randomBytes(2 ** 20);
  for (let at = 0; at < megabytes; at += 1) {
    piece.writeUInt32LE(at, 0);
    writeSync(file, piece);
  }
  closeSync(file);
  return path;
}
