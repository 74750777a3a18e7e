import { canonicalJson } from '#shared/base/json';
import { applyChange, deletedField, emptyRow, type RowState, shownRecord } from '#shared/sync/row';
import { elementsOf } from '#shared/sync/set-field';
import type { Entry } from './model-headquarters';
import type { Played } from './play';

/** Every sentence of the policy that a played history breaks; none when all is well. */
export function brokenIn({ headquarters, devices }: Played): readonly string[] {
  const applied = headquarters.log.filter(({ why }) => why === null);
  return [
    ...lostOrDoubled({ headquarters, devices }),
    ...different({ headquarters, devices }),
    ...[...headquarters.rows.values()].flatMap((row) => wrongHeads(row, applied)),
    ...unseenSuperseded(applied),
    ...leftStanding(applied),
    ...wronglySetAside(headquarters.log),
    ...[...headquarters.rows.values()].flatMap((row) => countedTwice(row, applied)),
    ...[...headquarters.rows.values()].flatMap((row) => wronglyShown(row, applied)),
  ];
}

// I1 and I4: everything that was saved is in the log, once, in the order of its device.
function lostOrDoubled({ headquarters, devices }: Played): string[] {
  return devices.flatMap((device) => {
    const own = headquarters.log.filter(({ written }) => written.tag === device.tag);
    const filed = own.map(({ written }) => written.body.id);
    const saved = device.journal.map(({ body }) => body.id);
    const broken = filed.join() === saved.join() ? [] : [`I1/I4 ${device.tag}: saved ${saved}, filed ${filed}`];
    return device.waits ? [...broken, `I10 ${device.tag}: something waits at rest`] : broken;
  });
}

// I2: the same on every replica, and what the log says when it is read from the first entry on.
function different({ headquarters, devices }: Played): string[] {
  const folded = new Map<string, RowState>();
  for (const { written, at, why } of headquarters.log) {
    if (why !== null) continue;
    const { body, dot } = written;
    const row = folded.get(body.r) ?? emptyRow(body.e, body.r);
    folded.set(body.r, applyChange(row, body, { dot, by: body.actor, at }));
  }
  const theirs = everything(headquarters.rows);
  const broken = everything(folded) === theirs ? [] : ['I2 headquarters’ rows are not what its log says'];
  const apart = devices.filter((device) => {
    const rows = device.rowIds().map((id) => [id, device.row(id, headquarters.rows.get(id)?.entity ?? '')] as const);
    return everything(new Map(rows.filter(([, row]) => Object.keys(row.fields).length > 0))) !== theirs;
  });
  return [...broken, ...apart.map(({ tag }) => `I2 ${tag} shows something else than headquarters`)];
}

function everything(rows: ReadonlyMap<string, RowState>): string {
  return canonicalJson(
    [...rows.values()].sort((left, right) => (left.id < right.id ? -1 : 1)).map((row) => ({ ...row })) as never,
  );
}

// A head is a value that no other change names; found here without the merge.
function wrongHeads(row: RowState, applied: readonly Entry[]): string[] {
  const ofRow = applied.filter(({ written }) => written.body.r === row.id);
  const fields = [...new Set(ofRow.flatMap(({ written }) => Object.keys(written.body.f)))];
  return fields.flatMap((field) => {
    const writing = ofRow.filter(({ written }) => Object.hasOwn(written.body.f, field));
    const named = new Set(writing.flatMap(({ written }) => written.body.f[field]?.p ?? []));
    const expected = writing.map(({ written }) => written.dot).filter((dot) => !named.has(dot));
    const found = (row.fields[field] ?? []).map(({ dot }) => dot);
    return expected.sort().join() === [...found].sort().join()
      ? []
      : [`I3 ${row.id}.${field}: heads ${found}, but ${expected} are not replaced by anybody`];
  });
}

// I3: whatever a change replaces had reached its author before.
function unseenSuperseded(applied: readonly Entry[]): string[] {
  return applied.flatMap(({ written }) =>
    Object.entries(written.body.f).flatMap(([field, { p }]) =>
      p.some((dot) => !written.seen.has(dot)) ? [`I3 ${written.dot} replaces in ${field} what it never saw`] : [],
    ),
  );
}

// Who writes over what they have in view replaces all of it; otherwise their own past would stand against them.
function leftStanding(applied: readonly Entry[]): string[] {
  const ofPartners = applied.filter(({ written }) => written.body.e === 'partner');
  return ofPartners.flatMap(({ written: { body, dot, seen } }) =>
    Object.entries(body.f).flatMap(([field, { p }]) => {
      const inView = ofPartners.filter(
        ({ written }) => written.body.r === body.r && seen.has(written.dot) && Object.hasOwn(written.body.f, field),
      );
      const replaced = new Set(inView.flatMap(({ written }) => written.body.f[field]?.p ?? []));
      const left = inView.filter(({ written }) => !replaced.has(written.dot) && !p.includes(written.dot));
      return left.map(
        ({ written }) => `${dot} does not replace ${written.dot} in ${field}, which stood before its author`,
      );
    }),
  );
}

