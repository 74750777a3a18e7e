import { appendFile, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { app, crashReporter, type WebContents } from 'electron';

const dumpsKept = 3;

/** Crashes are written down on this machine and sent nowhere. A line says what ended and why, never what was open. */
export function keepCrashLog(path: string): void {
  crashReporter.start({ uploadToServer: false });
  const note = (line: string) => void write(path, line);
  app.on('child-process-gone', (_event, details) => {
    note(`${details.type} ended: ${details.reason}, code ${details.exitCode}`);
  });
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('render-process-gone', (_gone, details) => {
      note(`window ended: ${details.reason}, code ${details.exitCode}`);
    });
    contents.on('unresponsive', () => note('window does not respond'));
  });
}

/** A dump holds what was in memory, so only the last few are kept. */
export async function pruneDumps(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const dumps = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.dmp'));
  const dated = await Promise.all(
    dumps.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path, at: (await stat(path)).mtimeMs };
    }),
  );
  dated.sort((a, b) => b.at - a.at);
  await Promise.all(dated.slice(dumpsKept).map(({ path }) => rm(path, { force: true })));
}

async function write(path: string, line: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await appendFile(path, `${new Date().toISOString()} ${line}\n`);
  } catch {
    // A log that cannot be written must not become the second thing that goes wrong.
  }
}
