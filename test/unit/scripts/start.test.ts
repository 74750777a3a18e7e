import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { command, freePort, isRunning, type RunningCommand, until, writeSmallCheckout } from './small-checkout';

let small: ReturnType<typeof writeSmallCheckout>;
let port: number;
let running: RunningCommand[];

beforeEach(async () => {
  small = writeSmallCheckout();
  port = await freePort();
  running = [];
});

afterEach(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGTERM');
    await ended;
  }
  small.remove();
});

function start(args: readonly string[] = ['--port', String(port)], env: Readonly<Record<string, string>> = {}) {
  const started = command(small.folder, 'start.mjs', ['--data-dir', small.data, ...args], env);
  running.push(started);
  return started;
}

const withDisplay = () => ({ DISPLAY: ':0', FIELDPACT_BROWSER: small.browser });
const started = () => until('the browser has started', () => small.browserArguments().length > 0);

async function everythingHasEnded(): Promise<void> {
  await until('everything has ended', () => !small.processes().some(isRunning));
}

describe('npm start', () => {
  test('without a display serves, and prints the address with a code to enrol', async () => {
    const command = start();
    await command.says('Ctrl-C ends it.');
    expect(command.said()).toContain(
      `Open http://127.0.0.1:${port}/#/start?hq=http%3A%2F%2F127.0.0.1%3A${port}&code=CODE-1 in Chrome`,
    );
  });

  test('opens an installed browser as a window of its own, and says why it is not Electron', async () => {
    const command = start(['--port', String(port), '--demo'], withDisplay());
    await command.says('The application is open.');
    await started();
    expect(command.said()).toContain('Electron 45.4.1 is not here and could not be fetched: opening it in');
    expect(small.browserArguments()).toEqual(
      expect.arrayContaining([
        `--app=http://127.0.0.1:${port}/#/start?hq=http%3A%2F%2F127.0.0.1%3A${port}&code=CODE-1&demo=1`,
        `--user-data-dir=${join(small.data, 'browser-profile')}`,
        '--no-first-run',
      ]),
    );
  });

  test('ends headquarters when the window is closed', async () => {
    const command = start(['--port', String(port)], withDisplay());
    await started();
    small.write('close-browser', '');
    expect(await command.ended).toBe(0);
    await everythingHasEnded();
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'ends everything it has started before it ends by %s',
    async (signal) => {
      const command = start(['--port', String(port)], withDisplay());
      await started();
      expect(small.processes().filter(isRunning)).toHaveLength(2);
      command.child.kill(signal);
      expect(await command.ended).toBe(0);
      expect(small.processes().filter(isRunning)).toEqual([]);
      expect(command.said()).toMatch(/\nEnded\.\n$/);
    },
  );

  test('leaves nothing behind even when it is killed and can do nothing any more', async () => {
    const command = start(['--port', String(port)], withDisplay());
    await started();
    command.child.kill('SIGKILL');
    await everythingHasEnded();
  });

  test('ends with the npm that started it, however that went', async () => {
    const npm = command(small.folder, 'parent.mjs', ['--data-dir', small.data, '--port', String(port)], {
      ...withDisplay(),
      npm_lifecycle_event: 'start',
    });
    await started();
    npm.child.kill('SIGKILL');
    await everythingHasEnded();
  });

  test('can be ended while it is still building', async () => {
    small.write('node_modules/electron-vite/build.cjs', 'setInterval(() => {}, 1000);');
    const command = start();
    await command.says('Building the application');
    command.child.kill('SIGTERM');
    expect(await command.ended).toBe(130);
  });

  test('builds what is missing, nothing the second time, and only what has changed the third', async () => {
    const built = async () => {
      const command = start();
      await command.says('Ctrl-C ends it.');
      command.child.kill('SIGTERM');
      await command.ended;
      return command
        .said()
        .split('\n')
        .filter((line) => line.startsWith('Building'));
    };
    expect(await built()).toEqual([
      'Building the application …',
      'Building headquarters …',
      'Building the command line …',
    ]);
    expect(await built()).toEqual([]);
    small.write('renderer/main.tsx', 'changed');
    expect(await built()).toEqual(['Building the application …']);
  });

  test('gives a code until a device has enrolled with it, and none afterwards', async () => {
    const addresses: string[] = [];
    for (const devices of ['[]', '[]', '[{ "withdrawnAt": null }]']) {
      small.write('devices', devices);
      rmSync(join(small.folder, 'browser-arguments'), { force: true });
      const command = start(['--port', String(port)], withDisplay());
      await started();
      addresses.push(small.browserArguments()[0] ?? '');
      command.child.kill('SIGTERM');
      await command.ended;
    }
    expect(addresses.map((address) => address.includes('code='))).toEqual([true, true, false]);
  });

  test('remembers its port, and refuses another one under which the records would seem to be gone', async () => {
    const first = start(['--port', String(port)], withDisplay());
    await started();
    first.child.kill('SIGTERM');
    await first.ended;

    const other = start(['--port', String(await freePort())], withDisplay());
    expect(await other.ended).toBe(1);
    expect(other.said()).toBe(
      `The records in ${small.data} belong to port ${port}; start with --port ${port} or without --port, or choose another --data-dir.\n`,
    );

    rmSync(join(small.folder, 'browser-arguments'));
    const again = start([], withDisplay());
    await started();
    expect(small.browserArguments()[0]).toContain(`--app=http://127.0.0.1:${port}/`);
    again.child.kill('SIGTERM');
    await again.ended;
  });
});

describe('npm start refuses in one sentence', () => {
  async function refusal(args?: readonly string[], env?: Readonly<Record<string, string>>): Promise<string> {
    const command = start(args, env);
    expect(await command.ended).toBe(1);
    await everythingHasEnded();
    const lines = command.said().trim().split('\n');
    return lines.filter((line) => !/^(Building .* …|Built .*\.)$/.test(line)).join('\n');
  }

  test('a port that another program uses', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    expect(await refusal()).toBe(
      `Port ${port} is used by another program; end that program, or choose another port with --port N.`,
    );
    other.close();
  });

  test('a second start beside the first', async () => {
    await start().says('Ctrl-C ends it.');
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.said()).toBe(
      `Fieldpact is already running on port ${port} (http://127.0.0.1:${port}); end it before you start it again.\n`,
    );
  });

  test('a data folder that cannot be one', async () => {
    small.write('data', 'a file stands here');
    expect(await refusal()).toBe(
      `Fieldpact cannot write to its data folder ${small.data} (EEXIST); allow it, or choose another with --data-dir DIR.`,
    );
  });

  test('a damaged data folder', async () => {
    small.write('data/start.json', '{"por');
    expect(await refusal()).toBe(
      `The data folder ${small.data} is damaged: start.json does not name a port; write {"port":4870} into it, or the port you once chose with --port.`,
    );
  });

  test('what headquarters refuses, in its own words', async () => {
    small.write('mood', 'refuses');
    expect(await refusal()).toBe('The database in this folder is damaged.');
  });

  test('a headquarters that ends at once, naming its log', async () => {
    small.write('mood', 'crashes');
    const log = join(small.data, 'headquarters.log');
    expect(await refusal()).toMatch(
      /^Headquarters ended before it was ready \(.*\); its log is .*headquarters\.log\.$/,
    );
    expect(readFileSync(log, 'utf8')).toContain('the disk is on fire');
  });

  test('a build that fails', async () => {
    small.write('node_modules/vite/vite.cjs', "console.error('main.ts: what is this?'); process.exit(1);");
    expect(await refusal()).toBe('main.ts: what is this?\nBuilding headquarters failed; the reason stands above.');
    expect(existsSync(join(small.folder, 'out/headquarters.stamp'))).toBe(false);
  });

  test('Electron where it was asked for and is not there', async () => {
    expect(await refusal(['--port', String(port), '--host=electron'], withDisplay())).toBe(
      'Electron 45.4.1 is not here and could not be fetched. Start without --host=electron to use a browser.',
    );
  });

  test('a flag it does not know', async () => {
    expect(await refusal(['--prot', '1'])).toBe('--prot is not a flag of npm start; npm start -- --help lists them.');
  });
});

describe('npm run hq', () => {
  test('gives a one-time code from the headquarters that is running', async () => {
    await start().says('Ctrl-C ends it.');
    const asked = command(small.folder, 'hq.mjs', ['code', 'Ines Example', '--data-dir', small.data], {});
    expect(await asked.ended).toBe(0);
    expect(asked.said()).toBe('CODE-2\n');
  });

  test('says so when none is running', async () => {
    const asked = command(small.folder, 'hq.mjs', ['code', 'Ines Example', '--data-dir', small.data], {});
    expect(await asked.ended).toBe(1);
    expect(asked.said()).toBe(`No headquarters has ever run in ${small.data}; npm start begins one.\n`);
  });
});
