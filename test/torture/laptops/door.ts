import { brand } from '#shared/base/brand';
import { ok, type Result } from '#shared/base/result';
import { conflictsOf } from '#shared/sync/conflict';
import type { SyncState } from '#shared/sync/sync-state';
import { resolveConflict } from '../../../renderer/data/actions/conflict-actions';
import { captureEvidence } from '../../../renderer/data/actions/evidence-actions';
import { correctPartner, createPartner } from '../../../renderer/data/actions/partner-actions';
import { creation } from '../../../renderer/data/edits';
import { readCursor } from '../../../renderer/data/identity';
import { keepBlob } from '../../../renderer/data/keep-blob';
import { grantedLanes, spaceOf } from '../../../renderer/data/lanes';
import { rowOf } from '../../../renderer/data/stored';
import { readBacklog } from '../../../renderer/data/waiting';
import { write } from '../../../renderer/data/writer';
import type { OpenProgram } from '../../../renderer/open-program';
import { useSync } from '../../../renderer/session/sync';
import { type Holdings, holdingsOf } from '../../simulation/holdings';

/** What a person does, told from outside. `at`: which of the partners that are there, from 0 to 1. */
export type Act =
  | { readonly kind: 'add'; readonly name: string; readonly space: number }
  | { readonly kind: 'correct'; readonly at: number; readonly fields: { readonly [field: string]: string } }
  | { readonly kind: 'prove'; readonly at: number; readonly title: string; readonly bytes: number }
  | { readonly kind: 'seal'; readonly at: number; readonly reason: string }
  | { readonly kind: 'decide' }
  /** The button that tries at once, whatever was tried before. */
  | { readonly kind: 'sync now' };

/** Where the device stands with headquarters. */
export interface Standing {
  readonly state: SyncState;
  readonly changes: number;
  readonly files: number;
  readonly after: readonly (readonly [space: string, seq: number])[];
}

/** What can be done in the window from outside: work through the program's own actions, and a look at what it holds. */
export interface Door {
  /** Answers the texts that the person was told are saved; none where there was nothing to do it on. */
  act(act: Act): Promise<readonly string[]>;
  standing(): Promise<Standing>;
  holdings(): Promise<Holdings>;
}

/** Opens the door in a program that runs. Only the window that the torture builds for itself has one. */
export function openDoor({ workspace }: OpenProgram): void {
  const { database, journalTail } = workspace;

  async function partner(at: number): Promise<string | null> {
    const ids = await database.rows
      .where('[entity+partnerId]')
      .between(['partner', ''], ['partner', '\uffff'])
      .primaryKeys();
    return ids.sort()[Math.floor(at * ids.length)] ?? null;
  }

  async function file(partnerId: string, bytes: number) {
    const content = crypto.getRandomValues(new Uint8Array(bytes));
    const kept = demand(await keepBlob(workspace, { bytes: content, mime: 'application/octet-stream', partnerId }));
    return { sha256: kept.sha256, bytes, mime: 'application/octet-stream', name: 'proof.bin' };
  }

  async function does(act: Act): Promise<readonly string[]> {
    if (act.kind === 'add') {
      const grants = (workspace.enrolment?.spaces ?? []).filter(({ kind }) => kind === 'territory');
      demand(
        await createPartner(workspace, { legalName: act.name, country: 'AT' }, grants[act.space % grants.length]?.id),
      );
      return [act.name];
    }
    if (act.kind === 'decide') return decide();
    if (act.kind === 'sync now') {
      useSync.getState().controls?.syncNow();
      return [];
    }
    const partnerId = await partner(act.at);
    if (partnerId === null) return [];
    if (act.kind === 'correct') {
      const corrected = await correctPartner(workspace, partnerId, act.fields);
      return isHere(corrected) ? Object.values(act.fields) : [];
    }
    return act.kind === 'prove' ? prove(partnerId, act) : seal(partnerId, act);
  }

  async function prove(partnerId: string, { title, bytes }: Act & { kind: 'prove' }): Promise<readonly string[]> {
    const files = [await file(partnerId, bytes)];
    const given = {
      ...{ partnerId: brand<'Partner'>(partnerId), typeId: 'E1.1', evidenceId: null, title, files, facts: {} },
      ...{ source: 'file' as const, attestation: null, questionId: null, ownerId: null, siteId: null, place: null },
      ...{ effectiveFrom: '2026-11-20', effectiveTo: null, confidentiality: 'internal' as const },
    };
    return isHere(await captureEvidence(workspace, given)) ? [title] : [];
  }

  /** Something that is written once. */
  async function seal(partnerId: string, { reason }: Act & { kind: 'seal' }): Promise<readonly string[]> {
    const { newId, now } = workspace.surroundings;
    const copy = await file(partnerId, 512);
    const redaction = {
      ...{
        id: brand<'Redaction'>(newId()),
        partnerId: brand<'Partner'>(partnerId),
        revisionId: brand<'EvidenceRevision'>(newId()),
      },
      ...{ original: 'a'.repeat(64), copy, areas: [{ left: 0, top: 0, width: 1, height: 1 }], reason },
      ...{ by: workspace.key.deviceId, at: new Date(now()).toISOString() },
    };
    demand(await write(workspace, async () => ok({ value: null, edits: [creation('redaction', redaction)] })));
    return [reason];
  }

  async function decide(): Promise<readonly string[]> {
    for (const stored of await database.rows.where('conflicted').equals(1).toArray())
      for (const { rowId, field, heads } of conflictsOf(rowOf(stored))) {
        const [head] = heads;
        // Somebody else may have decided meanwhile; then there is nothing left to do.
        if (head)
          await resolveConflict(workspace, { rowId, field, keep: { dot: head.dot }, why: 'Agreed on the telephone' });
      }
    return [];
  }

  const door: Door = {
    act: async (act) => {
      const texts = await does(act);
      return journalTail.state.state === 'flushed' ? texts : [];
    },
    standing: async () => {
      const { enrolment } = workspace;
      const lanes = enrolment ? grantedLanes(enrolment) : [];
      const cursors = await Promise.all(lanes.map((lane) => readCursor(database, lane)));
      return {
        state: useSync.getState().report.state,
        ...(await readBacklog(workspace)),
        after: cursors.map(({ after }, at) => [spaceOf(enrolment, lanes[at] ?? ''), after] as const),
      };
    },
    holdings: () => holdingsOf(workspace),
  };
  Object.assign(globalThis, { door });
}

/**
 * Whether there was something to do it on. After a loss of the tables the journal brings back only what was written here
 * of a record; until the rest has come from headquarters no screen shows it.
 */
function isHere<Value, Refusal extends { readonly kind: string }>(result: Result<Value, Refusal>): boolean {
  if (!result.ok && result.error.kind === 'not-here') return false;
  demand(result);
  return true;
}

function demand<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
