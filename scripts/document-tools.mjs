import { existsSync } from 'node:fs';
import { run } from './run.mjs';
import { say, secondsSince } from './say.mjs';

/**
 * Provides programs of others that look at our PDFs: qpdf and poppler's tools. Where they cannot be installed the
 * documents are looked at by our own checks alone, and the check says so.
 */
export async function provideDocumentTools() {
  if (await areThere()) return;
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return;
  const began = performance.now();
  say("Installing Debian's qpdf and poppler-utils …");
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { seconds: 180, env });
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'qpdf', 'poppler-utils'];
  await run('apt-get', install, { seconds: 300, env });
  say(
    (await areThere())
      ? `Installed (${secondsSince(began)}).`
      : 'They could not be installed; our own checks look alone.',
  );
}

async function areThere() {
  if (process.platform === 'win32') return false;
  const found = await run('sh', ['-c', 'command -v qpdf && command -v pdffonts && command -v pdftotext']);
  return found.code === 0;
}
