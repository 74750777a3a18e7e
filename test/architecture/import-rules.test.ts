import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readImports, unseenFolders } from '../../scripts/imports.mjs';
import { checkout, writeMistakenCheckout } from './mistaken-checkout';

const config = join(checkout, '.dependency-cruiser.cjs');
const { forbidden } = createRequire(import.meta.url)(config) as { forbidden: readonly { name: string }[] };

/** A file that makes one mistake, and the rule that must name it. */
type Mistake = readonly [rule: string, file: string, imported: string];

const mistakes: readonly Mistake[] = [
  ['no-cycles', 'shared/base/egg.ts', './hen'],
  ['shared-is-a-leaf', 'shared/base/leaf.ts', '../../renderer/ui/button'],
  ['shared-is-a-leaf', 'shared/contracts/leaf.ts', '../../server/db/rows'],
  ['base-knows-no-domain', 'shared/base/word.ts', '#shared/domain/partners/partner'],
  ['domain-knows-no-transport', 'shared/domain/metrics/travel.ts', '#shared/sync/row'],
  ['domain-knows-no-transport', 'shared/domain/metrics/wire.ts', '../../contracts/hq-api'],
  ['shared-has-no-machinery', 'shared/base/disk.ts', 'node:fs'],
  ['shared-has-no-machinery', 'shared/sync/dice.ts', 'uuid'],
  ['shared-has-no-machinery', 'shared/domain/settings/table.ts', 'dexie'],
  ['proof-has-few-tools', 'shared/proof/disk.ts', 'node:fs'],
  ['signatures-have-one-door', 'renderer/data/certificate.ts', 'pkijs'],
  ['signatures-have-one-door', 'server/http/certificate.ts', 'asn1js'],
  ['proof-knows-no-domain', 'shared/proof/word.ts', '#shared/domain/partners/partner'],
  ['expressions-have-one-door', 'shared/domain/interviews/formula.ts', '@marcbachmann/cel-js'],
  ['expressions-have-one-door', 'renderer/features/playbook/formula.ts', '@marcbachmann/cel-js'],
  ['settings-looks-left', 'shared/domain/settings/right.ts', '#shared/domain/partners/partner'],
  ['partners-looks-left', 'shared/domain/partners/right.ts', '../playbook/noun'],
  ['playbook-looks-left', 'shared/domain/playbook/right.ts', '#shared/domain/visits/noun'],
  ['visits-looks-left', 'shared/domain/visits/right.ts', '#shared/domain/interviews/noun'],
  ['interviews-looks-left', 'shared/domain/interviews/right.ts', '#shared/domain/evidence/noun'],
  ['evidence-looks-left', 'shared/domain/evidence/right.ts', '#shared/domain/enablement/noun'],
  ['enablement-looks-left', 'shared/domain/enablement/right.ts', '#shared/domain/commercial/noun'],
  ['commercial-looks-left', 'shared/domain/commercial/right.ts', '#shared/domain/handoffs/noun'],
  ['handoffs-looks-left', 'shared/domain/handoffs/right.ts', '#shared/domain/gates/noun'],
  ['gates-looks-left', 'shared/domain/gates/right.ts', '#shared/domain/readiness/noun'],
  ['readiness-looks-left', 'shared/domain/readiness/right.ts', '#shared/domain/programme/noun'],
  ['programme-looks-left', 'shared/domain/programme/right.ts', '#shared/domain/agreements/noun'],
  ['agreements-looks-left', 'shared/domain/agreements/right.ts', '#shared/domain/plans/noun'],
  ['plans-looks-left', 'shared/domain/plans/right.ts', '#shared/domain/slas/noun'],
  ['slas-looks-left', 'shared/domain/slas/right.ts', '#shared/domain/datasets/noun'],
  ['datasets-looks-left', 'shared/domain/datasets/right.ts', '#shared/domain/measuring/noun'],
  ['measuring-looks-left', 'shared/domain/measuring/right.ts', '#shared/domain/performance/noun'],
  ['performance-looks-left', 'shared/domain/performance/right.ts', '#shared/domain/delivery/noun'],
  ['delivery-looks-left', 'shared/domain/delivery/right.ts', '#shared/domain/surveys/noun'],
  ['surveys-looks-left', 'shared/domain/surveys/right.ts', '#shared/domain/reporting/noun'],
  ['reporting-looks-left', 'shared/domain/reporting/right.ts', '#shared/domain/improvements/noun'],
  ['improvements-looks-left', 'shared/domain/improvements/right.ts', '#shared/domain/metrics/noun'],
  ['metrics-looks-left', 'shared/domain/metrics/right.ts', '#shared/domain/exchange/noun'],
  ['exchange-looks-left', 'shared/domain/exchange/right.ts', '#shared/domain/documents/noun'],
  ['documents-looks-left', 'shared/domain/documents/right.ts', '#shared/domain/signing/noun'],
  ['signing-looks-left', 'shared/domain/signing/right.ts', '#shared/domain/guidance/noun'],
  ['guidance-looks-left', 'shared/domain/guidance/right.ts', '#shared/domain/imports/noun'],
  ['imports-looks-left', 'shared/domain/imports/right.ts', '#shared/domain/headquarters/noun'],
  ['processes-meet-only-in-shared', 'renderer/data/reach.ts', '../../server/db/rows'],
  ['processes-meet-only-in-shared', 'server/http/reach.ts', '../../renderer/data/tables'],
  ['processes-meet-only-in-shared', 'electron/main/reach.ts', '../../server/db/rows'],
  ['command-line-borrows-the-printer', 'server/cli/reach.ts', '../../renderer/data/tables'],
  ['preload-is-thin', 'electron/preload/clever.ts', '../main/files'],
  ['shell-knows-no-domain', 'electron/main/clever.ts', '#shared/domain/partners/partner'],
  ['ui-uses', 'renderer/ui/greedy.ts', '../widgets/badge'],
  ['host-uses', 'renderer/host/greedy.ts', '../data/tables'],
  ['session-uses', 'renderer/session/greedy.ts', '../data/tables'],
  ['messages-uses', 'renderer/messages/greedy.ts', '../ui/button'],
  ['data-uses', 'renderer/data/greedy.ts', '../session/who'],
  ['documents-uses', 'renderer/documents/greedy.ts', '../data/tables'],
  ['sync-uses', 'renderer/sync/greedy.ts', '../session/who'],
  ['widgets-uses', 'renderer/widgets/greedy.ts', '../data/tables'],
  ['verifier-uses', 'renderer/verifier/greedy.ts', '../data/tables'],
  ['features-uses', 'renderer/features/gates/greedy.ts', '../../sync/engine'],
  ['app-uses', 'renderer/app/greedy.ts', '../sync/engine'],
  ['features-do-not-meet', 'renderer/features/gates/neighbour.ts', '../partners/screen'],
  ['ui-knows-no-domain', 'renderer/ui/wordy.ts', '#shared/domain/partners/partner'],
  ['adapters-are-private', 'renderer/features/evidence/private.ts', '../../host/browser-host'],
  ['dexie-stays-in-data', 'renderer/features/partners/query.ts', 'dexie'],
  ['dexie-stays-in-data', 'renderer/app/query.ts', 'dexie-react-hooks'],
  ['pdfmake-stays-in-documents', 'renderer/features/plans/print.ts', 'pdfmake'],
  ['pdfmake-stays-in-documents', 'renderer/data/print.ts', 'pdfmake/js/Printer.js'],
  ['electron-stays-in-electron', 'renderer/data/shell.ts', 'electron'],
  ['electron-stays-in-electron', 'server/http/shell.ts', 'electron/main'],
  ['production-never-imports-tests', 'renderer/data/builder.ts', '../../test/builders/partner'],
  ['production-never-imports-tests', 'server/http/builder.ts', '../../test/builders/partner'],
];

