// npm run package: the desktop application as a folder for this system, in dist/. Needs Electron's binary.
import './require-node.mjs';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { electronVersion, fetchElectron } from './electron.mjs';
import { installMissing } from './install.mjs';
import { buildStale } from './products.mjs';
import { root } from './root.mjs';
import { runNpm } from './run.mjs';
import { Refusal, runCommand, say } from './say.mjs';

// Used here only, and fetched only here. Later versions need a newer Node than ours.
const packager = '@electron/packager@18.4.4';
const fuseTool = '@electron/fuses@1.8.0';

/** What is switched inside Electron's binary; each is decided, none left as it comes. */
const fuses = {
  RunAsNode: 'off',
  EnableCookieEncryption: 'on',
  EnableNodeOptionsEnvironmentVariable: 'off',
  EnableNodeCliInspectArguments: 'off',
  EnableEmbeddedAsarIntegrityValidation: 'on',
  OnlyLoadAppFromAsar: 'on',
  LoadBrowserProcessSpecificV8Snapshot: 'off',
  GrantFileProtocolExtraPrivileges: 'off',
};

/** The application is what was built, and what its shell still imports. The tests, headquarters and sources stay here. */
const leftOut =
  '^/(?!(package\\.json|out|out/(main|preload|renderer)(/.*)?|node_modules|node_modules/(zod|pkcs11js)(/.*)?)$)';

runCommand(async () => {
  await installMissing();
  const electron = await fetchElectron();
  if (electron.binary === null) throw new Refusal(`Nothing was packaged: ${electron.reason}.`);
  await buildStale();

  say('Packaging …');
  const dist = join(root, 'dist');
  await tool(packager, [
    'electron-packager',
    root,
    'Fieldpact',
    ...['--out', dist, '--overwrite', '--asar', '--electron-version', electronVersion()],
    ...['--app-bundle-id', 'org.fieldpact.desktop', '--ignore', leftOut],
  ]);

  const program = packagedProgram(dist);
  await tool(fuseTool, [
    'electron-fuses',
    'write',
    '--app',
    program,
    ...Object.entries(fuses).map(([fuse, state]) => `${fuse}=${state}`),
  ]);
  say(`Packaged: ${program}`);
});

/** @param {string} packageName @param {readonly string[]} command */
async function tool(packageName, command) {
  const result = await runNpm(['exec', '--yes', `--package=${packageName}`, '--', ...command], { seconds: 900 });
  if (result.code === 0) return;
  process.stderr.write(result.output);
  throw new Refusal(`${command[0]} failed; the reason stands above.`);
}

/** @param {string} dist */
function packagedProgram(dist) {
  const folder = readdirSync(dist).find((name) => name.startsWith(`Fieldpact-${process.platform}-`)) ?? '';
  const programs = ['Fieldpact.app', 'Fieldpact.exe', 'Fieldpact'].map((name) => join(dist, folder, name));
  const program = programs.find((file) => existsSync(file));
  if (!program) throw new Refusal('The packager ended well but left no program in dist/.');
  return program;
}
