import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { browserHost } from '../../../renderer/host/browser-host';
import { takeLaunch } from '../../../renderer/host/browser-launch';
import { chooseHost } from '../../../renderer/host/choose-host';
import { saveFile } from '../../../renderer/host/save-file';
import { placeOfSecrets } from '../../../renderer/host/sealed-secrets';

/** What only a browser tab does. What every host does is in host-contract.ts. */

const address = window.location.href;
afterEach(() => window.history.replaceState(null, '', address));

describe('the wishes of the start', () => {
  test('are taken out of the address, and are gone from it and from the history', () => {
    window.location.hash = '#/start?hq=http%3A%2F%2F127.0.0.1%3A4870%2Fx&code=AB-12&demo=1';
    expect(takeLaunch(window)).toEqual({ hq: 'http://127.0.0.1:4870', code: 'AB-12', demo: true });
    expect(window.location.hash).toBe('#/');
    expect(takeLaunch(window)).toEqual({ hq: null, code: null, demo: false });
  });

  test('an address that is none, or no web address, is not taken', () => {
    for (const hq of ['', 'nonsense', 'javascript:alert(1)', 'file:///etc']) {
      window.location.hash = `#/start?hq=${encodeURIComponent(hq)}`;
      expect(takeLaunch(window)).toEqual({ hq: null, code: null, demo: false });
    }
  });

  test('any other address is left alone', () => {
    window.location.hash = '#/partners/7?code=AB-12';
    expect(takeLaunch(window)).toEqual({ hq: null, code: null, demo: false });
    expect(window.location.hash).toBe('#/partners/7?code=AB-12');
  });
});

test('a page without the bridge of the desktop runs in a tab', async () => {
  expect((await chooseHost(window)).kind).toBe('browser');
});

test('a second tab is told that the first one holds the journal, and may have it afterwards', async () => {
  const letGo = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const first = navigator.locks.request('fieldpact-journal', () => {
    held.resolve();
    return letGo.promise;
  });
  await held.promise;
  const { journal } = browserHost(window);
  await expect(journal.append(['one'])).rejects.toMatchObject({ name: 'StorageRefused', reason: 'in-use' });
  await expect(journal.read()).rejects.toMatchObject({ reason: 'in-use' });
  letGo.resolve();
  await first;
  await journal.append(['one']);
  expect((await journal.read()).records.at(-1)).toBe('one');
});

describe('picking files', () => {
  const { files } = browserHost(window);
  const picker = () => document.querySelector<HTMLInputElement>('input[type=file]');

  test('gives what the person picked, and leaves no picker behind', async () => {
    const picked = files.open({ accept: '.txt', multiple: true });
    const input = picker();
    expect([input?.accept, input?.multiple]).toEqual(['.txt', true]);
    if (!input) return;
    await userEvent.upload(input, [new File(['one'], 'one.txt'), new File(['two'], 'two.txt')]);
    const names = (await picked).map((file) => file.name);
    expect(names).toEqual(['one.txt', 'two.txt']);
    expect(picker()).toBeNull();
  });

  test('gives nothing when the person changes their mind', async () => {
    const picked = files.open({ accept: 'image/*', multiple: false });
    picker()?.dispatchEvent(new Event('cancel'));
    expect(await picked).toEqual([]);
    expect(picker()).toBeNull();
  });
});

describe('saving a file', () => {
  const request = { name: 'plan.txt', mime: 'text/plain', content: new Blob(['the plan']) };

  /** This very window, with a save dialog that answers as told. */
  function windowWhere(showSaveFilePicker: (() => Promise<unknown>) | undefined): Window {
    return { document, showSaveFilePicker } as unknown as Window;
  }

  async function downloads(work: () => Promise<unknown>): Promise<string[]> {
    const names: string[] = [];
    const note = (event: MouseEvent) => {
      if (!(event.target instanceof HTMLAnchorElement)) return;
      names.push(event.target.download);
      event.preventDefault();
    };
    document.addEventListener('click', note);
    await work();
    document.removeEventListener('click', note);
    return names;
  }

  test('writes it where the person said', async () => {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle('plan.txt', { create: true });
    expect(
      await saveFile(
        windowWhere(async () => handle),
        request,
      ),
    ).toBe('saved');
    expect(await (await handle.getFile()).text()).toBe('the plan');
    await folder.removeEntry('plan.txt');
  });

  test('is cancelled by closing the dialog', async () => {
    const closed = async () => Promise.reject(new DOMException('closed', 'AbortError'));
    expect(await saveFile(windowWhere(closed), request)).toBe('cancelled');
  });

  test.each([
    ['the browser has no dialog', undefined],
    ['the click was too long ago', async () => Promise.reject(new DOMException('late', 'SecurityError'))],
  ])('becomes a download when %s', async (_why, dialog) => {
    const names = await downloads(async () => expect(await saveFile(windowWhere(dialog), request)).toBe('saved'));
    expect(names).toEqual(['plan.txt']);
  });
});

test('the key that seals secrets cannot be taken out, and no secret lies open', async () => {
  await browserHost(window).secrets.keep('hq-token', 'very secret words');
  const place = await placeOfSecrets();
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = place.open('fieldpact-secrets');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const kept = await new Promise<unknown[]>((resolve) => {
    const request = database.transaction('kept').objectStore('kept').getAll();
    request.onsuccess = () => resolve(request.result);
  });
  database.close();
  const key = kept.find((value) => value instanceof CryptoKey);
  expect([key?.extractable, key?.algorithm.name]).toEqual([false, 'AES-GCM']);
  await expect(crypto.subtle.exportKey('raw', key as CryptoKey)).rejects.toThrow();
  const sealed = kept.find(
    (value): value is { text: ArrayBuffer } => typeof value === 'object' && value !== null && 'text' in value,
  );
  expect(new TextDecoder().decode(sealed?.text)).not.toContain('secret');
});
