// npm run hq: headquarters without the application.
import './require-node.mjs';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  if (command === 'code') return issueCode(rest);
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
async function issueCode([name, ...flags]) {
  if (!name || name.startsWith('--')) throw new Refusal('For whom? npm run hq -- code "Person Name"');
  const options = readStartOptions(flags);
  const dataDir = openDataFolder(options.dataDir);
  const port = options.port ?? readStartMemory(dataDir)?.port ?? choosePort(dataDir, undefined);

  const tokenFile = join(dataDir, 'hq', 'admin-token');
  if (!existsSync(tokenFile)) throw new Refusal(`No headquarters has ever run in ${dataDir}; npm start begins one.`);
  const reply = await fetch(`http://127.0.0.1:${port}/admin/codes`, {
    method: 'POST',
    headers: { authorization: `Bearer ${readFileSync(tokenFile, 'utf8').trim()}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name }),
    signal: AbortSignal.timeout(10_000),
  }).catch(() => {
    throw new Refusal(`No headquarters answers on port ${port}; start it with npm start or npm run hq -- start.`);
  });
  /** @type {{ code?: unknown, message?: unknown } | null} */
  const said = JSON.parse((await reply.text()) || 'null');
  if (typeof said?.code !== 'string') {
    throw new Refusal(`Headquarters gave no code (${reply.status}${said?.message ? `: ${said.message}` : ''}).`);
  }
  say(said.code);
}
