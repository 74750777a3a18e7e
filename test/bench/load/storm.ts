/** What one request costs: processor time in the server's one thread and in the database, ms. */
export interface Cost {
  readonly server: number;
  readonly database: number;
}

export interface Installation {
  /** Processes of headquarters, one processor each. */
  readonly processes: number;
  /** Processors of the database. */
  readonly databaseCores: number;
}

/** Requests of a kind over a stretch of time, by so many territories. */
export interface Traffic {
  readonly requests: number;
  readonly cost: Cost;
  /** When the request number so much of all comes, 0 to 1, as a part of the stretch. */
  readonly when: (share: number) => number;
  /** Requests that write wait for each other within a territory. */
  readonly writes: boolean;
}

export interface Outcome {
  readonly p50: number;
  readonly p99: number;
  readonly serverLoad: number;
  readonly databaseLoad: number;
}

/**
 * A queue in front of the processes and one in front of the database, first come first served; pushes to the same
 * territory one after the other. Times of service vary as exponentially distributed ones do, which is worse than
 * what is measured. The dice are the same in every run.
 */
export function simulate(
  installation: Installation,
  traffic: readonly Traffic[],
  on: { readonly milliseconds: number; readonly territories: number },
): Outcome {
  const random = dice(42);
  const arrivals = traffic
    .flatMap((each) =>
      Array.from({ length: each.requests }, (_, at) => ({
        at: each.when((at + random()) / each.requests) * on.milliseconds,
        territory: Math.floor(random() * on.territories),
        server: exponential(each.cost.server, random),
        database: exponential(each.cost.database, random),
        writes: each.writes,
      })),
    )
    .sort((left, right) => left.at - right.at);
  const servers = new Float64Array(installation.processes);
  const cores = new Float64Array(installation.databaseCores);
  const territories = new Float64Array(on.territories);
  const waits: number[] = [];
  let serverWork = 0;
  let databaseWork = 0;
  for (const request of arrivals) {
    const server = earliest(servers);
    const read = Math.max(request.at, servers[server] ?? 0) + request.server;
    servers[server] = read;
    const core = earliest(cores);
    const free = request.writes ? (territories[request.territory] ?? 0) : 0;
    const done = Math.max(read, cores[core] ?? 0, free) + request.database;
    cores[core] = done;
    if (request.writes) territories[request.territory] = done;
    serverWork += request.server;
    databaseWork += request.database;
    waits.push(done - request.at);
  }
  waits.sort((left, right) => left - right);
  const end = Math.max(on.milliseconds, ...servers, ...cores);
  const at = (share: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0;
  return {
    p50: at(0.5),
    p99: at(0.99),
    serverLoad: serverWork / end / installation.processes,
    databaseLoad: databaseWork / end / installation.databaseCores,
  };
}

function earliest(free: Float64Array): number {
  let best = 0;
  for (let at = 1; at < free.length; at += 1) if ((free[at] ?? 0) < (free[best] ?? 0)) best = at;
  return best;
}

function exponential(mean: number, random: () => number): number {
  return -mean * Math.log(1 - random());
}

/** mulberry32 */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Most people begin within a few minutes of the hour: a triangle with its peak at a third. */
export function morning(share: number): number {
  const peak = 1 / 3;
  return share < peak ? Math.sqrt(share * peak) : 1 - Math.sqrt((1 - share) * (1 - peak));
}

export const evenly = (share: number) => share;
