import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reactAriaStyleHash } from '#shared/contracts/content-policy';

const root = join(import.meta.dirname, '../../../..');
const sheets = readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css'))
  .map((path) => ({ path, text: readFileSync(join(root, 'renderer', path), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '') }));
const tokens = sheets.find(({ path }) => path === join('ui', 'tokens.css'))?.text ?? '';

describe('style sheets', () => {
  test('are found', () => {
    expect(sheets.length).toBeGreaterThan(40);
  });

  test('use only tokens that exist', () => {
    const names = new Set([...tokens.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
    // Set by React Aria on a popover, and by the virtual list and the process map on themselves.
    for (const name of ['--trigger-width', '--tracks', '--tracks-narrow']) names.add(name);
    for (const name of ['--box-across', '--box-width', '--box-height', '--map-width', '--map-height']) names.add(name);
    const unknown = sheets.flatMap(({ path, text }) => {
      const own = new Set([...text.matchAll(/^\s*(--[\w-]+):/gm)].map(([, name]) => name));
      return [...text.matchAll(/var\((--[\w-]+)/g)]
        .map(([, name]) => name)
        .filter((name) => !names.has(name) && !own.has(name))
        .map((name) => `${path}: ${name}`);
    });
    expect(unknown).toEqual([]);
  });

  test('name no colour of their own', () => {
    const literal = /#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch|oklab)a?\(/i;
    // The page preview is paper: it looks as it prints, in every theme.
    const free = [join('ui', 'tokens.css'), join('widgets', 'page-preview', 'page-preview.module.css')];
    const coloured = sheets.filter(({ path, text }) => !free.includes(path) && literal.test(text));
    expect(coloured.map(({ path }) => path)).toEqual([]);
  });

  test('know no left and no right, so that a mirrored language needs no second sheet', () => {
    const sided = /^\s*(?:margin|padding|border|inset)?-?(?:left|right)\b[\w-]*:|text-align: (?:left|right)/m;
    expect(sheets.filter(({ text }) => sided.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

test('the one style React Aria puts into the page is the one the content policy lets in', () => {
  const source = readFileSync(join(root, 'node_modules/react-aria/dist/private/interactions/usePress.mjs'), 'utf8');
  const template = source.match(/style\.textContent = `([\s\S]*?)`\.trim\(\)/)?.[1] ?? '';
  const attribute = source.match(/PRESSABLE_ATTRIBUTE = '([\w-]+)'/)?.[1] ?? '';
  const style = template.replace(/\$\{[^}]*PRESSABLE_ATTRIBUTE\}/, attribute).trim();
  expect(`sha256-${createHash('sha256').update(style).digest('base64')}`).toBe(reactAriaStyleHash);
});