// Honest devices are never set aside for what only a forger does, and never for their clock.
function wronglySetAside(log: readonly Entry[]): string[] {
  const honest: readonly (string | null)[] = [null, 'immutable', 'overtaken', 'no-step'];
  return log.flatMap(({ written, why }) => (honest.includes(why) ? [] : [`${written.dot} was set aside: ${why}`]));
}

// A change that a row holds already changes nothing when it comes once more.
function countedTwice(row: RowState, applied: readonly Entry[]): string[] {
  const heads = new Set(Object.values(row.fields).flatMap((known) => known.map(({ dot }) => dot)));
  const standing = applied.filter(
    ({ written: { body, dot } }) => body.r === row.id && heads.has(dot) && Object.keys(body.f).length === 1,
  );
  const again = standing.reduce((next, { written: { body, dot }, at }) => {
    return applyChange(next, body, { dot, by: body.actor, at });
  }, row);
  const before = everything(new Map([[row.id, row]]));
  return everything(new Map([[row.id, again]])) === before ? [] : [`${row.id} changes when a change comes once more`];
}

function wronglyShown(row: RowState, applied: readonly Entry[]): string[] {
  const ofRow = applied.filter(({ written }) => written.body.r === row.id);
  if (row.entity === 'signedDocument') {
    const first = ofRow[0]?.written.body.f['bytes']?.v;
    const heads = row.fields['bytes'] ?? [];
    return heads.length === 1 && heads[0]?.value === first ? [] : [`I6 ${row.id} is not what was signed first`];
  }
  if (row.entity === 'interview') return lostAdditions(row, ofRow);
  if (row.entity === 'agreement') return doubtfulState(row, ofRow);
  return hiddenEdits(row, ofRow);
}

// Whoever adds wins: an element whose adding nobody who saw it took back is there.
function lostAdditions(row: RowState, ofRow: readonly Entry[]): string[] {
  const shown = elementsOf(row, 'interviewers');
  return ofRow.flatMap(({ written }) =>
    Object.entries(written.body.f).flatMap(([field, { v }]) => {
      const element = field.split('#')[1];
      if (element === undefined || v !== true || shown.includes(element)) return [];
      const takenBack = ofRow.some((other) => other.written.body.f[field]?.p.includes(written.dot));
      return takenBack ? [] : [`${row.id}: ${element} was added and is gone`];
    }),
  );
}

// The state of an agreement never forks, and every step was one that may follow.
function doubtfulState(row: RowState, ofRow: readonly Entry[]): string[] {
  const heads = row.fields['state'] ?? [];
  if (heads.length > 1) return [`${row.id} has two states`];
  const way = ofRow.flatMap(({ written }) => written.body.f['state']?.v ?? []);
  const steps: Record<string, readonly unknown[]> = {
    draft: ['draft', 'locked'],
    locked: ['draft', 'locked', 'signed'],
    signed: ['signed'],
  };
  const wrong = way.findIndex((state, at) => at > 0 && !steps[String(way[at - 1])]?.includes(state));
  return wrong < 0 ? [] : [`${row.id} went from ${String(way[wrong - 1])} to ${String(way[wrong])}`];
}

// A record is gone only if nobody wrote in it without knowing of the deletion.
function hiddenEdits(row: RowState, ofRow: readonly Entry[]): string[] {
  if (shownRecord(row) !== null) return [];
  const deletion = row.fields[deletedField]?.[0]?.dot;
  const saw = ofRow.find(({ written }) => written.dot === deletion)?.written.body.f[deletedField]?.p ?? [];
  const others = Object.entries(row.fields).filter(([field]) => field !== deletedField);
  const unseen = others.flatMap(([, heads]) => heads.filter(({ dot }) => !saw.includes(dot)));
  return saw.length > 0 && unseen.length > 0
    ? [`${row.id} is hidden with ${unseen.length} values nobody decided on`]
    : [];
}

/** Shown values that are not the truly latest, by three ways to order them; all of several values edited apart or not. */
export interface Displayed {
  readonly fields: number;
  readonly ours: number;
  readonly wallClock: number;
  readonly arrival: number;
}

export function displayedIn({ headquarters }: Played): Displayed {
  let [fields, ours, wallClock, arrival] = [0, 0, 0, 0];
  const applied = headquarters.log.filter(({ why }) => why === null);
  for (const row of headquarters.rows.values())
    for (const [field, heads] of Object.entries(row.fields)) {
      const writing = applied.filter(
        ({ written }) => written.body.r === row.id && Object.hasOwn(written.body.f, field),
      );
      const latest = (by: (entry: Entry) => number) =>
        writing.reduce((most, entry) => (by(entry) >= by(most) ? entry : most)).written.dot;
      const truly = latest(({ written }) => written.trueTime);
      fields += 1;
      if (heads[0]?.dot !== truly) ours += 1;
      if (latest(({ written }) => written.body.t.w) !== truly) wallClock += 1;
      if (latest(({ seq }) => seq) !== truly) arrival += 1;
    }
  return { fields, ours, wallClock, arrival };
}
