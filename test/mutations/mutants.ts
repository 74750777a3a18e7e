/** One bug that somebody could make: a text of our sources and what stands in its place. */
export interface Mutant {
  /** What is wrong then, as a sentence. */
  readonly wrong: string;
  readonly file: string;
  readonly text: string;
  readonly instead: string;
}

/** Bugs in the merge and in headquarters' judgement; the model of histories must notice each. */
export const mergeMutants: readonly Mutant[] = [
  {
    wrong: 'a new value replaces what its author never saw',
    file: 'shared/sync/row.ts',
    text: 'known.filter((other) => !p.includes(other.dot))',
    instead: '[] as typeof known',
  },
  {
    wrong: 'a replaced value stays beside its successor',
    file: 'shared/sync/row.ts',
    text: 'known.filter((other) => !p.includes(other.dot))',
    instead: 'known',
  },
  {
    wrong: 'a change that comes twice counts twice',
    file: 'shared/sync/row.ts',
    text: 'if (known.some((head) => head.dot === as.dot)) continue;',
    instead: '',
  },
  {
    wrong: 'an edit does not name the value that is shown among those it replaces',
    file: 'shared/sync/row.ts',
    text: 'return (row.fields[field] ?? []).map((head) => head.dot);',
    instead: 'return (row.fields[field] ?? []).slice(1).map((head) => head.dot);',
  },
  {
    wrong: 'a deletion hides what was written without knowing of it',
    file: 'shared/sync/row.ts',
    text: 'heads.filter(({ dot }) => !saw.includes(dot))',
    instead: 'heads.filter(() => false)',
  },
  {
    wrong: 'a deletion does not say what its author had in view',
    file: 'shared/sync/row.ts',
    text: 'field === deletedField && v === true && p.length > 0 ? { saw: p }',
    instead:
      'field === deletedField && v === true && p.length > 0 ? { saw: [...p, ...Object.values(row.fields).flat().map(({ dot }) => dot)] }',
  },
  {
    wrong: 'who takes an element out wins over who adds it',
    file: 'shared/sync/set-field.ts',
    text: 'return heads.some(({ value }) => value === true);',
    instead: 'return heads.every(({ value }) => value === true);',
  },
  {
    wrong: 'a step of an agreement is taken by who did not see the one before',
    file: 'shared/sync/guard.ts',
    text: "if (heads.some(({ dot }) => !p.includes(dot))) return 'overtaken';",
    instead: '',
  },
  {
    wrong: 'a signed agreement goes back to a draft',
    file: 'shared/sync/guard.ts',
    text: "signed: ['signed']",
    instead: "signed: ['draft', 'locked', 'signed']",
  },
  {
    wrong: 'a signed document is written over',
    file: 'server/sync/judge-change.ts',
    text: "if (kind !== 'fields' && !mayWriteOnce(row, change)) return refuse('immutable');",
    instead: '',
  },
  {
    wrong: 'values that nobody was told of count as seen, and those that were told do not',
    file: 'server/sync/judge-change.ts',
    text: '!hasSeen(dot)',
    instead: 'hasSeen(dot)',
  },
  {
    wrong: 'the time of an edit is what its author’s wall clock says',
    file: 'server/sync/effective-time.ts',
    text: 'edit.w - (clock.sent - clock.received)',
    instead: 'edit.w',
  },
];

