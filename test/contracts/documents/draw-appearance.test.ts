import { expect, test } from 'vitest';
import { refuse } from '#shared/base/result';
import { signatureFieldSize } from '#shared/domain/documents/signature-field-size';
import { type AppearanceRequest, drawAppearance } from '../../../renderer/documents/draw-appearance';
import { nodePress } from '../../../renderer/documents/print-in-node';
import { sha256Hex } from '../../builders/sha256-hex';
import { someInk } from '../../builders/some-ink';
import { hostileNames } from './checks/hostile-page';

const lines = [
  'Eva Lindner, Managing director',
  'Nordlicht Systemhaus GmbH',
  '21 November 2026, 09:41 UTC, by the clock of the device',
  'Simple signature with evidence · session 51e5',
];
const someRequest = (changes: Partial<AppearanceRequest> = {}): AppearanceRequest => ({
  ink: someInk(),
  lines,
  ...signatureFieldSize,
  ...changes,
});

async function drawn(changes: Partial<AppearanceRequest> = {}): Promise<string> {
  const made = await drawAppearance(someRequest(changes), nodePress);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.content;
}

/** Every point of the outlines and strokes. */
function pointsOf(content: string): readonly (readonly [number, number])[] {
  return [...content.matchAll(/^([-\d. ]+) (?:m|l|c|re)(?: S)?$/gm)].flatMap(([, given = '']) => {
    const numbers = given.split(' ').map(Number);
    return Array.from(
      { length: numbers.length >> 1 },
      (_, at) => [numbers[2 * at] ?? 0, numbers[2 * at + 1] ?? 0] as const,
    );
  });
}

function expectInside(content: string) {
  for (const [x, y] of pointsOf(content)) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(signatureFieldSize.width);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(signatureFieldSize.height);
  }
}

test('the same hand and words give the same bytes, whatever was drawn before', async () => {
  const before = await drawn();
  await drawn({ lines: ['שלום כהן (מנהל)', 'क्षत्रिय श्री'] });
  expect(sha256Hex(await drawn())).toBe(sha256Hex(before));
  expect(await drawn({ lines: ['Eva Lindnes'] })).not.toBe(before);
});

test('what a field shows needs no font, no picture and no transparency', async () => {
  const operators = new Set((await drawn()).match(/(?<=^|\s)[A-Za-z]+(?=\s|$)/g));
  expect([...operators].sort()).toEqual(
    ['J', 'Q', 'RG', 'S', 'c', 'f', 'h', 'j', 'l', 'm', 'q', 're', 'rg', 'w'].sort(),
  );
});

test('numbers have two decimals at most, so that whoever writes them again changes none', async () => {
  expect((await drawn()).match(/\d\.\d{3,}|e-?\d/g)).toBeNull();
});

test('every name of the hard ones is drawn, inside the box', async () => {
  for (const name of hostileNames) {
    const content = await drawn({ lines: [name, `${name} · ${name}`] });
    expect([name, content.split('\nf').length]).toEqual([name, 3]);
    expectInside(content);
  }
});

test('a name from right to left stands in the order in which it is read, brackets and all', async () => {
  const leftmost = async (line: string) => {
    const content = await drawn({ ink: null, lines: [line] });
    return Math.max(...pointsOf(content.slice(content.indexOf(' rg'))).map(([x]) => x));
  };
  // The same letters take the same room, whichever script stands first.
  expect(await leftmost('Cohen שלום')).toBeCloseTo(await leftmost('Cohen םולש'), 0);
});

test('lines too long, too many or empty never leave the box', async () => {
  const long = 'The undersigned acts for a company whose name is longer than any box could ever hold '.repeat(4);
  for (const ink of [someInk(3), null]) {
    expectInside(await drawn({ ink, lines: [long, 'a'.repeat(400), 'Ж'.repeat(300)] }));
    expectInside(await drawn({ ink, lines: Array.from({ length: 30 }, (_, at) => `Line ${at} of too many`) }));
    expectInside(await drawn({ ink, lines: ['', ' ', '\n'] }));
    expectInside(await drawn({ ink, lines: [] }));
  }
});

test('a stroke that is a dot, or flat, or empty, is drawn inside the box', async () => {
  const point = { x: 5, y: 5, time: 0 };
  for (const strokes of [[[point]], [[point, { ...point, x: 500, time: 5 }]], [[]]])
    expectInside(await drawn({ ink: { width: 600, height: 200, strokes } }));
});

test('letters that no font has are refused by name, not left out', async () => {
  expect(await drawAppearance(someRequest({ lines: ['Eva ᚠ Lindner', 'fine'] }), nodePress)).toEqual(
    refuse({
      kind: 'glyph-missing',
      findings: [{ kind: 'glyph-missing', characters: ['ᚠ'], where: 'Eva ᚠ Lindner', source: null }],
    }),
  );
});
