// The ceiling under every server: takes a request and does nothing with it, or writes it to a file with its SHA-256 and
// a flush. node raw-server.js FOLDER
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
let files = 0;

async function keep(request) {
  const hash = createHash('sha256');
  files += 1;
  const file = await open(join(folder, `upload-${files}`), 'w');
  for await (const chunk of request) {
    hash.update(chunk);
    await file.write(chunk);
  }
  await file.sync();
  await file.close();
  return hash.digest('hex');
}

const server = createServer(async (request, response) => {
  if (request.method === 'PUT') return response.end(await keep(request));
  for await (const _ of request);
  response.end('done');
}).listen(0, '127.0.0.1', () =>
  process.stdout.write(`${JSON.stringify({ event: 'ready', address: `http://127.0.0.1:${server.address().port}` })}\n`),
);
process.stdin.resume().on('end', () => process.exit(0));
