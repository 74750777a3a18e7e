import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from '@playwright/test';
import { openHeadquarters } from '../journeys/hosts/headquarters';
import { startBrowser } from './browser';
import { ask, openWorkshop } from './look';
import { type Measurement, rounds, short, writeDown } from './measurement';
import { countedWire } from './wire';

test('ten thousand changes to headquarters, and ten thousand rows to another device', async () => {
  const count = rounds(10_000, 1_000);
  const headquarters = await openHeadquarters();
  const wire = await countedWire(headquarters.address);
  const measured: Measurement[] = [];
  for (const [device, way] of [
    ['first', 'push'],
    ['second', 'pull'],
  ] as const) {
    const started = await startBrowser('about:blank');
    const { context } = await started.connect();
    const workshop = await openWorkshop(context, wire.address);
    if (way === 'push') await ask(workshop, 'seedPartners', count);
    await ask(workshop, 'enrolWith', wire.address, await headquarters.issueCode(`Ines, ${device} device`, 'bench'));
    const before = wire.bytes();
    const done = await ask(workshop, 'sync', way);
    const after = wire.bytes();
    const bytes = after.up + after.down - before.up - before.down;
    const raw = await rawTransfer(bytes);
    measured.push({
      name: `Sync: ${way} of ${done.count} ${way === 'push' ? 'changes' : 'rows'}`,
      value: done.milliseconds / 1_000,
      unit: 's',
      goal: null,
      beside: `${short(bytes / 2 ** 20)} MB on the wire; the same bytes by raw HTTP ${short(raw)} ms`,
    });
    await started.remove();
  }
  await wire.close();
  await headquarters.remove();
  writeDown('5-sync', measured);
});

/** Milliseconds in which one HTTP request carries so many bytes over loopback to somebody who does nothing with them. */
async function rawTransfer(bytes: number): Promise<number> {
  const server = createServer((request, reply) => {
    request.resume().on('end', () => reply.end('done'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const body = Buffer.alloc(bytes, 'x');
  const began = performance.now();
  await (await fetch(`http://127.0.0.1:${address.port}`, { method: 'POST', body })).text();
  const took = performance.now() - began;
  server.close();
  return took;
}
