import { expect, type Locator } from '@playwright/test';
import type { Json } from '#shared/base/json';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { Column, Field, Question } from '#shared/domain/playbook/pack';
import { fillCell, type Names, optionLabel } from './cells';
import { Evidence } from './evidence';
import { choose, fillDate, fillNumber, fillText, find, pick, tick } from './fields';
import type { Program } from './program';

export type { Names } from './cells';

/** What is pressed in a field that is answered with evidence. */
const bringWords = { files: 'Add a file', photos: 'Add a photo', attestations: 'Have it attested' };

type Value = { readonly [fieldId: string]: Json };

/** The interview over the whole screen. */
export class Interview {
  readonly #program: Program;
  readonly #names: Names;

  constructor(program: Program, names: Names) {
    this.#program = program;
    this.#names = names;
  }

  get form(): Locator {
    return this.#program.page.locator('form');
  }

  /** Every question, with where it stands. */
  get outline(): Locator {
    return this.#program.page.getByRole('navigation', { name: 'Questions' });
  }

  /** To a question by its words. */
  async goTo(question: string): Promise<void> {
    await this.outline.getByRole('link', { name: question }).click();
    await expect(this.#program.page.getByRole('heading', { level: 1, name: question })).toBeVisible();
  }

  async isAt(questionId: string): Promise<void> {
    const { page } = this.#program;
    await expect(page.getByRole('heading', { level: 1, name: questionOf(questionId).text })).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`/${questionId.replace('.', '\\.')}$`));
    await expect(this.form).toBeVisible();
  }

  /** Fills every field the answer holds, in the order in which they are asked. */
  async fill(questionId: string, value: Value): Promise<void> {
    for (const field of questionOf(questionId).fields) {
      const part = value[field.id];
      if (part !== undefined) await this.#fillField(field, part);
    }
  }

  async goOn(): Promise<void> {
    await this.form.getByRole('button', { name: 'Answer and go on' }).click();
  }

  /** The proofs that the answer on the screen asks for. */
  get proofs(): Locator {
    return this.#program.page.getByRole('list', { name: 'Proofs this answer asks for' }).getByRole('listitem');
  }

  /** Titles of those that nobody has brought yet. */
  async missingProofs(): Promise<readonly string[]> {
    return this.proofs.filter({ hasText: 'Proof asked for' }).locator('strong').allInnerTexts();
  }

  /** Every question is answered: the way leads to the review, and there to the end. */
  async finish(): Promise<void> {
    const { page } = this.#program;
    await expect(page.getByRole('heading', { level: 1, name: 'Review the interview' })).toBeVisible();
    await page.getByRole('button', { name: 'Finish the interview' }).click();
    await expect(page.getByRole('navigation', { name: 'Questions' })).toBeHidden();
  }

  async #fillField(field: Field, value: Json): Promise<void> {
    const { form } = this;
    const label = field.required ? field.label : `${field.label} (if any)`;
    switch (field.type) {
      case 'text':
      case 'long':
        return fillText(form, label, String(value));
      case 'number':
      case 'money':
      case 'percent':
      case 'duration':
        return fillNumber(form, label, Number(value));
      case 'one':
        return pickOne(form, label, field.options ?? [], String(value));
      case 'many':
        return this.#many(this.#group(label), field.options ?? [], value as readonly string[]);
      case 'countries': {
        const names = (value as readonly string[]).map((code) => ({ id: code, label: this.#names.country(code) }));
        return this.#typed(this.#group(label), label, names);
      }
      case 'country':
        return find(form, label, this.#names.country(String(value)));
      case 'scale5':
        return pick(form, label, String(value));
      case 'date':
        return fillDate(form, label, String(value));
      case 'yesNo':
        return pick(form, label, value === true ? 'Yes' : 'No');
      case 'person':
        return find(form, label, this.#names.person(String(value)));
      case 'site':
        return choose(form, label, this.#names.site(String(value)));
      case 'hours':
        return this.#hours(this.#group(label), value as unknown as readonly Span[]);
      case 'table':
        return this.#table(this.#group(label), field.columns ?? [], value as readonly Value[]);
      case 'matrix':
        return this.#matrix(this.#group(label), field, value as { readonly [row: string]: Value });
      case 'ranking':
        return this.#ranking(this.#group(label), field, value as readonly string[]);
      case 'rubric':
        for (const { id, label: row } of field.rows ?? []) {
          await pick(this.#group(label), row, String((value as { readonly [row: string]: Json })[id]));
        }
        return;
      case 'calendar':
        return this.#calendar(this.#group(label), value as unknown as readonly Period[]);
      case 'files':
      case 'photos':
      case 'attestations':
        return this.#bring(this.#group(field.label), field.type, value as readonly string[]);
    }
  }

  /** Pieces of evidence as they are brought: the name of a file, anything for a photograph, who says so. */
  async #bring(group: Locator, kind: keyof typeof bringWords, pieces: readonly string[]): Promise<void> {
    const evidence = new Evidence(this.#program);
    for (const [at, piece] of pieces.entries()) {
      await group.getByRole('button', { name: bringWords[kind] }).click();
      await expect(evidence.keepButton).toBeVisible();
      if (kind === 'attestations') await choose(evidence.dialog, 'Who says so', this.#names.person(piece));
      else if (kind === 'photos') await evidence.photograph();
      else await evidence.pickText(piece);
      await evidence.keep();
      await expect(group.getByRole('listitem')).toHaveCount(at + 1);
    }
  }

  async #ranking(group: Locator, field: Field, order: readonly string[]): Promise<void> {
    for (const [at, id] of order.entries()) {
      const words = optionLabel(field.options ?? [], id);
      await group.getByRole('button', { name: `${words}: put in place ${at + 1}` }).click();
      await expect(group.getByRole('listitem').nth(at)).toContainText(words);
    }
  }

  async #calendar(group: Locator, periods: readonly Period[]): Promise<void> {
    const lines = group.locator('[data-row]');
    for (const [at, { from, to, what }] of periods.entries()) {
      if ((await lines.count()) <= at) await group.getByRole('button', { name: 'Add a period' }).click();
      await fillDate(lines.nth(at), 'First day', from);
      await fillDate(lines.nth(at), 'Last day', to);
      await fillText(lines.nth(at), 'What happens', what);
    }
  }

  #group(label: string): Locator {
    return this.form.getByRole('group', { name: label, exact: true });
  }

  async #many(group: Locator, options: readonly Option[], ids: readonly string[]): Promise<void> {
    const chosen = options.filter(({ id }) => ids.includes(id));
    if (options.length > 9)
      return this.#typed(group, (await group.locator('legend').first().innerText()).trim(), chosen);
    for (const { label } of chosen) await tick(group, label);
  }

  async #typed(group: Locator, label: string, chosen: readonly Option[]): Promise<void> {
    for (const choice of chosen) {
      // What is known from an earlier answer stands there already.
      const standing = group.getByRole('button', { name: `Remove ${choice.label}`, exact: true });
      if (await standing.isVisible()) continue;
      await group.getByRole('combobox', { name: `Add to ${label}` }).fill(choice.label);
      await this.#program.page.getByRole('option', { name: choice.label, exact: true }).click();
      await expect(standing).toBeVisible();
    }
  }

  async #hours(group: Locator, spans: readonly Span[]): Promise<void> {
    const zones = group.getByRole('combobox', { name: 'Time zone', exact: true });
    while ((await zones.count()) < spans.length) {
      const before = await zones.count();
      await group.getByRole('button', { name: /^Add (other )?hours$/ }).click();
      await expect(zones).toHaveCount(before + 1);
    }
    for (const [at, span] of spans.entries()) {
      const days = group.getByRole('group', { name: 'Days', exact: true }).nth(at);
      for (const [index, name] of ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].entries()) {
        await tick(days, name, span.days.includes(index + 1));
      }
      await group.getByLabel('From', { exact: true }).nth(at).fill(span.from);
      await group.getByLabel('To', { exact: true }).nth(at).fill(span.to);
      await zones.nth(at).fill(span.zone);
      await this.#program.page.getByRole('option', { name: span.zone, exact: true }).click();
    }
  }

  async #table(group: Locator, columns: readonly Column[], rows: readonly Value[]): Promise<void> {
    const lines = group.locator('[data-row]');
    for (const [at, row] of rows.entries()) {
      if ((await lines.count()) <= at) await group.getByRole('button', { name: 'Add a line' }).click();
      await expect(lines.nth(at)).toBeVisible();
      for (const column of columns) await this.#cell(lines.nth(at), column, row[column.id]);
    }
  }

  async #matrix(group: Locator, field: Field, rows: { readonly [row: string]: Value }): Promise<void> {
    for (const row of field.rows ?? []) {
      const line = group.getByRole('group', { name: row.label, exact: true });
      for (const column of field.columns ?? []) await this.#cell(line, column, rows[row.id]?.[column.id]);
    }
  }

  async #cell(line: Locator, column: Column, value: Json | undefined): Promise<void> {
    if (value !== undefined) await fillCell(line, column, value, this.#names);
  }
}

interface Option {
  readonly id: string;
  readonly label: string;
}

interface Period {
  readonly from: string;
  readonly to: string;
  readonly what: string;
}

interface Span {
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
  readonly zone: string;
}

export function questionOf(id: string): Question {
  const found = builtInPack()
    .pack.modules.flatMap(({ questions }) => questions)
    .find((question) => question.id === id);
  if (!found) throw new Error(`The playbook has no question ${id}.`);
  return found;
}

function pickOne(form: Locator, label: string, options: readonly Option[], id: string): Promise<void> {
  const choice = optionLabel(options, id);
  return options.length <= 6 ? pick(form, label, choice) : choose(form, label, choice);
}
