import { z } from 'zod';
import type { HqClient } from './hq-client';

/** HQ's heartbeat comes every 20 s; after two that did not come the connection is a dead one that nobody closed. */
export const silenceAllowed = 45_000;

/**
 * Waits on HQ's stream of pokes and says when one came, and when the stream has ended. A poke carries no
 * data: it only says that pulling is worth while.
 *
 * @returns false when HQ gave no stream at all
 */
export async function listenForPokes(
  client: HqClient,
  on: { readonly signal: AbortSignal; readonly poke: (poke: Poke) => void },
): Promise<boolean> {
  const hush = new AbortController();
  const signal = AbortSignal.any([on.signal, hush.signal]);
  const stream = await client.events(signal);
  if (!stream) return false;
  const reader = stream.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  let silence = setTimeout(() => hush.abort(), silenceAllowed);
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return true;
      clearTimeout(silence);
      silence = setTimeout(() => hush.abort(), silenceAllowed);
      rest += value.replaceAll('\r\n', '\n');
      const events = rest.split('\n\n');
      rest = events.pop() ?? '';
      for (const event of events) {
        const poke = pokeIn(event);
        if (poke !== null) on.poke(poke);
      }
    }
  } catch {
    // The stream was cut, by us or by the line; either way it has ended.
    return true;
  } finally {
    clearTimeout(silence);
    hush.abort();
  }
}

const pokeSchema = z.object({ space: z.string(), seq: z.int() });

/** Something was filed in a territory; `seq`: where its log ends now. */
export type Poke = z.infer<typeof pokeSchema>;

/** The poke in one event, or null for a heartbeat and for anything else. */
export function pokeIn(event: string): Poke | null {
  const lines = event.split('\n');
  if (!lines.some((line) => /^event:\s*poke$/.test(line))) return null;
  const data = lines.find((line) => line.startsWith('data:'))?.slice(5);
  try {
    return pokeSchema.safeParse(JSON.parse(data ?? '')).data ?? null;
  } catch {
    return null;
  }
}
