import type { Readable } from 'node:stream';
import yauzl from 'yauzl';

/** A ZIP whose files are read one by one, each from where it lies. */
export interface OpenZip {
  readonly paths: readonly string[];
  read(path: string): Promise<Readable>;
  close(): void;
}

/** Opens a ZIP by the list at its end. @throws Error when it is none, or was cut off */
export async function openZip(file: string): Promise<OpenZip> {
  const zip = await new Promise<yauzl.ZipFile>((done, fail) => {
    yauzl.open(file, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, opened) =>
      error ? fail(error) : done(opened),
    );
  });
  const entries = new Map<string, yauzl.Entry>();
  await new Promise<void>((done, fail) => {
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.once('end', done);
    zip.once('error', fail);
    zip.readEntry();
  });
  return {
    paths: [...entries.keys()],
    read: (path) =>
      new Promise((done, fail) => {
        const entry = entries.get(path);
        if (!entry) return fail(new Error(`${path} is not in it.`));
        zip.openReadStream(entry, (error, stream) => (error ? fail(error) : done(stream)));
      }),
    close: () => zip.close(),
  };
}
