import { z } from 'zod';
import { type Json, jsonSchema } from '#shared/base/json';
import { agreementApprovalSchema } from '#shared/domain/agreements/agreement-approval';
import { tableNames } from '#shared/domain/datasets/tables';
import type { FileReference } from '#shared/domain/evidence/evidence';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { type EntityName, entities } from '#shared/sync/entities';
import { demoMoment } from './demo-moments';

const demoRecordSchema = z.object({ entity: z.string(), record: z.record(z.string(), jsonSchema) });
type WrittenRecord = z.infer<typeof demoRecordSchema>;

const demoPartnerSchema = z.object({
  records: z.array(demoRecordSchema),
  gatePassed: z.object({ gate: z.string(), at: z.string() }).optional(),
  agreements: z
    .object({
      terms: z.record(z.string(), jsonSchema),
      planTerms: z.record(z.string(), jsonSchema),
      slaTerms: z.record(z.string(), jsonSchema),
      /** What the functions of our own side said about the text of the service level agreement, before it was signed. */
      approvals: z.array(
        agreementApprovalSchema.pick({
          reviewFunction: true,
          decision: true,
          capability: true,
          constraint: true,
          personName: true,
        }),
      ),
      signedAt: z.string(),
      signers: z.object({ vendor: z.tuple([z.string(), z.string()]), partner: z.tuple([z.string(), z.string()]) }),
    })
    .optional(),
  /** What happened under the signed agreements. */
  underWay: z
    .object({
      /** In them `{plan}` and `{sla}` stand for the agreements. */
      records: z.array(demoRecordSchema),
      /** Milestones closed, each by the rule and the proof there was on that day. */
      closed: z.array(z.object({ milestone: z.string(), at: z.string(), note: z.string() })),
      /** Performance data, a table to a file in `resources/demo/data`. */
      data: z.array(
        z.object({
          name: z.string(),
          table: z.enum(tableNames),
          givenBy: z.enum(['vendor', 'partner', 'thirdParty']),
          author: z.string(),
          at: z.string(),
        }),
      ),
    })
    .optional(),
});
export type DemoPartner = z.infer<typeof demoPartnerSchema>;

const demoSchema = z.object({
  format: z.literal(1),
  partners: z.array(demoPartnerSchema),
  /** The ninety days in which two of the partners are the pilots. */
  programme: z.array(demoRecordSchema),
});
export type Demo = z.infer<typeof demoSchema>;

/** What the demo's placeholders stand for on this device today. */
export interface DemoSurroundings {
  /** ISO instant. */
  readonly now: string;
  readonly me: string;
  /** The playbook in which everything was asked. */
  readonly index: PackIndex;
  readonly files: ReadonlyMap<string, FileReference>;
  /** The signed agreements, once there are any. */
  readonly agreements?: { readonly plan: string; readonly sla: string };
}

export interface DemoRecord {
  readonly entity: EntityName;
  readonly record: { readonly id: string; readonly [field: string]: unknown };
}

export function readDemo(json: unknown): Demo {
  return demoSchema.parse(json);
}

/**
 * The demo tells of days from today (see `demoMoment`), so that what lapses is always about to lapse; `{me}` is the
 * person at the keyboard. Ids are fixed: loading the demo on two devices of one space gives one set of partners.
 */
export function demoRecords(records: readonly WrittenRecord[], surroundings: DemoSurroundings): readonly DemoRecord[] {
  const types = typesOfEvidence(records);
  return records.map(({ entity, record }) => {
    if (!Object.hasOwn(entities, entity)) throw new Error(`The demo names an unknown kind of record: ${entity}`);
    const type = surroundings.index.evidenceTypeById.get(types.get(String(record.evidenceId)) ?? '');
    const filled = fill(record, { ...surroundings, statement: type?.statement ?? '' }) as DemoRecord['record'];
    const files = record.files;
    return {
      entity: entity as EntityName,
      record: Array.isArray(files)
        ? { ...filled, files: files.map((name) => fileNamed(String(name), surroundings)) }
        : filled,
    };
  });
}

function fill(value: Json, on: DemoSurroundings & { readonly statement: string }): Json {
  if (typeof value === 'string') return filledText(value, on);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((each: Json) => fill(each, on));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fill(each as Json, on)]));
}

function filledText(
  text: string,
  { now, me, index, statement, agreements }: DemoSurroundings & { readonly statement: string },
): string {
  const { pack } = index;
  const words: { readonly [placeholder: string]: string } = {
    '{me}': me,
    '{pack}': pack.id,
    '{packVersion}': pack.version,
    '{statement}': statement,
    ...(agreements ? { '{plan}': agreements.plan, '{sla}': agreements.sla } : {}),
  };
  return words[text] ?? demoMoment(text, now);
}

function typesOfEvidence(records: readonly WrittenRecord[]): ReadonlyMap<string, string> {
  const pieces = records.filter(({ entity }) => entity === 'evidence');
  return new Map(pieces.map(({ record }) => [String(record.id), String(record.typeId)]));
}

function fileNamed(name: string, { files }: DemoSurroundings): FileReference {
  const file = files.get(name);
  if (!file) throw new Error(`A file of the demo is missing: ${name}`);
  return file;
}

/** Names of the files the demo needs. */
export function demoFileNames(partners: readonly DemoPartner[]): readonly string[] {
  const names = partners.flatMap(({ records }) =>
    records.flatMap(({ record }) => (Array.isArray(record.files) ? record.files.map(String) : [])),
  );
  return [...new Set(names)];
}
