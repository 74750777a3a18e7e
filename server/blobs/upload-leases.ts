import { randomUUID } from 'node:crypto';
import { ERRORS, type Lock, type Locker, type RequestRelease } from '@tus/server';
import type { Database } from '../db/database';

const leaseTime = 30_000;
const look = 1_000;
const patience = 40_000;

/**
 * Sees to it that one request at a time works on an upload, among all headquarters on one database. Whoever holds an
 * upload keeps renewing a lease; one whose process has died runs out. Whoever waits leaves a note, upon which a holder
 * with a request that is half dead (a laptop that changed networks) gives it up.
 */
export class UploadLeases implements Locker {
  readonly #database: Database;
  readonly #now: () => number;
  readonly #process = randomUUID();

  constructor(database: Database, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  newLock(id: string): Lock {
    const holder = `${this.#process}/${randomUUID()}`;
    let timer: NodeJS.Timeout | undefined;
    return {
      lock: async (signal, giveUp) => {
        await this.#wait(id, holder, signal);
        timer = setInterval(() => void this.#keep(id, holder, giveUp).catch(() => undefined), look);
        timer.unref();
      },
      unlock: async () => {
        clearInterval(timer);
        await this.#drop(id, holder);
      },
    };
  }

  /** Does something with an upload that nobody is working on; says whether it could. */
  async whenFree(id: string, work: () => Promise<void>): Promise<boolean> {
    const holder = `${this.#process}/${randomUUID()}`;
    if (!(await this.#take(id, holder))) return false;
    const timer = setInterval(() => void this.#keep(id, holder, () => undefined).catch(() => undefined), look);
    try {
      await work();
      return true;
    } finally {
      clearInterval(timer);
      await this.#drop(id, holder);
    }
  }

  async #wait(id: string, holder: string, signal: AbortSignal): Promise<void> {
    const end = Date.now() + patience;
    for (let pause = 10; ; pause = Math.min(pause * 2, 250)) {
      if (await this.#take(id, holder)) return;
      if (signal.aborted || Date.now() > end) throw ERRORS.ERR_LOCK_TIMEOUT;
      await this.#ask(id, holder);
      await new Promise((wake) => setTimeout(wake, pause));
    }
  }

  async #take(id: string, holder: string): Promise<boolean> {
    const now = this.#now();
    const taken = await this.#database.query(
      `insert into upload_lease values ($1, $2, $3) on conflict (upload_id)
       do update set holder = excluded.holder, expires_at = excluded.expires_at
       where upload_lease.expires_at < $4 returning upload_id`,
      [id, holder, now + leaseTime, now],
    );
    return taken.length > 0;
  }

  #ask(id: string, holder: string): Promise<unknown> {
    return this.#database.query(
      `insert into upload_lease values ($1, $2, $3) on conflict (upload_id) do update set expires_at = excluded.expires_at`,
      [asking(id), holder, this.#now() + leaseTime],
    );
  }

  async #keep(id: string, holder: string, giveUp: RequestRelease): Promise<void> {
    const now = this.#now();
    const kept = await this.#database.query(
      'update upload_lease set expires_at = $3 where upload_id = $1 and holder = $2 returning upload_id',
      [id, holder, now + leaseTime],
    );
    const asked = await this.#database.query('delete from upload_lease where upload_id = $1 returning upload_id', [
      asking(id),
    ]);
    if (kept.length === 0 || asked.length > 0) await giveUp();
  }

  async #drop(id: string, holder: string): Promise<void> {
    await this.#database.query('delete from upload_lease where upload_id = $1 and holder = $2', [id, holder]);
  }
}

function asking(id: string): string {
  return `${id}?`;
}
