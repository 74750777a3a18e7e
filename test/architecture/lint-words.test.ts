import { ESLint, type Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import config from '../../eslint.config.js';
import { writeMistakenCheckout } from './mistaken-checkout';

/** A file, one line of it, and the words of the complaint. */
const mistakes: readonly (readonly [file: string, line: string, complaint: RegExp])[] = [
  ['shared/base/now.ts', 'export const now = () => Date.now();', /told the time/],
  ['shared/base/today.ts', 'export const today = () => new Date();', /told the time/],
  ['shared/base/dice.ts', 'export const dice = () => Math.random();', /roll no dice/],
  ['shared/domain/partners/id.ts', 'export const id = () => crypto.randomUUID();', /make no ids/],
  ['shared/domain/partners/all.ts', "export * from './partner';", /No barrel files/],
  ['shared/domain/gates/state.ts', 'export enum State { Open, Passed }', /union of words/],
  ['renderer/features/gates/all.ts', "export * from './card';", /No barrel files/],
  ['renderer/features/gates/state.ts', 'export enum State { Open, Passed }', /union of words/],
  ['renderer/data/bridge.ts', 'export const bridge = (window as any).desktopBridge;', /Ask the Host/],
  ['renderer/host/choose.ts', 'export const bridge = (window as any).desktopBridge;', /Ask the Host/],
  ['renderer/data/bridge-taken.ts', 'export const { desktopBridge } = window as any;', /Ask the Host/],
  ['renderer/data/bridge-quoted.ts', "export const bridge = (window as any)['desktopBridge'];", /Ask the Host/],
  ['renderer/data/kept.ts', "localStorage.setItem('name', 'value');", /web storage/],
  ['renderer/ui/kept.tsx', "sessionStorage.getItem('name');", /web storage/],
  ['renderer/ui/kept-by-window.tsx', "window.localStorage.getItem('name');", /web storage/],
  ['server/http/any.ts', 'export const body = (value: any) => value;', /Unexpected any/],
  ['electron/main/sure.ts', 'export const sure = (value?: string) => value!.length;', /non-null assertion/],
  [
    'server/http/loose.ts',
    'const write = async () => 1;\nexport const route = () => { write(); };',
    /Promises must be/,
  ],
  ['renderer/ui/long.ts', 'export const a = 1;\n'.repeat(1).concat('\n'.repeat(400)), /too many lines/],
  ['server/http/long.ts', `export function long() {\n${'  void 0;\n'.repeat(80)}}`, /too many lines/],
  ['test/unit/hidden.ts', '// eslint-disable-next-line no-console\nexport const a = 1;', /Unused eslint-disable/],
];

const innocent: Readonly<Record<string, string>> = {
  'renderer/host/choose-host.ts':
    'export const bridge = (window as unknown as Record<string, unknown>).desktopBridge;\n',
  'shared/base/moment.ts': 'export const moment = (now: number) => new Date(now).toISOString();\n',
  'electron/main/clock.ts': 'export const now = () => Date.now();\n',
  'test/unit/story.ts': `export function story() {\n${'  void 0;\n'.repeat(200)}}\n`,
};

describe('the lint', () => {
  const written = Object.fromEntries(mistakes.map(([file, line]) => [file, `${line}\n`]));
  const { folder, remove } = writeMistakenCheckout({ ...written, ...innocent });
  let complaints: ReadonlyMap<string, readonly string[]> = new Map();

  beforeAll(async () => {
    const here: Linter.Config = {
      files: ['**/*.{ts,tsx}'],
      languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: folder } },
    };
    const eslint = new ESLint({
      cwd: folder,
      overrideConfigFile: true,
      overrideConfig: [...(config as Linter.Config[]), here],
    });
    const results = await eslint.lintFiles(['shared', 'renderer', 'electron', 'server', 'test']);
    complaints = new Map(
      results.map(({ filePath, messages }) => [
        filePath.slice(folder.length + 1).replaceAll('\\', '/'),
        messages.map(({ message }) => message),
      ]),
    );
  });
  afterAll(remove);

  test.each(mistakes)('complains of %s', (file, _line, complaint) => {
    expect(complaints.get(file)).toContainEqual(expect.stringMatching(complaint));
  });

  test.each(Object.keys(innocent))('lets %s pass', (file) => {
    expect(complaints.get(file)).toEqual([]);
  });
});
