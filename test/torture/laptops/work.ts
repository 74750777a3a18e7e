import { setTimeout as pause } from 'node:timers/promises';
import { Partners } from '../../journeys/pages/partners';
import { Program } from '../../journeys/pages/program';
import type { Dice } from '../dice';
import type { Act } from './door';
import type { Laptop } from './laptop';

/** What somebody may do next, the likely things more often. Old partners come up most, so that people meet on them. */
export function nextAct(dice: Dice, text: (what: string) => string): Act {
  const at = dice.roll() ** 4;
  const chance = dice.below(100);
  if (chance < 8) return { kind: 'add', name: text('Partner'), space: dice.below(2) };
  if (chance < 13) return { kind: 'prove', at, title: text('Proof'), bytes: 200 + dice.below(60_000) };
  if (chance < 18) return { kind: 'seal', at, reason: text('Reason') };
  if (chance < 24) return { kind: 'decide' };
  if (chance < 30) return { kind: 'sync now' };
  const field = dice.pick(['note', 'website', 'legalName', 'registerNumber']);
  return { kind: 'correct', at, fields: { [field]: text(field) } };
}

/** Works through the program's own actions until it is over, in pauses of `between` ms at most. */
export async function workAway(laptop: Laptop, dice: Dice, over: () => boolean, between: number): Promise<void> {
  let number = 0;
  const text = (what: string) => {
    number += 1;
    return `${what} ${number} of ${laptop.person}`;
  };
  while (!over()) {
    await laptop.act(nextAct(dice, text));
    await pause(dice.below(between));
  }
}

/** Works through the screens, as a person does: adds a partner, corrects one. */
export async function workOnScreens(laptop: Laptop, dice: Dice, over: () => boolean): Promise<void> {
  const program = new Program(laptop.device);
  const partners = new Partners(program);
  for (let number = 1; !over(); number += 1) {
    const legalName = `Typed ${number} by ${laptop.person}`;
    const website = `www.typed-${number}.example`;
    await laptop.during(async () => {
      await program.page.goto(`${laptop.line.address}/#/partners`);
      await partners.add({ legalName, country: 'Austria' });
      laptop.saved.push(legalName);
      laptop.acts += 1;
      if (dice.below(2) === 0) return;
      await partners.tab('Identity, people, risk');
      await partners.correct({ website });
      laptop.saved.push(website);
      laptop.acts += 1;
    });
  }
}
