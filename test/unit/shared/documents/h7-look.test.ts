import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { performanceReport } from '#shared/domain/documents/performance-report';
import { printInNode } from '../../../../renderer/documents/print-in-node';
import { aPerformanceReport } from '../../../builders/a-performance-report';
test.each(['en', 'de'] as const)('look %s', async (language) => {
  const page = performanceReport(aPerformanceReport(language), { dataSha256: 'cd'.repeat(32) });
  const made = await printInNode(page, { createdAt: '2026-11-21T10:00:00Z', author: 'Ines Kramer' });
  if (!made.ok) throw new Error(JSON.stringify(made.error).slice(0, 2000));
  writeFileSync(`/tmp/h7/${language}.pdf`, made.value.bytes);
}, 120000);
