import { add, type Exact, exact, multiply, ratio, zero } from '#shared/base/decimal';
import type { MoneyGround } from './insights';

/** Money of many months and currencies, added up exactly. */
export interface MoneySum {
  /** @param rateKey as in `rateKey` */
  add(rateKey: string, hundredths: number): void;
  /** In hundredths of the reporting currency. */
  total(): Exact;
  count(): number;
}

/** By what a rate is found: `2026-03 USD`, or nothing for the reporting currency. */
export function rateKey(ground: MoneyGround, month: string, currency: string): string {
  return currency === ground.currency ? '' : `${month} ${currency}`;
}

export function hasRate(ground: MoneyGround, key: string): boolean {
  return key === '' || Object.hasOwn(ground.rates, key);
}

/** Every amount is converted by the rate of its month; amounts without one must not be added. */
export function moneySum(ground: MoneyGround): MoneySum {
  const sums = new Map<string, { low: number; high: bigint }>();
  let count = 0;
  return {
    add(key, hundredths) {
      const sum = sums.get(key) ?? { low: 0, high: 0n };
      sums.set(key, sum);
      // Carried over before it becomes so large that it would be rounded.
      if (!Number.isSafeInteger(sum.low + hundredths)) {
        sum.high += BigInt(sum.low);
        sum.low = 0;
      }
      sum.low += hundredths;
      count += 1;
    },
    total: () =>
      [...sums].reduce((total, [key, { low, high }]) => {
        const amount = ratio(high + BigInt(low));
        return add(total, key === '' ? amount : multiply(amount, exact(ground.rates[key] as string)));
      }, zero),
    count: () => count,
  };
}
