// node scripts/check-documents.mjs [count]: prints so many documents that are hard to print (1000), and looks at each:
// nothing lost, nothing on top of each other, every word tagged, in order, fonts embedded. Tools that are installed
// (qpdf, pdffonts, pdftotext) look at one in ten as well.
import './require-node.mjs';
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bundleForNode } from './document-bundle.mjs';
import { root } from './root.mjs';
import { Refusal, runCommand, say } from './say.mjs';

/**
 * @typedef {object} Checked
 * @property {number} seed
 * @property {number} pages
 * @property {string[]} complaints
 * @property {string | null} file
 */

const folder = join(root, 'test-results', 'documents');

runCommand(async () => {
  const count = Number(process.argv[2] ?? 1000);
  if (!Number.isInteger(count) || count < 1) throw new Refusal(`How many documents? ${process.argv[2]} is no number.`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const bundle = await bundleForNode('test/contracts/documents/checks/check-run.ts', 'check');
  const every = Math.min(2, availableParallelism(), count);
  const shares = await Promise.all(
    Array.from({ length: every }, (_, from) => checkShare(bundle, { from, every, count, folder })),
  );
  const checked = shares.flat();
  const tools = await installedTools();
  for (const entry of checked) {
    const { file } = entry;
    if (file === null) continue;
    for (const tool of tools)
      entry.complaints.push(...(await tool.complaintsOf(file)).map((said) => `${tool.name}: ${said}`));
  }
  const bad = checked.filter(({ complaints }) => complaints.length > 0);
  for (const { seed, complaints } of bad.slice(0, 40)) say(`  ${seed}: ${complaints.slice(0, 3).join('; ')}`);
  const pages = checked.reduce((sum, entry) => sum + entry.pages, 0);
  const others = tools.map(({ name }) => name).join(', ') || 'none';
  say(`${checked.length} documents, ${pages} pages, ${bad.length} with complaints. Tools that looked too: ${others}.`);
  if (checked.length !== count) throw new Refusal(`Only ${checked.length} of ${count} documents were looked at.`);
  if (bad.length > 0)
    throw new Refusal('Documents are not what they must be; their files are in test-results/documents.');
});

/**
 * @param {string} bundle
 * @param {{ from: number, every: number, count: number, folder: string }} share
 * @returns {Promise<Checked[]>}
 */
function checkShare(bundle, share) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--max-old-space-size=3000', bundle, JSON.stringify(share)], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    /** @type {Checked[]} */
    const checked = [];
    createInterface({ input: child.stdout }).on('line', (line) => checked.push(JSON.parse(line)));
    child.once('error', reject);
    child.once('close', () => resolve(checked));
  });
}

/** @returns {Promise<{ name: string, complaintsOf(file: string): Promise<string[]> }[]>} */
async function installedTools() {
  const known = [
    {
      name: 'qpdf',
      /** @param {string} file */
      complaintsOf: async (file) => {
        const { code, out } = await tool('qpdf', ['--check', file]);
        return code === 0 ? [] : [out.trim().split('\n').slice(0, 3).join(' / ')];
      },
    },
    {
      name: 'pdffonts',
      /** @param {string} file */
      complaintsOf: async (file) => {
        const lines = (await tool('pdffonts', [file])).out.trim().split('\n').slice(2);
        return lines.filter((line) => !/ yes yes yes +\d+ +\d+$/.test(line));
      },
    },
    {
      name: 'pdftotext',
      /** @param {string} file */
      complaintsOf: async (file) => {
        const { code, out } = await tool('pdftotext', [file, '-']);
        return code === 0 && out.trim() !== '' && !out.includes('\ufffd') ? [] : ['no text can be taken out'];
      },
    },
  ];
  const found = await Promise.all(
    known.map(async (each) => ((await tool(each.name, ['-v'])).code === null ? [] : [each])),
  );
  return found.flat();
}

/**
 * @param {string} name
 * @param {string[]} given
 * @returns {Promise<{ code: number | null, out: string }>} code null: it is not installed
 */
function tool(name, given) {
  return new Promise((resolve) => {
    execFile(name, given, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      const missing = error !== null && 'code' in error && String(error.code) === 'ENOENT';
      const failed = typeof error?.code === 'number' ? error.code : 1;
      resolve({ code: missing ? null : error === null ? 0 : failed, out: stdout + stderr });
    });
  });
}
