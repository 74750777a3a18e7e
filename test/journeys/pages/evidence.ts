import { expect, type Locator } from '@playwright/test';
import type { Json } from '#shared/base/json';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { EvidenceType } from '#shared/domain/playbook/pack';
import { fillCell, type Names } from './cells';
import { choose, fillDate, fillText } from './fields';
import type { Program } from './program';

/** A piece of evidence as somebody brings it. */
export interface Bringing {
  readonly typeId: string;
  /** Who says so, where it is an attestation; otherwise a small file is brought, or a record is filled in. */
  readonly saidBy?: string;
  readonly facts?: { readonly [factId: string]: Json };
  /** The last day on which it holds. */
  readonly until?: string;
}

export interface PickedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** The dialog in which evidence is brought, and the list of what was brought. */
export class Evidence {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  /** The dialog that is open in front. */
  get dialog(): Locator {
    return this.#program.page.getByRole('dialog').last();
  }

  get files(): Locator {
    return this.#program.page.getByRole('list', { name: 'Files' }).getByRole('listitem');
  }

  file(name: string): Locator {
    return this.files.filter({ hasText: name });
  }

  async openFor(kind: string): Promise<void> {
    await this.#program.page.getByRole('button', { name: 'Add evidence' }).click();
    await this.dialog.getByRole('button', { name: /What does it prove\?$/ }).click();
    await this.#program.page.getByRole('option', { name: kind, exact: true }).click();
    await expect(this.keepButton).toBeVisible();
  }

  get keepButton(): Locator {
    return this.dialog.getByRole('button', { name: 'Keep the evidence' });
  }

  /** By the file picker: a path on this computer, or bytes with a name. */
  async pick(file: string | PickedFile | readonly PickedFile[]): Promise<void> {
    const [chooser] = await Promise.all([
      this.#program.page.waitForEvent('filechooser'),
      this.dialog.getByRole('button', { name: 'Choose files' }).click(),
    ]);
    await chooser.setFiles(typeof file === 'string' ? file : [file].flat());
  }

  /** A small text file of this name. */
  async pickText(name: string, words = name): Promise<void> {
    await this.pick({ name, mimeType: 'text/plain', buffer: Buffer.from(words) });
    await expect(this.file(name)).toBeVisible();
  }

  async photograph(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Use the camera' }).click();
    const shoot = this.#program.page.getByRole('button', { name: 'Take the photograph' });
    await expect(shoot).toBeEnabled();
    await shoot.click();
    await expect(shoot).toBeHidden();
    await expect(this.file('photo-')).toBeVisible();
  }

  async leaveOut(name: string): Promise<void> {
    await this.file(name)
      .getByRole('button', { name: `Leave out ${name}`, exact: true })
      .click();
    await expect(this.file(name)).toBeHidden();
  }

  /** In the dialog that is open: fills in what the piece says, and keeps it. */
  async bring({ typeId, saidBy, facts = {}, until }: Bringing, names: Names): Promise<void> {
    const type = evidenceTypeOf(typeId);
    const { dialog } = this;
    await expect(this.keepButton).toBeVisible();
    if (saidBy !== undefined) await choose(dialog, 'Who says so', names.person(saidBy));
    else if (type.sources[0] === 'file') await this.pickText(`${type.title}.txt`, `${type.title} until ${until}`);
    else if (type.sources[0] === 'photo') await this.photograph();
    for (const fact of type.facts) {
      const value = facts[fact.id];
      if (value !== undefined) await fillCell(dialog, fact, value, { ...names, person: names.name });
    }
    if (until !== undefined) await fillDate(dialog, 'Holds until', until);
    await this.keep();
  }

  /** From the shelf: the kind is chosen, then brought. */
  async add(bringing: Bringing, names: Names): Promise<void> {
    await this.openFor(`${bringing.typeId} ${evidenceTypeOf(bringing.typeId).title}`);
    await this.bring(bringing, names);
  }

  /** Keeps it; answers when it is kept. */
  async keep(): Promise<void> {
    const { keepButton } = this;
    await expect(keepButton).toBeEnabled();
    await keepButton.click();
    await expect(keepButton).toBeHidden();
    await this.#program.hears(/is kept and waits for review/);
  }

  async open(title: string): Promise<Locator> {
    await this.#program.page
      .getByRole('table', { name: 'Evidence' })
      .getByRole('button', { name: title, exact: true })
      .click();
    const dialog = this.#program.dialog(title);
    await expect(dialog).toBeVisible();
    return dialog;
  }

  /** Titles of the pieces that wait for review. */
  async waiting(): Promise<readonly string[]> {
    const rows = this.#program.page.getByRole('table', { name: 'Evidence' }).getByRole('row');
    return rows.filter({ hasText: 'Waits for review' }).getByRole('rowheader').allInnerTexts();
  }

  async accept(title: string): Promise<void> {
    const opened = await this.open(title);
    await opened.getByRole('button', { name: 'Accept', exact: true }).click();
    await expect(opened.getByRole('button', { name: 'Accept', exact: true })).toBeHidden();
    await this.close();
  }

  async reject(title: string, reason: string): Promise<void> {
    const opened = await this.open(title);
    await fillText(opened, 'Reason (needed to reject)', reason);
    await opened.getByRole('button', { name: 'Reject', exact: true }).click();
    await expect(opened.getByText('Rejected', { exact: true })).toBeVisible();
    await this.close();
    await this.stands(title, 'Rejected');
  }

  /** Brings it again, as the next revision of the same piece. */
  async renew(bringing: Bringing, names: Names): Promise<void> {
    const { title } = evidenceTypeOf(bringing.typeId);
    const opened = await this.open(title);
    await opened.getByRole('button', { name: 'Renew', exact: true }).click();
    await this.bring(bringing, names);
  }

  /** Waits until the shelf says so: `Accepted`, `Waits for review`. */
  async stands(title: string, state: string): Promise<void> {
    await expect(this.#row(title)).toContainText(state, { timeout: 60_000 });
  }

  #row(title: string): Locator {
    return this.#program.page.getByRole('table', { name: 'Evidence' }).getByRole('row').filter({ hasText: title });
  }

  async close(): Promise<void> {
    const { dialog } = this;
    await dialog.getByRole('button', { name: 'Close', exact: true }).first().click();
    await expect(this.#program.page.getByRole('dialog')).toHaveCount(0);
  }
}

export function evidenceTypeOf(id: string): EvidenceType {
  const type = builtInPack().evidenceTypeById.get(id);
  if (!type) throw new Error(`The playbook has no kind of evidence ${id}.`);
  return type;
}
