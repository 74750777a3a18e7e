import { writeFileSync, mkdirSync } from 'node:fs';
import { test } from 'vitest';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { partnerGuide } from '#shared/domain/documents/sheet-guide';
import { internalRunbook } from '#shared/domain/documents/sheet-runbook';
import { weekUpdate } from '#shared/domain/documents/sheet-week';
import { printedBytes } from '../../builders/printed';
import { firstPilot } from '../../builders/a-programme';
import { someWeekFacts } from '../../builders/some-week-facts';
test('look', async () => {
  mkdirSync('/tmp/sheets', { recursive: true });
  const facts = { issuer: 'Bogenwerk Software AG', date: '2026-11-20' };
  const pages = { week: weekUpdate(someWeekFacts()), pilot: weekUpdate(someWeekFacts({ reader: { kind: 'pilot', partnerId: firstPilot } })), guide: partnerGuide(builtInPack(), facts), runbook: internalRunbook(builtInPack(), facts) };
  for (const [name, page] of Object.entries(pages)) {
    const made = await printedBytes(page);
    console.log(name, made.pages);
    writeFileSync(`/tmp/sheets/${name}.pdf`, made.bytes);
  }
});
