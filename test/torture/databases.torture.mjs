// Runs the core of headquarters' tests against every database that can be had here: PGlite, the PostgreSQL that comes
// along, and the system's own. FIELDPACT_TEST_DATABASES adds more (addresses with blanks between them, such as of a
// Citus, CockroachDB or YugabyteDB); what cannot be run is said. --count: only so many of the test files.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/root.mjs';

const all = [
  'push',
  'territories',
  'moving',
  'quarantine-desk',
  'verify',
  'backup/backup',
  'erasure',
  'export',
  'two-doors',
  'insights',
];

/** So many of them, where somebody asked for a count. */
const suites = all.slice(0, Number(process.env.FIELDPACT_COUNT ?? all.length));

/** @typedef {{ name: string, address: string | null, stop: () => Promise<void> }} Given */

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((done) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => done(port));
    });
  });
}

/** The PostgreSQL that headquarters brings along, started by headquarters itself. @returns {Promise<Given | string>} */
async function ownPostgres() {
  const program = join(process.env.FIELDPACT_BUILD || join(root, 'out'), 'server', 'main.js');
  if (!existsSync(program)) return 'headquarters is not built';
  const folder = mkdtempSync(join(tmpdir(), 'fieldpact-databases-'));
  const child = spawn(process.execPath, [program, '--port', '0', '--data-dir', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = await new Promise((done) => child.stdout.once('data', (chunk) => done(String(chunk))));
  if (!said.includes('"ready"')) return said;
  const note = join(folder, 'database-location.json');
  const place = existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')).folder : join(folder, 'database');
  const port = readFileSync(join(place, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[3];
  const password = readFileSync(join(folder, 'database-password'), 'utf8').trim();
  return {
    name: 'the PostgreSQL that comes along',
    address: `postgres://fieldpact:${encodeURIComponent(password)}@127.0.0.1:${port}/fieldpact`,
    stop: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
      if (place.startsWith(tmpdir()) || place.startsWith('/var/lib/fieldpact'))
        rmSync(place, { recursive: true, force: true });
    },
  };
}

/** The system's PostgreSQL, as Debian installs it. @returns {Promise<Given | string>} */
async function systemPostgres() {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort() : [];
  const version = versions.at(-1);
  if (version === undefined) return 'no PostgreSQL is installed on this system';
  const bin = join('/usr/lib/postgresql', version, 'bin');
  const folder = mkdtempSync(join(tmpdir(), 'fieldpact-system-postgres-'));
  const id = (/** @type {string} */ what) => Number(spawnSync('id', [what, 'postgres'], { encoding: 'utf8' }).stdout);
  const user = process.getuid?.() === 0 ? { uid: id('-u'), gid: id('-g') } : {};
  if ('uid' in user) spawnSync('chown', ['-R', 'postgres', folder]);
  const port = await freePort();
  const at = { cwd: '/', encoding: /** @type {const} */ ('utf8'), ...user };
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', join(folder, 'data'), '-A', 'trust', '-U', 'fieldpact', '--locale=C', '-E', 'UTF8'],
    at,
  );
  if (made.status !== 0) return made.stderr;
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`;
  const started = spawnSync(
    join(bin, 'pg_ctl'),
    ['-D', join(folder, 'data'), '-w', '-l', join(folder, 'log'), '-o', options, 'start'],
    { ...at, stdio: 'ignore' },
  );
  if (started.status !== 0) return 'it does not start';
  return {
    name: `the system's PostgreSQL ${version}`,
    address: `postgres://fieldpact@127.0.0.1:${port}/postgres`,
    stop: async () => {
      spawnSync(join(bin, 'pg_ctl'), ['-D', join(folder, 'data'), '-m', 'fast', '-w', 'stop'], {
        ...at,
        stdio: 'ignore',
      });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const named = (process.env.FIELDPACT_TEST_DATABASES ?? '').split(/\s+/).filter((address) => address !== '');
const given = [
  { name: 'PGlite', address: null, stop: async () => {} },
  await ownPostgres(),
  await systemPostgres(),
  ...named.map((address) => ({ name: new URL(address).host, address, stop: async () => {} })),
];
// One file at a time: a database on another machine is slower than one in memory.
const patience = ['--reporter=dot', '--maxWorkers=1', '--testTimeout=120000', '--hookTimeout=300000'];
let failed = 0;
for (const database of given) {
  if (typeof database === 'string') {
    process.stdout.write(`not run: ${database}\n`);
    continue;
  }
  const env = { ...process.env, ...(database.address !== null && { FIELDPACT_TEST_DATABASE: database.address }) };
  const files = suites.map((suite) => `test/unit/server/${suite}`);
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const done = spawnSync(process.execPath, [vitest, 'run', ...patience, ...files], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  await database.stop();
  const told = /Tests .*/.exec(done.stdout)?.[0] ?? '';
  process.stdout.write(`${done.status === 0 ? 'ok' : 'FAILED'}  ${database.name}: ${told}\n`);
  if (done.status !== 0) process.stdout.write(`${done.stdout}\n${done.stderr}\n`);
  failed += done.status === 0 ? 0 : 1;
}
process.exitCode = failed === 0 ? 0 : 1;
