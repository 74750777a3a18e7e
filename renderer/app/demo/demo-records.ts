import { z } from 'zod';
import { addDays, dayOf } from '#shared/base/calendar-date';
import { type Json, jsonSchema } from '#shared/base/json';
import type { FileReference } from '#shared/domain/evidence/evidence';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { type EntityName, entities } from '#shared/sync/entities';

const demoPartnerSchema = z.object({
  records: z.array(z.object({ entity: z.string(), record: z.record(z.string(), jsonSchema) })),
  gatePassed: z.object({ gate: z.string(), at: z.string() }).optional(),
  agreements: z
    .object({
      terms: z.record(z.string(), jsonSchema),
      planTerms: z.record(z.string(), jsonSchema),
      slaTerms: z.record(z.string(), jsonSchema),
      signers: z.object({ vendor: z.tuple([z.string(), z.string()]), partner: z.tuple([z.string(), z.string()]) }),
    })
    .optional(),
});
export type DemoPartner = z.infer<typeof demoPartnerSchema>;

const demoSchema = z.object({ format: z.literal(1), partners: z.array(demoPartnerSchema) });

/** What the demo's placeholders stand for on this device today. */
export interface DemoSurroundings {
  /** ISO instant. */
  readonly now: string;
  readonly me: string;
  readonly files: ReadonlyMap<string, FileReference>;
}

export interface DemoRecord {
  readonly entity: EntityName;
  readonly record: { readonly id: string } & { readonly [field: string]: Json };
}

export function readDemo(json: unknown): readonly DemoPartner[] {
  return demoSchema.parse(json).partners;
}

/**
 * The demo tells of days from today, so that what lapses is always about to lapse: `{+30}` is a day, `{-3T12:00}`
 * an instant of it, `{me}` the person at the keyboard. Ids are fixed: loading the demo on two devices of one
 * space gives one set of partners.
 */
export function demoRecords(partner: DemoPartner, surroundings: DemoSurroundings): readonly DemoRecord[] {
  const types = typesOfEvidence(partner);
  return partner.records.map(({ entity, record }) => {
    if (!Object.hasOwn(entities, entity)) throw new Error(`The demo names an unknown kind of record: ${entity}`);
    const statement = builtInPack().evidenceTypeById.get(types.get(String(record.evidenceId)) ?? '')?.statement ?? '';
    const filled = fill(record, { ...surroundings, statement }) as DemoRecord['record'];
    const files = record.files;
    return {
      entity: entity as EntityName,
      record: Array.isArray(files)
        ? { ...filled, files: files.map((name) => fileNamed(String(name), surroundings)) }
        : filled,
    };
  });
}

/** The instant or day a placeholder stands for; any other text stays as it is. */
export function demoMoment(text: string, now: string): string {
  const placed = /^\{([+-]\d+)(?:T(\d\d:\d\d))?\}$/.exec(text);
  if (!placed) return text;
  const day = addDays(dayOf(now), Number(placed[1]));
  return placed[2] ? `${day}T${placed[2]}:00.000Z` : day;
}

function fill(value: Json, on: DemoSurroundings & { readonly statement: string }): Json {
  if (typeof value === 'string') return filledText(value, on);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((each: Json) => fill(each, on));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fill(each as Json, on)]));
}

function filledText(text: string, { now, me, statement }: DemoSurroundings & { readonly statement: string }): string {
  const { pack } = builtInPack();
  const words: { readonly [placeholder: string]: string } = {
    '{me}': me,
    '{pack}': pack.id,
    '{packVersion}': pack.version,
    '{statement}': statement,
  };
  return words[text] ?? demoMoment(text, now);
}

function typesOfEvidence(partner: DemoPartner): ReadonlyMap<string, string> {
  const pieces = partner.records.filter(({ entity }) => entity === 'evidence');
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
