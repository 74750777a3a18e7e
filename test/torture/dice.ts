/** Dice that fall the same way for the same seed. */
export interface Dice {
  /** From 0 up to, not including, 1. */
  roll(): number;
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  pick<Value>(from: readonly Value[]): Value;
  shuffle<Value>(cards: readonly Value[]): Value[];
  /** Other dice, which fall the same way however often these are rolled in between. */
  apart(name: string): Dice;
}

export function dice(seed: number): Dice {
  let state = seed | 0;
  // mulberry32
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(roll() * limit);
  return {
    roll,
    below,
    pick: <Value>(from: readonly Value[]) => {
      if (from.length === 0) throw new Error('There is nothing to pick from.');
      return from[below(from.length)] as Value;
    },
    shuffle: (cards) => {
      const rest = [...cards];
      return cards.map(() => rest.splice(below(rest.length), 1)[0] as (typeof cards)[number]);
    },
    apart: (name) => dice([...name].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), seed)),
  };
}
