import type { Locator } from '@playwright/test';
import { openAt } from './demo';
import { asFile, type FileToCheck, readTold, resultOf, type Told } from './file-check';
import { pickFiles } from './files';
import type { Program } from './program';

/** The place of the program in which signed PDFs of anybody are checked. */
export class CheckPage {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  async open(): Promise<void> {
    await openAt(this.#program, '/documents/check', 'Check a signed PDF');
  }

  get choose(): Locator {
    return this.#program.main.getByRole('button', { name: 'Choose files' });
  }

  async bring(...files: readonly FileToCheck[]): Promise<void> {
    await pickFiles(this.#program, this.choose, files.map(asFile));
  }

  /** Where the result of a file stands. */
  result(name: string): Locator {
    return resultOf(this.#program.main, name);
  }

  async check(file: FileToCheck): Promise<Told> {
    await this.bring(file);
    return readTold(this.#program.main, file.name);
  }
}