/** Bugs in the engine and in the server; the faulty visits of the simulation must notice each. */
export const programMutants: readonly Mutant[] = [
  {
    wrong: 'changes leave the outbox before headquarters has answered',
    file: 'renderer/sync/push.ts',
    text: 'const reply = this.#client.push(sending, envelopeFor(this.#workspace, lane, sending.batch));',
    instead: `await this.#workspace.database.outbox.where(':id').anyOf(sending.batch.map(({ space, dev, n }) => [space, dev, n])).delete();
          const reply = this.#client.push(sending, envelopeFor(this.#workspace, lane, sending.batch));`,
  },
  {
    wrong: 'the cursor moves without the rows of its page',
    file: 'renderer/data/accepted-page.ts',
    text: 'await rows.bulkPut(isFirstLook ? await withTheirPast(database, plain) : plain);',
    instead: 'await rows.bulkPut(plain.slice(1));',
  },
  {
    wrong: 'the cursor stands at the head after a page that could not be kept',
    file: 'renderer/sync/pull.ts',
    text: 'await acceptPage(workspace, page, on.lane);',
    instead: 'await acceptPage(workspace, { ...page, rows: page.rows.filter((_, at) => at > 0) }, on.lane);',
  },
  {
    wrong: 'the cursor moves over what others wrote in between',
    file: 'renderer/data/remote.ts',
    text: 'if (on.complete && ours && isPlain) await',
    instead: 'await',
  },
  {
    wrong: 'what waits is not laid over headquarters’ word',
    file: 'renderer/data/redraw.ts',
    text: 'if (line.space === on.word.space) return applyChange(row, body, as);',
    instead: 'if (line.space === on.word.space) return row;',
  },
  {
    wrong: 'after a restore of headquarters nothing is offered again',
    file: 'renderer/data/remote.ts',
    text: 'await rewindTo(workspace, line.dev, line.n, lane);',
    instead: 'return;',
  },
  {
    wrong: 'a gap is answered with the last change instead of all that are missing',
    file: 'renderer/data/remote.ts',
    text: '.between([lane, device, from], [lane, device, Number.MAX_SAFE_INTEGER])',
    instead: '.between([lane, device, from + 1], [lane, device, Number.MAX_SAFE_INTEGER])',
  },
  {
    wrong: 'an edit is not written into the journal',
    file: 'renderer/data/journal-tail.ts',
    text: 'await this.#journal.append(records);',
    instead: '',
  },
  {
    wrong: 'a change that came before is filed once more',
    file: 'server/sync/device-stream.ts',
    text: 'const fresh = changes.slice(known.length);',
    instead: 'const fresh = changes;',
  },
  {
    wrong: 'what was under way when the line broke counts as delivered',
    file: 'renderer/sync/push.ts',
    text: 'const trouble = await this.#afterRefusal(answer.error, lane, sending.batch);',
    instead: `if (answer.error.kind === 'unreachable') await this.#workspace.database.outbox.clear();
        const trouble = await this.#afterRefusal(answer.error, lane, sending.batch);`,
  },
  {
    wrong: 'changes that only the journal has are not brought back',
    file: 'renderer/data/mend.ts',
    text: 'await restoreLines(database, missing, enrolment);',
    instead: '',
  },
  {
    wrong: 'what the program had not yet copied into the journal is never copied',
    file: 'renderer/data/mend.ts',
    text: 'const copied = await copyToJournal(on, known);',
    instead: 'const copied = 0;',
  },
  {
    wrong: 'the counter of the device begins anew after its tables were lost',
    file: 'renderer/data/mend.ts',
    text: 'await advanceChains(on, known, mark);',
    instead: '',
  },
  {
    wrong: 'an edit does not take the device’s chain further',
    file: 'renderer/data/writer.ts',
    text: '...[...prepared.chains].map(([lane, chain]) => putChain(database, key.deviceId, chain, lane)),',
    instead: '',
  },
  {
    wrong: 'entries of the log name themselves as the one before',
    file: 'server/sync/log-store.ts',
    text: 'const previous = last.hash;',
    instead: 'const previous = head.hash;',
  },
  {
    wrong: 'a record keeps the number of its first push and later changes of it travel to nobody',
    file: 'server/sync/row-store.ts',
    text: 'set state = made.state, seq = $2, partner_id',
    instead: 'set state = made.state, seq = least(held.seq, $2), partner_id',
  },
  {
    wrong: 'a changed record is not stored',
    file: 'server/sync/row-store.ts',
    text: 'set state = made.state, seq = $2, partner_id',
    instead: 'set state = held.state, seq = $2, partner_id',
  },
  {
    wrong: 'a device is told that it has seen everything when it has only sent',
    file: 'server/sync/apply-push.ts',
    text: 'pulled_seq = case when pulled_seq = $5::bigint then $6::bigint else pulled_seq end',
    instead: 'pulled_seq = case when $5::bigint > 0 then 0 else $6::bigint end',
  },
  {
    wrong: 'a page leaves out its last push and the cursor passes over it',
    file: 'server/sync/answer-pull.ts',
    text: 'where space_id = $1 and seq > $2 and seq <= $3 order by seq, entity, row_id`',
    instead: 'where space_id = $1 and seq > $2 and seq < $3 order by seq, entity, row_id`',
  },
  {
    wrong: 'a push that leaves changes out is taken',
    file: 'server/sync/device-stream.ts',
    text: 'if (from > stream.lastN + 1) {',
    instead: 'if (false) {',
  },
];
