import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { test } from '@playwright/test';
import { builtFile } from '../journeys/hosts/built-program';
import { openHeadquarters } from '../journeys/hosts/headquarters';
import { startBrowser } from './browser';
import { type Measurement, median, rounds, short, spread, writeDown } from './measurement';

interface Start {
  /** From the start of the browser's process to the first contentful paint. */
  readonly process: number;
  /** From the beginning of the navigation to the first contentful paint. */
  readonly page: number;
  /** From the beginning of the navigation to the last larger thing that was drawn: the first page. */
  readonly settled: number;
}

test('cold start to first contentful paint, beside a minimal page', async () => {
  const headquarters = await openHeadquarters();
  const addresses = {
    ours: `${headquarters.address}/`,
    minimal: `${headquarters.address}/bench/minimal/minimal.html`,
  };
  const ours: Start[] = [];
  const minimal: Start[] = [];
  // The first of each warms the disk and the server, and is not counted.
  for (let round = 0; round <= rounds(11, 3); round += 1) {
    const one = await coldStart(addresses.ours);
    const other = await coldStart(addresses.minimal);
    if (round === 0) continue;
    ours.push(one);
    minimal.push(other);
  }
  await headquarters.remove();
  writeDown('1-cold-start', [
    ...(['process', 'page'] as const).map((from) => ratio(from, ours, minimal)),
    {
      name: 'Cold start: navigation to the first page drawn',
      value: median(ours.map(({ settled }) => settled)),
      unit: 'ms',
      goal: null,
      beside: '',
    },
    entrySize(),
  ]);
});

function ratio(from: 'process' | 'page', ours: readonly Start[], minimal: readonly Start[]): Measurement {
  const of = (starts: readonly Start[]) => starts.map((start) => start[from]);
  return {
    name: `Cold start: ${from === 'process' ? 'process' : 'navigation'} to first contentful paint, ratio`,
    value: median(of(ours)) / median(of(minimal)),
    unit: '×',
    goal: 2,
    beside: `ours ${spread(of(ours), 'ms')}, minimal page ${spread(of(minimal), 'ms')}`,
  };
}

async function coldStart(address: string): Promise<Start> {
  const started = await startBrowser(address);
  try {
    // Nobody looks until it is over.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const { page } = await started.connect();
    const told = await page.evaluate(async () => {
      for (;;) {
        const [paint] = performance.getEntriesByName('first-contentful-paint');
        if (paint) {
          const largest = await new Promise<number>((resolve) => {
            new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
              type: 'largest-contentful-paint',
              buffered: true,
            });
          });
          return { paint: paint.startTime, largest, origin: performance.timeOrigin };
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    });
    return { process: told.origin + told.paint - started.startedAt, page: told.paint, settled: told.largest };
  } finally {
    await started.remove();
  }
}

/** All scripts the page names itself: what is loaded before the first line of ours runs. */
function entrySize(): Measurement {
  const html = readFileSync(builtFile('renderer/index.html'), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+\.js)"/g)].map(([, path = '']) => path);
  const sizes = scripts.map((path) => gzipSync(readFileSync(builtFile(`renderer/${path}`))).length / 1024);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return {
    name: 'Scripts of the entry, gzip',
    value: total,
    unit: 'KB',
    goal: 250,
    beside: `${scripts.length} files, largest ${short(Math.max(...sizes))} KB`,
  };
}
