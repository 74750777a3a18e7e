import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** A wire between a page and its server that counts the bytes of both directions. */
export interface CountedWire {
  readonly address: string;
  /** Bytes so far, as they went over the sockets: requests, answers, headers and all. */
  bytes(): { readonly up: number; readonly down: number };
  close(): Promise<void>;
}

export async function countedWire(far: string): Promise<CountedWire> {
  const { hostname, port } = new URL(far);
  let up = 0;
  let down = 0;
  const server = createServer({ noDelay: true }, (device) => {
    const server = connect({ port: Number(port), host: hostname, noDelay: true });
    device.on('data', (chunk) => {
      up += chunk.length;
    });
    server.on('data', (chunk) => {
      down += chunk.length;
    });
    for (const socket of [device, server]) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        device.destroy();
        server.destroy();
      });
    }
    device.pipe(server).pipe(device);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The wire has no port.');
  return {
    address: `http://127.0.0.1:${address.port}`,
    bytes: () => ({ up, down }),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}
