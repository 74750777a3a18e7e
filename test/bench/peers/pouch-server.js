// PouchDB's server: express-pouchdb on its own Express 4, LevelDB files, in a process of its own.
// node pouch-server.js FOLDER PAGES
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const express = require('express');
const PouchDB = require('pouchdb');
const [folder, pages] = process.argv.slice(2);
// It writes its configuration and its log into the folder it is started in.
process.chdir(folder);
mkdirSync(join(folder, 'databases'), { recursive: true });
const Files = PouchDB.defaults({ prefix: `${join(folder, 'databases')}/` });
const app = express();
app.use('/pages', express.static(pages));
app.use('/db', require('express-pouchdb')(Files, { mode: 'minimumForPouchDB', logPath: join(folder, 'log.txt') }));
new Files('partners').info().then(() => {
  const server = app.listen(0, '127.0.0.1', () =>
    process.stdout.write(
      `${JSON.stringify({ event: 'ready', address: `http://127.0.0.1:${server.address().port}` })}\n`,
    ),
  );
});
process.stdin.resume().on('end', () => process.exit(0));
