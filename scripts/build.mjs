// npm run build: builds what is stale of the application and of headquarters.
import './require-node.mjs';
import { installMissing } from './install.mjs';
import { buildStale } from './products.mjs';
import { runCommand, say } from './say.mjs';

runCommand(async () => {
  await installMissing();
  await buildStale();
  say('Everything is built.');
});
