import type { ServerResponse } from 'node:http';

/** How many pages may be put together at once, and how many callers may wait for that. */
export interface PullRoom {
  readonly pulls: number;
  readonly waiting: number;
}

export const usualPullRoom: PullRoom = { pulls: 8, waiting: 2000 };

/** Whoever is inside leaves by calling `leave`; `gone` need not be answered, `full` comes again. */
export type Place = { readonly kind: 'inside'; leave(): void } | { readonly kind: 'gone' } | { readonly kind: 'full' };

export interface Pulls {
  enter(reply: ServerResponse): Promise<Place>;
  underWay(): number;
  waiting(): number;
}

/**
 * Lets only so many pulls in at a time; the others wait, in the order of their coming. A page takes several megabytes
 * until it is packed, and five hundred laptops that come back at eight o'clock ask for one each. Nobody who waits has
 * asked the database for anything yet.
 */
export function openPullRoom({ pulls, waiting: most }: PullRoom): Pulls {
  const queue: (() => void)[] = [];
  let inside = 0;
  const leaving = () => {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      inside -= 1;
      queue.shift()?.();
    };
  };
  const takePlace = (): Place => {
    inside += 1;
    return { kind: 'inside', leave: leaving() };
  };
  return {
    underWay: () => inside,
    waiting: () => queue.length,
    enter: (reply) => {
      if (reply.destroyed) return Promise.resolve({ kind: 'gone' });
      if (inside < pulls) return Promise.resolve(takePlace());
      if (queue.length >= most) return Promise.resolve({ kind: 'full' });
      return new Promise((enter) => {
        const next = () => {
          reply.off('close', gone);
          enter(takePlace());
        };
        const gone = () => {
          const at = queue.indexOf(next);
          if (at >= 0) queue.splice(at, 1);
          enter({ kind: 'gone' });
        };
        queue.push(next);
        reply.once('close', gone);
      });
    },
  };
}
