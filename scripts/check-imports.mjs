// npm run check:imports: who may import whom, by the rules in .dependency-cruiser.cjs.
import './require-node.mjs';
import { join } from 'node:path';
import { readImports, unseenFolders } from './imports.mjs';
import { root } from './root.mjs';
import { Refusal, runCommand, say } from './say.mjs';

runCommand(async () => {
  const reading = await readImports(root, { config: join(root, '.dependency-cruiser.cjs') });

  const unseen = unseenFolders(reading.modules);
  if (unseen.length > 0)
    throw new Refusal(`The import checker saw no module of ${unseen.join(', ')}: it has not looked.`);

  for (const { rule, from, to } of reading.violations) {
    say(`${from} → ${to}\n  ${rule}: ${reading.comments[rule] ?? ''}`);
  }
  say(`${reading.modules.length} modules, ${reading.edges} imports, ${reading.violations.length} against the rules.`);
  return reading.violations.length === 0 ? 0 : 1;
});
