import { expect } from '@playwright/test';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { Exam } from '#shared/domain/playbook/pack-enablement';
import { pick, tick } from './fields';
import type { Program } from './program';

/** The partner's people who learn, their exams, and the drills with their clock. */
export class Enablement {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  /** Takes over whom the interview named; answers when as many people stand in the table. */
  async takeOverNamed(count: number): Promise<void> {
    const { page } = this.#program;
    await page.getByRole('button', { name: 'Take over', exact: true }).click();
    // One row is the heading.
    await expect(this.#people.getByRole('row')).toHaveCount(count + 1);
  }

  /** Sits an exam to its end, answering every question right, and accepts the result. */
  async passExam(name: string, role: string, examId: string): Promise<void> {
    const { page } = this.#program;
    const exam = examOf(examId);
    const row = this.#people.getByRole('row').filter({ hasText: name }).filter({ hasText: role });
    await row.getByRole('button', { name, exact: true }).click();
    const sheet = this.#program.dialog(`${name}, ${role}`);
    const proof = exam.role === 'baseline' ? 'Baseline exam' : 'Exam of the role';
    await sheet.getByRole('listitem').filter({ hasText: proof }).getByRole('button', { name: 'Take the exam' }).click();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    for (const [at, question] of exam.questions.entries()) {
      const form = page.getByRole('form', { name: `Question ${at + 1}`, exact: true });
      for (const [place, { id, label }] of question.options.entries()) {
        if (!question.right.includes(id)) continue;
        if (question.right.length > 1) await tick(form, `${place + 1}. ${label}`);
        else await pick(form, 'Choose one', `${place + 1}. ${label}`);
      }
      await form.getByRole('button', { name: 'Next', exact: true }).click();
    }
    await page.getByRole('button', { name: 'Hand in' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Passed' })).toBeVisible();
    await page.getByRole('button', { name: 'I was there; accept it' }).click();
    await expect(page.getByText('Accepted as evidence')).toBeVisible();
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await expect(this.#people).toBeVisible();
  }

  /** A drill in which somebody is called and answers at once; answers when it is kept. */
  async drill(title: string, called: string): Promise<void> {
    const { page } = this.#program;
    await page.getByRole('listitem').filter({ hasText: title }).getByRole('button', { name: 'Open the clock' }).click();
    await page.getByRole('button', { name: 'Start the clock' }).click();
    await page.getByRole('combobox', { name: 'Whom to call' }).fill(called);
    await page.getByRole('option', { name: called }).click();
    await page.getByRole('button', { name: 'Call now' }).click();
    await page.getByRole('button', { name: 'Answered', exact: true }).click();
    await expect(page.getByText(/^0\.\d minutes, within the limit of 60\.$/)).toBeVisible();
    await page.getByRole('button', { name: 'Keep as evidence' }).click();
    await this.#program.hears('The drill is kept as evidence and waits for a review.');
  }

  get #people() {
    return this.#program.page.getByRole('table', { name: 'People and credentials' });
  }
}

function examOf(id: string): Exam {
  const exam = builtInPack().pack.exams.find((each) => each.id === id);
  if (!exam) throw new Error(`The playbook has no exam ${id}.`);
  return exam;
}
