import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { Json } from '#shared/base/json';
import { performanceReportSchema, readReport } from '#shared/domain/documents/performance-report-schema';
import { readPlan } from '#shared/domain/exchange/plan-schema';
import { publishedSchema, publishedSchemas, schemaFileText } from '#shared/domain/exchange/published-schemas';
import { readSla } from '#shared/domain/exchange/sla-schema';
import { measurable } from '#shared/domain/measuring/measurable-agreement';
import { measureAgreement } from '#shared/domain/measuring/measure-agreement';
import { aPerformanceReport } from '../../../../builders/a-performance-report';
import { aPlan } from '../../../../builders/a-plan-under-way';
import { anSla } from '../../../../builders/an-sla';

const schemas: ReturnType<typeof publishedSchemas> = {
  ...publishedSchemas(),
  'performance-report.schema.json': publishedSchema(performanceReportSchema, 'Performance report, format 1'),
};
const plain = (value: object) => JSON.parse(JSON.stringify(value)) as Json;

/** What a validator of others says against data, by a published schema. */
function against(name: string, data: unknown): readonly string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  const validate = ajv.compile(schemas[name] as object);
  validate(data);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('the published schemas', () => {
  // To write them anew after a change: npx vitest run test/unit/shared/domain/exchange -u
  test.each(Object.keys(schemas))('docs/schemas/%s is what the program reads', async (name) => {
    await expect(schemaFileText(schemas[name] ?? null)).toMatchFileSnapshot(`../../../../../docs/schemas/${name}`);
  });

  test('let an agreement through that the program made, and its plan, and what it measured', () => {
    const sla = anSla({ extraMeasures: ['S2', 'S3', 'S6', 'S23'] });
    expect(against('sla.schema.json', plain(sla))).toEqual([]);
    expect(against('jsp.schema.json', plain(aPlan()))).toEqual([]);
    const measured = measureAgreement(measurable(sla), {}, { from: '2026-12-01', to: '2027-03-01' });
    expect(against('measured.schema.json', plain(measured))).toEqual([]);
    expect(against('performance-report.schema.json', plain(aPerformanceReport()))).toEqual([]);
  });

  test('refuse what is none', () => {
    const { zone: _, ...withoutZone } = anSla();
    expect(against('sla.schema.json', plain(withoutZone))).toEqual([" must have required property 'zone'"]);
    expect(against('data/orders.schema.json', [{ id: 'A', at: '2026-03-01T00:00:00Z', corrected: 'no' }])).toEqual([
      '/0/corrected must be boolean',
    ]);
  });
});

describe('an agreement out of JSON', () => {
  test('is the agreement that was written', () => {
    const sla = anSla({ extraMeasures: ['S2', 'S3', 'S6', 'S23'] });
    expect(readSla(plain(sla))).toEqual({ ok: true, value: plain(sla) });
    expect(readPlan(plain(aPlan()))).toEqual({ ok: true, value: plain(aPlan()) });
    expect(readReport(plain(aPerformanceReport()))).toEqual({ ok: true, value: plain(aPerformanceReport()) });
  });

  test('is refused with every place that is wrong', () => {
    const sla = anSla();
    const [first, ...others] = sla.serviceLevels;
    const broken = { ...sla, zone: 7, serviceLevels: [{ ...first, commitment: { target: '99,9' } }, ...others] };
    const read = readSla(plain(broken));
    expect(read.ok ? [] : read.error.map(({ where }) => where)).toEqual([
      'serviceLevels.0.commitment.target',
      'serviceLevels.0.commitment.tolerance',
      'serviceLevels.0.commitment.minimumSample',
      'zone',
    ]);
    expect(readSla(null).ok).toBe(false);
    expect(readSla({ kind: 'plan', format: 2 }).ok).toBe(false);
  });
});
