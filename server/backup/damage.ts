/** What is wrong with a file that was read, as a sentence for whoever wanted to use it. */
export class Damage extends Error {
  override readonly name = 'Damage';
}
