import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { nothingOnRecord } from '#shared/domain/gates/known-records';
import { makePartnerExport } from '#shared/domain/gates/partner-export';
import type { Partner } from '#shared/domain/partners/partner';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { fieldpact } from '../../../../server/cli/fieldpact';

const today = '2026-11-21';
const packFolder = 'resources/packs/partner-onboarding';
const earlier = `${packFolder}/earlier/1.0.0.json`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldpact-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The built-in pack in a folder of its own, with one of its files changed. */
function packWith(name: string, changed: string, change: (json: never) => unknown): string {
  const copy = join(folder, name);
  mkdirSync(copy);
  cpSync(packFolder, copy, { recursive: true });
  const path = join(copy, changed);
  writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')) as never)));
  return copy;
}

const partner: Partner = {
  id: brand<'Partner'>('partner'),
  legalName: 'Nordlys Systems AS',
  registerNumber: '911 222 333',
  country: 'NO',
  archetype: 'reseller',
  programTier: 'entry',
  exposure: null,
  riskTierAccepted: null,
  oversight: {},
  leavingSince: null,
  website: '',
  note: '',
  createdAt: '2026-11-20T12:00:00.000Z',
};

function anExport(differs: object = {}): string {
  const { pack } = builtInPack();
  const made = makePartnerExport({
    records: { ...nothingOnRecord, partner },
    visits: [],
    pack,
    now: '2026-11-20T12:00:00.000Z',
  });
  return JSON.stringify({ ...made, ...differs });
}

describe('playbook check', () => {
  test('says that the playbook of the program is sound, from its folder of files', async () => {
    const checked = await fieldpact(['playbook', 'check', packFolder], today);
    expect(checked).toMatchObject({ code: 0, problem: null });
    expect(checked.text).toMatch(/^Partner onboarding \(partner-onboarding [0-9.]+\) is sound: 8 modules, /);
  });

  test('names file, id and cure of each mistake, and ends with 1', async () => {
    const broken = packWith('broken', 'm3.json', (module: { questions: { appliesIf?: string }[] }) => {
      const [first] = module.questions;
      if (first) first.appliesIf = 'answered("M3.Q99")';
      return module;
    });
    const checked = await fieldpact(['playbook', 'check', broken], today);
    expect(checked.code).toBe(1);
    expect(checked.text).toContain(join(broken, 'm3.json'));
    expect(checked.text).toContain('M3.Q1: There is no question or field M3.Q99. Correct the id');
    const json = await fieldpact(['playbook', 'check', broken, '--json'], today);
    expect(JSON.parse(json.text)).toMatchObject({
      ok: false,
      findings: [{ code: 'unknownAnswer', file: join(broken, 'm3.json'), where: 'M3.Q1' }],
    });
  });

  test('finds the file of a wrong shape by the place in the whole', async () => {
    const broken = packWith('misshapen', 'evidence-types-5-7.json', ([first, ...others]: { title: unknown }[]) => [
      { ...first, title: 7 },
      ...others,
    ]);
    const { code, text } = await fieldpact(['playbook', 'check', broken], today);
    expect(code).toBe(1);
    expect(text).toContain(join(broken, 'evidence-types-5-7.json'));
  });

  test.each([
    ['is not there', () => join(folder, 'nowhere.json'), 'there is no such file or folder'],
    ['is empty', () => file('empty.json', ''), 'is empty'],
    ['is not JSON', () => file('broken.json', '{"format": 1,'), 'is not JSON'],
    ['holds no pack', () => folder, 'holds no pack.json'],
  ])('says so when what is named %s, and ends with 3', async (_, path, words) => {
    const checked = await fieldpact(['playbook', 'check', path()], today);
    expect(checked).toMatchObject({ code: 3, text: '' });
    expect(checked.problem).toContain(words);
  });
});

describe('playbook diff', () => {
  test('finds nothing between a playbook and itself', async () => {
    expect(await fieldpact(['playbook', 'diff', earlier, earlier], today)).toEqual({
      code: 0,
      text: 'The two playbooks do not differ.',
      problem: null,
    });
  });

  test('says what changed, for whom, and what follows; and the same for a program', async () => {
    const told = await fieldpact(['playbook', 'diff', earlier, packFolder], today);
    expect(told.code).toBe(0);
    expect(told.text).toMatch(/^From 1\.0\.0 to [0-9.]+: [0-9]+ changes\.\n/);
    expect(told.text).toContain('Module M2 “Contracting” is new, with 8 questions');
    const json = JSON.parse((await fieldpact(['playbook', 'diff', earlier, packFolder, '--json'], today)).text) as {
      changes: { kind: string; thing: { id: string }; words: { what: string } }[];
    };
    expect(json.changes.find(({ thing }) => thing.id === 'M2')).toMatchObject({ kind: 'added' });
  });

  test('writes what partners are told', async () => {
    const { text } = await fieldpact(['playbook', 'diff', earlier, packFolder, '--notes'], today);
    expect(text).toMatch(/^What changes for you in version /);
    expect(text).not.toMatch(/predicate|M[1-8]\.Q[0-9]/);
  });
});

