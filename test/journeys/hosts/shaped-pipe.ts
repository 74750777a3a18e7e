import type { Socket } from 'node:net';

/** How bad a line is. */
export interface LineShape {
  /** Bits a second in each direction. */
  readonly bitsPerSecond: number;
  /** There and back, milliseconds. */
  readonly roundTrip: number;
  /** Share of packets that are lost and sent again. */
  readonly loss: number;
}

/** Ten megabits, a satellite's distance, one packet in a hundred lost. */
export const lineInTheField: LineShape = { bitsPerSecond: 10_000_000, roundTrip: 150, loss: 0.01 };

const packet = 1_460;
/** What a lost packet costs a connection: the least time after which it is sent again. */
const sentAgainAfter = 200;
/** No more than this may be under way, or a slow line would look like a fast one to whoever sends. */
const mostAhead = 250;

/** Lets bytes through in their order, as slowly and as late as the line is. Loss is felt as the wait for what is sent again. */
export function pipeShaped(from: Socket, to: Socket, shape: () => LineShape | null): void {
  let freeAt = 0;
  let lastAt = 0;
  const after = (wait: number, act: () => void) => (wait <= 0 ? act() : setTimeout(act, wait));
  const whenThere = (bytes: number): number => {
    const now = performance.now();
    const line = shape();
    if (line === null) return Math.max(now, lastAt);
    const packets = Math.ceil(bytes / packet);
    const lost = Array.from({ length: packets }, () => Math.random() < line.loss).filter(Boolean).length;
    freeAt = Math.max(now, freeAt) + (bytes * 8_000) / line.bitsPerSecond + lost * sentAgainAfter;
    if (freeAt - now > mostAhead) {
      from.pause();
      setTimeout(() => from.resume(), freeAt - now - mostAhead);
    }
    return Math.max(freeAt + line.roundTrip / 2, lastAt);
  };
  from.on('data', (piece: Buffer) => {
    lastAt = whenThere(piece.length);
    after(lastAt - performance.now(), () => to.writable && to.write(piece));
  });
  from.on('end', () => after(lastAt - performance.now(), () => to.end()));
}
