import { readFile } from 'node:fs/promises';
import { safeStorage } from 'electron';
import { z } from 'zod';
import type { BridgeInput } from '#shared/contracts/desktop-bridge';
import { isMissing, replaceFile } from './durable-file';

type Name = BridgeInput<'recallSecret'>['name'];
type Protection = 'operating-system' | 'none';

/** The few secrets of this device, sealed with the operating system's key store where there is one. */
export interface SecretFile {
  protection(): Promise<Protection>;
  keep(name: Name, value: string): Promise<void>;
  recall(name: Name): Promise<string | null>;
  forget(name: Name): Promise<void>;
}

const keptSecret = z.strictObject({ guard: z.enum(['operating-system', 'none']), text: z.base64() });
const secretFile = z.record(z.string(), keptSecret);
type Kept = z.infer<typeof secretFile>;

export function openSecrets(path: string): SecretFile {
  let queue: Promise<unknown> = Promise.resolve();

  /** Reading, changing and writing back must not interleave with another call. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  }

  async function write(change: (kept: Kept) => Kept): Promise<void> {
    await replaceFile(path, JSON.stringify(change(await read(path)), null, 2));
  }

  async function keep(name: Name, value: string): Promise<void> {
    const sealed = await seal(value);
    await write((kept) => ({ ...kept, [name]: sealed }));
  }

  return {
    protection,
    keep: (name, value) => inTurn(() => keep(name, value)),
    forget: (name) => inTurn(() => write(({ [name]: _, ...others }) => others)),
    recall: (name) =>
      inTurn(async () => {
        const kept = (await read(path))[name];
        if (!kept) return null;
        const bytes = Buffer.from(kept.text, 'base64');
        if (kept.guard === 'none') return bytes.toString('utf8');
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(bytes);
        if (shouldReEncrypt) await keep(name, result);
        return result;
      }),
  };
}

/** Linux without a key ring "encrypts" with a password printed in Chromium's source: that guards nothing. */
async function protection(): Promise<Protection> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return 'none';
  if (process.platform !== 'linux') return 'operating-system';
  const backend = safeStorage.getSelectedStorageBackend();
  return backend === 'basic_text' || backend === 'unknown' ? 'none' : 'operating-system';
}

async function seal(value: string): Promise<Kept[string]> {
  const guard = await protection();
  const bytes = guard === 'none' ? Buffer.from(value, 'utf8') : await safeStorage.encryptStringAsync(value);
  return { guard, text: bytes.toString('base64') };
}

async function read(path: string): Promise<Kept> {
  try {
    return secretFile.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (isMissing(error)) return {};
    throw error;
  }
}