/** Files that keep the rules: none of them may be named. */
const innocent: Readonly<Record<string, string>> = {
  'shared/base/hen.ts': "export * from './egg';",
  'shared/sync/row.ts': "import { z } from 'zod'; export const row = z.string();",
  'shared/contracts/hq-api.ts': "import { row } from '#shared/sync/row'; export const api = row;",
  'shared/domain/partners/partner.ts': "import { noun } from '../settings/noun'; export const partner = noun;",
  'shared/domain/playbook/expression.ts':
    "import { evaluate } from '@marcbachmann/cel-js'; export const ask = evaluate;",
  ...Object.fromEntries(
    ['settings', 'playbook', 'visits', 'interviews', 'evidence', 'gates', 'agreements', 'plans', 'slas', 'documents']
      .concat(['datasets', 'measuring', 'performance', 'exchange'])
      .concat(
        'enablement',
        'commercial',
        'handoffs',
        'readiness',
        'programme',
        'signing',
        'guidance',
        'imports',
        'headquarters',
        'delivery',
        'surveys',
        'reporting',
        'improvements',
        'metrics',
      )
      .map((module) => [`shared/domain/${module}/noun.ts`, `export const noun = '${module}';`]),
  ),
  'renderer/ui/button.ts': 'export const button = 1;',
  'renderer/widgets/badge.ts': "import { button } from '../ui/button'; export const badge = button;",
  'renderer/session/who.ts': 'export const who = 1;',
  'renderer/data/tables.ts': "import Dexie from 'dexie'; export const tables = Dexie;",
  'renderer/documents/worker.ts': "import pdf from 'pdfmake/js/Printer.js'; export const worker = pdf;",
  'renderer/sync/engine.ts': "import { tables } from '../data/tables'; export const engine = tables;",
  'renderer/host/host.ts': 'export const host = 1;',
  'renderer/host/browser-host.ts': "import { host } from './host'; export const browserHost = host;",
  'renderer/features/partners/screen.ts': "import { host } from '../../host/host'; export const screen = host;",
  'electron/main/files.ts': "import { app } from 'electron'; export const files = app;",
  'server/db/rows.ts': "import { row } from '#shared/sync/row'; export const rows = row;",
  'test/builders/partner.ts':
    "import { partner } from '#shared/domain/partners/partner'; export const aPartner = partner;",
};

