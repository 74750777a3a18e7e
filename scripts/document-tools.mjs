import { existsSync } from 'node:fs';
import { run } from './run.mjs';
import { say, secondsSince } from './say.mjs';

const packages = ['qpdf', 'poppler-utils', 'libnss3-tools', 'openssl', 'mupdf-tools', 'softhsm2'];
const programs = [
  'qpdf',
  'pdffonts',
  'pdftotext',
  'pdftoppm',
  'pdfsig',
  'certutil',
  'openssl',
  'mutool',
  'softhsm2-util',
];

/**
 * Provides programs of others that look at our PDFs and their signatures: qpdf, poppler's tools with a store of roots
 * for them, OpenSSL and MuPDF; and SoftHSM, a token made of software. Where they cannot be installed the documents are
 * looked at by our own checks alone, and the checks say so.
 */
export async function provideDocumentTools() {
  if (await areThere()) return;
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return;
  const began = performance.now();
  say(`Installing Debian's ${packages.join(', ')} …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { seconds: 180, env });
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  await run('apt-get', install, { seconds: 300, env });
  say(
    (await areThere())
      ? `Installed (${secondsSince(began)}).`
      : 'They could not be installed; our own checks look alone.',
  );
}

async function areThere() {
  if (process.platform === 'win32') return false;
  const found = await run('sh', ['-c', programs.map((program) => `command -v ${program}`).join(' && ')]);
  return found.code === 0;
}