describe('explain', () => {
  test('says of each gate what is missing, whose it is, how long it takes, and whether here; and ends with 1', async () => {
    const path = file('partner.json', anExport());
    const told = await fieldpact(['explain', '--partner', path, '--as-of', '2026-11-20'], today);
    expect(told).toMatchObject({ code: 1, problem: null });
    expect(told.text).toMatch(/^Nordlys Systems AS on 2026-11-20, by Partner onboarding /);
    expect(told.text).toMatch(
      /\nG1 [^\n]+: closed\.\n {2}G1\.1 [^\n]+\(hard: cannot be waived\)\n {4}- E1\.1 [^\n]+ is missing\. /,
    );
    expect(told.text).toContain('The risk has not been rated. Our side; 10 minutes, in this room.');
    expect(told.text).toMatch(/\nControls: 0 of [0-9]+ satisfied, [0-9]+ open\.\n/);
  });

  test('says the same to a program', async () => {
    const path = file('partner-json.json', anExport());
    const { code, text } = await fieldpact(['explain', '--partner', path, '--json'], today);
    expect(code).toBe(1);
    const said = JSON.parse(text) as { asOf: string; gates: { id: string; unmet: unknown[]; criteria: unknown[] }[] };
    expect(said.asOf).toBe(today);
    expect(said.gates.map(({ id }) => id)).toEqual(['G1', 'G2']);
    expect(said.gates[0]?.unmet.length).toBeGreaterThan(0);
  });

  test('reads it by an earlier playbook where it was written with one', async () => {
    const path = file('earlier.json', anExport({ packVersion: '1.0.0' }));
    const { text } = await fieldpact(['explain', '--partner', path], today);
    expect(text).toMatch(/^Nordlys Systems AS on 2026-11-21, by Partner onboarding 1\.0\.0; /);
    expect(text).not.toContain('G2 ');
  });

  test.each([
    ['cut off', () => anExport().slice(0, -20), 3, 'is not JSON'],
    ['something else', () => '{"name": "a package"}', 3, 'is not the export of a partner'],
    ['of a newer program', () => anExport({ format: 2 }), 3, 'made by a newer Fieldpact'],
    ['changed by hand', () => anExport({ exportedAt: 'yesterday' }), 3, 'is damaged at exportedAt'],
    ['of an unknown playbook', () => anExport({ packVersion: '7.7.7' }), 3, 'Name its file with --pack'],
  ])('says so when the file is %s', async (name, content, code, words) => {
    const told = await fieldpact(['explain', '--partner', file(`${name}.json`, content())], today);
    expect(told).toMatchObject({ code, text: '' });
    expect(told.problem).toContain(words);
  });

  test.each(['2026-02-30', 'tomorrow', '21.11.2026'])(
    'does not take %s for a day, and says how to write one',
    async (day) => {
      const told = await fieldpact(['explain', '--partner', file('day.json', anExport()), '--as-of', day], today);
      expect(told).toEqual({
        code: 2,
        text: '',
        problem: `“${day}” is not a day. Write year, month and day: --as-of 2026-11-21.`,
      });
    },
  );
});

describe('a command that is not understood', () => {
  test.each([
    [[]],
    [['playbook']],
    [['playbook', 'check']],
    [['playbook', 'diff', 'one']],
    [['explain']],
    [['explain', '--partner', 'a.json', 'more']],
    [['publish']],
    [['playbook', 'check', 'x', '--loud']],
  ])('%j shows how it is used, and ends with 2', async (args) => {
    const told = await fieldpact(args, today);
    expect(told).toMatchObject({ code: 2, text: '' });
    expect(told.problem).toContain('npx fieldpact playbook check PACK');
  });

  test('but a question for help is', async () => {
    expect(await fieldpact(['--help'], today)).toMatchObject({ code: 0, problem: null });
  });
});
