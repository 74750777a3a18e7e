import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Bytes } from '#shared/proof/bytes';

/** What a time-stamping authority of a test does with a question. */
export type Answering = (query: Bytes, response: ServerResponse) => Promise<void> | void;

/** A time-stamping authority on a port of this machine. */
export interface TimeServer {
  readonly address: string;
  readonly asked: readonly { readonly type: string | undefined; readonly query: Bytes }[];
  /** From now on it answers so. */
  answersBy(answering: Answering): void;
  close(): Promise<void>;
}

export function reply(response: ServerResponse, body: Uint8Array | string, type = 'application/timestamp-reply'): void {
  response.writeHead(200, { 'content-type': type }).end(body);
}

export async function aTimeServer(first: Answering): Promise<TimeServer> {
  let answering = first;
  const asked: { type: string | undefined; query: Bytes }[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((query) => {
      asked.push({ type: request.headers['content-type'], query });
      return answering(query, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`,
    asked,
    answersBy: (next) => {
      answering = next;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Bytes> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return new Uint8Array(Buffer.concat(parts));
}
