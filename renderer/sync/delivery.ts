import type { PushRequest } from '#shared/contracts/hq-api';
import { packChanges, packedPushes } from '#shared/contracts/packed-push';
import { sha256Now } from '../data/device-key';
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

  /** @param protocol the newest that headquarters speaks */
  constructor(batch: readonly HistoryLine[], protocol: number) {
    this.batch = batch;
    this.#changes = written(batch, protocol).slice(0, -1);
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

/** One or two changes have little to share with each other. */
const worthTakingApart = 3;

function written(batch: readonly HistoryLine[], protocol: number): string {
  const changes = batch.map(({ content: { body, sig } }) => ({ body, sig }));
  const isPlain = protocol < packedPushes || changes.length < worthTakingApart;
  const packed = isPlain ? null : packChanges(changes, sha256Now);
  return JSON.stringify(packed ?? { changes });
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
