import type { FileReport } from '#shared/proof/file-report';
import type { ReasonCode } from '#shared/proof/verify/reason';
import { verifyFile } from '#shared/proof/verify/verify-file';
import { Victim } from '../../builders/an-attack';
import { archivedAt, renewedAt, type SignedStages, type Stage, signedStages } from '../../builders/signed-stages';

export type Bytes = Uint8Array<ArrayBuffer>;

/** The files that attacks are tried against. */
export interface Targets {
  /** A service level agreement; the host signs for the vendor, one person signs for the partner. */
  readonly sla: SignedStages;
  /** A plan of the same two, signed the same day under the same authority. */
  readonly plan: SignedStages;
}

/** One file at one stage of its signing. */
export interface Target extends Targets {
  readonly stage: Stage;
  readonly bytes: Bytes;
}

/** Something somebody does to a signed file. */
export interface Attack {
  /** Ends a sentence that begins with “is not believed when”. */
  readonly name: string;
  /** The reason that must be among those given; where stages differ, any of these. */
  readonly because: ReasonCode | readonly ReasonCode[];
  /** Invalid at every stage unless said; `undecided`: that at least, and never valid. */
  readonly judgement?: 'undecided';
  /** Tried at each of these; certified and archived unless said. */
  readonly stages?: readonly Stage[];
  readonly attack: (target: Target) => Bytes | Promise<Bytes>;
}

export interface AttackFamily {
  readonly family: string;
  readonly attacks: readonly Attack[];
}

export const usualStages: readonly Stage[] = ['certified', 'archived'];

export async function attackTargets(): Promise<Targets> {
  const sla = await signedStages({ kind: 'sla' });
  return { sla, plan: await signedStages({ kind: 'plan', authority: sla.authority }) };
}

/** Adds one revision in which somebody has changed what he likes. */
export function revising(
  name: string,
  because: Attack['because'],
  change: (victim: Victim, target: Target) => unknown,
  differs: Partial<Attack> = {},
): Attack {
  return {
    name,
    because,
    attack: (target) => {
      const victim = new Victim(target.bytes);
      change(victim, target);
      return victim.revision();
    },
    ...differs,
  };
}

/** Turns the bytes of a file into others. */
export function forging(
  name: string,
  because: Attack['because'],
  attack: Attack['attack'],
  differs: Partial<Attack> = {},
): Attack {
  return { name, because, attack, ...differs };
}

/** The hour at which a file of a stage is checked, some time after it was made. */
export const checkedAt = (stage: Stage): string =>
  new Date(Date.parse(stage === 'renewed' ? renewedAt : archivedAt) + 3_600_000).toISOString();

/** What a check says against a file: the judgement, and the codes of everything that does not weigh valid. */
export function against(report: FileReport): { readonly judgement: string; readonly because: readonly string[] } {
  const codes = [
    ...report.reasons,
    ...report.signatures.flatMap(({ reasons, changesAfter }) => [
      ...reasons,
      ...changesAfter.map(({ reason }) => reason),
    ]),
  ]
    .filter(({ weighs }) => weighs !== 'valid')
    .map(({ code }) => code);
  return { judgement: report.judgement, because: [...new Set(codes)].sort() };
}

export async function judged(bytes: Uint8Array, { sla }: Targets, stage: Stage): Promise<ReturnType<typeof against>> {
  const report = await verifyFile(bytes, { anchors: [sla.authority.root], revocationLists: [], at: checkedAt(stage) });
  return against(report);
}
