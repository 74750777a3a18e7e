import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';

/** An S3 store on this computer, spoken to as any other. */
export interface S3Server {
  /** For `--blobs`. */
  readonly address: string;
  stop(): Promise<void>;
}

interface S3rver {
  run(): Promise<{ readonly port: number }>;
  close(): Promise<void>;
}

/** Starts a store with one bucket; its keys are put where programs look for them. */
export async function startS3(folder: string): Promise<S3Server> {
  mkdirSync(folder, { recursive: true });
  // A package of before modules, without types.
  const Server = createRequire(import.meta.url)('s3rver') as new (options: object) => S3rver;
  const server = new Server({
    ...{ address: '127.0.0.1', port: 0, silent: true, directory: folder },
    configureBuckets: [{ name: 'evidence' }],
  });
  const { port } = await server.run();
  process.env.AWS_ACCESS_KEY_ID = 'S3RVER';
  process.env.AWS_SECRET_ACCESS_KEY = 'S3RVER';
  return {
    address: `s3://evidence/hq?endpoint=http://127.0.0.1:${port}`,
    stop: () => server.close(),
  };
}
