// npm start: installs and builds what is missing, starts headquarters, opens the application, and ends all of it.
import './require-node.mjs';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { countDevices, issueCode } from './administration.mjs';
import { choosePlace, openApplication, startAddress } from './application.mjs';
import { choosePort, openDataFolder, readStartMemory, writeStartMemory } from './data-folder.mjs';
import { refuseTakenPort, startHeadquarters } from './headquarters.mjs';
import { installMissing } from './install.mjs';
import { buildStale } from './products.mjs';
import { runCommand, say } from './say.mjs';
import { readStartOptions, startHelp } from './start-options.mjs';
import { unlessEnded, wish } from './wish-to-end.mjs';

runCommand(async () => {
  const options = readStartOptions(process.argv.slice(2));
  if (options.help) return say(startHelp);

  // What the person must mend is said before anything takes long.
  const dataDir = openDataFolder(options.dataDir);
  const port = choosePort(dataDir, options.port);
  await refuseTakenPort(port, { bound: existsSync(join(dataDir, 'browser-profile')) });

  await unlessEnded(installMissing());
  await unlessEnded(buildStale());
  const place = await unlessEnded(choosePlace(options));

  const headquarters = await startHeadquarters({ port, dataDir, giveUp: wish.toEnd });
  const memory = readStartMemory(dataDir) ?? { port };
  if (place.kind !== 'electron') memory.port = port;
  const code = await codeToEnrol(place.kind, { address: headquarters.address, dataDir }, memory);
  writeStartMemory(dataDir, memory);
  say(`Headquarters is running at ${headquarters.address}; everything is kept in ${dataDir}.`);
  if (place.note) say(place.note);

  return place.kind === 'served'
    ? serve(headquarters, { code, demo: options.demo })
    : openUntilClosed(place, headquarters, { code, demo: options.demo, dataDir });
});

/**
 * A code for a window that has not enrolled yet. One that has gets none: it would lie unspent in the command line
 * of the browser, where other users of this computer can read it.
 * @param {import('./application.mjs').Place['kind']} kind
 * @param {{ address: string, dataDir: string }} headquarters
 * @param {import('./data-folder.mjs').StartMemory} memory
 */
async function codeToEnrol(kind, headquarters, memory) {
  const devices = await countDevices(headquarters);
  const before = memory.devicesBefore?.[kind];
  const windowIsKept = kind === 'electron' || existsSync(join(headquarters.dataDir, 'browser-profile'));
  if (kind !== 'served' && windowIsKept && before !== undefined && devices > before) return null;
  memory.devicesBefore = { ...memory.devicesBefore, [kind]: devices };
  // Who runs a headquarters on their own computer may also change its playbook.
  return issueCode(headquarters, personsName(), 'headquarters');
}

/**
 * @param {import('./headquarters.mjs').Headquarters} headquarters
 * @param {{ code: string | null, demo: boolean }} options
 */
async function serve(headquarters, options) {
  say(`Open ${startAddress({ address: headquarters.address, ...options })} in Chrome, Chromium or Edge.`);
  say('Ctrl-C ends it.');
  const outcome = await Promise.race([wish.toEnd, headquarters.ended.then(() => 'headquarters-gone')]);
  await headquarters.end();
  if (outcome !== 'headquarters-gone') return 0;
  say(`Headquarters has ended unexpectedly; its log is ${headquarters.log}.`);
  return 1;
}

/**
 * @param {Exclude<import('./application.mjs').Place, { kind: 'served' }>} place
 * @param {import('./headquarters.mjs').Headquarters} headquarters
 * @param {{ code: string | null, demo: boolean, dataDir: string }} options
 */
async function openUntilClosed(place, headquarters, options) {
  const began = performance.now();
  const window = openApplication(place, { address: headquarters.address, ...options });
  say('The application is open. Close its window, or press Ctrl-C, to end everything.');

  // The application goes on without headquarters: that is what it is made for.
  headquarters.ended.then(() => {
    if (!wish.told) say(`Headquarters has ended; the application goes on offline. Its log is ${headquarters.log}.`);
  });

  const code = await Promise.race([window.ended, wish.toEnd]);
  wish.told = true;
  await window.end();
  await headquarters.end();
  if (typeof code === 'number' && code !== 0 && performance.now() - began < 10_000) {
    say(
      `${place.program} did not start (exit code ${code}). Try npm start -- --no-open and open the address yourself.`,
    );
    return 1;
  }
  say('Ended.');
  return 0;
}

/** Who uses this computer; headquarters gives the device to that person. */
function personsName() {
  const { username } = userInfo();
  return username === 'root' ? 'Partner manager' : username.charAt(0).toUpperCase() + username.slice(1);
}
