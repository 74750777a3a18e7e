/** Bytes written one after another, behind others. */
export class ByteSheet {
  readonly #pieces: Uint8Array[] = [];
  #length: number;

  /** `start`: the place in the file of the first byte written here. */
  constructor(start: number) {
    this.#length = start;
  }

  /** The place in the file of the next byte. */
  get place(): number {
    return this.#length;
  }

  write(bytes: Uint8Array): void {
    this.#pieces.push(bytes);
    this.#length += bytes.length;
  }

  /** Letters of the PDF language itself, one byte each. */
  writeText(text: string): void {
    this.write(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
  }

  /** Everything, behind the bytes that were there before. */
  after(before: Uint8Array): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.#length);
    all.set(before);
    let place = before.length;
    for (const piece of this.#pieces) {
      all.set(piece, place);
      place += piece.length;
    }
    return all;
  }
}
