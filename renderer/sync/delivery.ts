import type { PushRequest } from '#shared/contracts/hq-api';
import type { HistoryLine } from '../data/stored';

/** Everything of a push but the changes. It tells the time of sending, so it is written last. */
export type Envelope = Omit<PushRequest, 'changes'>;

/** Below this, packing costs more than it saves. */
const worthPacking = 1_024;

/**
 * Changes on their way: written and packed while the delivery before them is still travelling, and closed with the
 * time of sending in the moment they are sent.
 */
export class Delivery {
  readonly batch: readonly HistoryLine[];
  readonly #changes: string;
  readonly #packer: Packer | null;

  constructor(batch: readonly HistoryLine[]) {
    this.batch = batch;
    this.#changes = `{"changes":[${batch.map(({ content }) => JSON.stringify(content)).join(',')}]`;
    this.#packer = this.#changes.length < worthPacking ? null : new Packer();
    this.#packer?.add(this.#changes);
  }

  /** The body as it goes out, once. */
  async close(envelope: Envelope): Promise<PackedBody> {
    const end = `,${JSON.stringify(envelope).slice(1)}`;
    if (!this.#packer) return { body: this.#changes + end, headers: jsonHeaders };
    return this.#packer.end(end);
  }

  /** It is not sent after all. */
  drop(): void {
    void this.#packer?.end('').catch(() => undefined);
  }
}

export interface PackedBody {
  readonly body: BodyInit;
  readonly headers: { readonly [name: string]: string };
}

const jsonHeaders = { 'content-type': 'application/json' };

/** A JSON text as it goes out: packed where that is worth while. */
export async function packed(text: string): Promise<PackedBody> {
  return text.length < worthPacking ? { body: text, headers: jsonHeaders } : new Packer().end(text);
}

class Packer {
  readonly #stream = new CompressionStream('gzip');
  readonly #writer = this.#stream.writable.getWriter();
  // Read from the beginning: a stream that nobody reads does not take everything.
  readonly #blob = new Response(this.#stream.readable).blob();

  add(text: string): void {
    void this.#writer.write(new TextEncoder().encode(text)).catch(() => undefined);
  }

  async end(text: string): Promise<PackedBody> {
    this.add(text);
    void this.#writer.close().catch(() => undefined);
    // To its end first: a streamed request body is refused over HTTP/1.1.
    return { body: await this.#blob, headers: { ...jsonHeaders, 'content-encoding': 'gzip' } };
  }
}
