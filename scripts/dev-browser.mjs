// npm run dev:browser: the window in a browser tab, redrawn as you type, with a headquarters of its own behind it.
import './require-node.mjs';
import { join } from 'node:path';
import { issueCode } from './administration.mjs';
import { startAddress } from './application.mjs';
import { openDataFolder } from './data-folder.mjs';
import { refuseTakenPort, startHeadquarters } from './headquarters.mjs';
import { installMissing } from './install.mjs';
import { buildStale } from './products.mjs';
import { root } from './root.mjs';
import { Refusal, runCommand, say } from './say.mjs';
import { unlessEnded, wish } from './wish-to-end.mjs';

// Fixed, because the browser keeps records by origin.
const windowPort = 4872;
const headquartersPort = 4871;

runCommand(async () => {
  const dataDir = openDataFolder(join(root, '.data', 'development'));
  await refuseTakenPort(headquartersPort, { bound: false });
  await refuseTakenPort(windowPort, { bound: false });
  await unlessEnded(installMissing());
  await unlessEnded(buildStale());

  const headquarters = await startHeadquarters({
    port: headquartersPort,
    dataDir,
    giveUp: wish.toEnd,
  });
  const window = await serveWindow(headquarters.address);
  const address = `http://127.0.0.1:${windowPort}`;
  const code = await issueCode({ address: headquarters.address, dataDir }, 'Developer', 'headquarters');
  say(`Open ${startAddress({ address, code, demo: false })}`);
  say(`Its headquarters is running at ${headquarters.address}; everything is kept in ${dataDir}. Ctrl-C ends it.`);

  const outcome = await Promise.race([wish.toEnd, headquarters.ended]);
  await window.close();
  await headquarters.end();
  if (outcome !== 'asked') throw new Refusal(`Headquarters has ended unexpectedly; its log is ${headquarters.log}.`);
});

/** @param {string} headquartersAddress */
async function serveWindow(headquartersAddress) {
  // Imported here: before the installation above they may not be there.
  const { createServer, runnerImport } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  const { module } = await runnerImport(join(root, 'renderer', 'vite-options.ts'));

  const server = await createServer({
    ...module.rendererOptions,
    configFile: false,
    root: join(root, 'renderer'),
    plugins: [react()],
    server: {
      host: '127.0.0.1',
      port: windowPort,
      strictPort: true,
      // Headquarters under the window's own origin, as when it serves the window itself.
      proxy: { '/v1': headquartersAddress },
      fs: { allow: [root] },
    },
  });
  return server.listen();
}
