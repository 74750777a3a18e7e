// npm run hq: headquarters without the application.
import './require-node.mjs';
import { issueCode } from './administration.mjs';
import { choosePort, openDataFolder, readStartMemory } from './data-folder.mjs';
import { refuseTakenPort, startHeadquarters } from './headquarters.mjs';
import { installMissing } from './install.mjs';
import { buildStale } from './products.mjs';
import { Refusal, runCommand, say } from './say.mjs';
import { readStartOptions } from './start-options.mjs';
import { unlessEnded, wish } from './wish-to-end.mjs';

const help = `npm run hq -- start [--port N] [--data-dir DIR]           start headquarters
npm run hq -- code "Person Name" [--port N] [--data-dir DIR]
                                                          a one-time code for that person's next device,
                                                          from the headquarters that is running`;

runCommand(async () => {
  const [command, ...rest] = process.argv.slice(2);
  if (command === 'start') return start(rest);
  if (command === 'code') return code(rest);
  say(help);
  return command === undefined || command === '--help' ? 0 : 1;
});

/** @param {readonly string[]} args */
async function start(args) {
  const options = readStartOptions(args);
  const dataDir = openDataFolder(options.dataDir);
  const port = choosePort(dataDir, options.port);
  await refuseTakenPort(port, { bound: false });
  await unlessEnded(installMissing());
  await unlessEnded(buildStale());

  const headquarters = await startHeadquarters({ port, dataDir, giveUp: wish.toEnd });
  say(`Headquarters is running at ${headquarters.address}; everything is kept in ${dataDir}. Ctrl-C ends it.`);
  const outcome = await Promise.race([wish.toEnd, headquarters.ended]);
  await headquarters.end();
  if (outcome === 'asked') return 0;
  throw new Refusal(`Headquarters has ended unexpectedly; its log is ${headquarters.log}.`);
}

/** @param {readonly string[]} args */
async function code([name, ...flags]) {
  if (!name || name.startsWith('--')) throw new Refusal('For whom? npm run hq -- code "Person Name"');
  const options = readStartOptions(flags);
  const dataDir = openDataFolder(options.dataDir);
  const port = options.port ?? readStartMemory(dataDir)?.port ?? choosePort(dataDir, undefined);

  say(await issueCode({ address: `http://127.0.0.1:${port}`, dataDir }, name));
}