describe('the import checker', () => {
  const written = Object.fromEntries(mistakes.map(([, file, imported]) => [file, `export * from '${imported}';`]));
  const { folder, remove } = writeMistakenCheckout({ ...innocent, ...written });
  let named: string[] = [];
  let modules: string[] = [];

  beforeAll(async () => {
    const reading = await readImports(folder, { config });
    named = reading.violations.map(({ rule, from }) => `${rule} ${from}`);
    modules = reading.modules;
  });
  afterAll(remove);

  test.each(mistakes)('names %s in %s', (rule, file) => {
    expect(named).toContain(`${rule} ${file}`);
  });

  test('names no file that keeps the rules', () => {
    const accused = new Set(named.map((line) => line.split(' ')[1] ?? ''));
    expect(Object.keys(innocent).filter((file) => accused.has(file))).toEqual([]);
  });

  test('has looked at every file', () => {
    expect(modules).toEqual(expect.arrayContaining([...Object.keys(innocent), ...Object.keys(written)]));
  });

  test('has a deliberate mistake here for every rule', () => {
    const tried = new Set(mistakes.map(([rule]) => rule));
    expect(forbidden.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
  });
});

describe('a reading that saw nothing', () => {
  test('is told from one that found nothing wrong', () => {
    expect(unseenFolders(['shared/base/result.ts', 'renderer/main.tsx', 'electron/main/index.ts'])).toEqual(['server']);
  });
});
