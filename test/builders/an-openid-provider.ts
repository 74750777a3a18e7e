import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** The organisation's OpenID provider: a real one, on this computer, with its own pages for development. */
export interface AnOpenIdProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Makes headquarters known, which the provider sends browsers back to. */
  admit(callback: string): void;
  /** While it is away nobody answers at its address. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

const clientId = 'fieldpact';
const clientSecret = 'a-secret-of-the-test';

export async function anOpenIdProvider(): Promise<AnOpenIdProvider> {
  let handle: RequestListener = (_request, response) => response.writeHead(503).end();
  let server = createServer((request, response) => handle(request, response));
  const listen = (port: number) =>
    new Promise<void>((done) => {
      server.listen(port, '127.0.0.1', done);
    });
  const stop = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  return {
    issuer,
    clientId,
    clientSecret,
    admit: (callback) => {
      const provider = new Provider(issuer, {
        clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [callback] }],
        claims: { openid: ['sub'], profile: ['name'] },
        ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
        cookies: { keys: ['a-key-of-the-test'] },
        findAccount: (_context: unknown, id: string) => ({
          accountId: id,
          claims: () => ({ sub: id, name: `${id.slice(0, 1).toUpperCase()}${id.slice(1)} Example` }),
        }),
      });
      const answer = provider.callback();
      handle = (request, response) => void answer(request, response);
    },
    goAway: stop,
    comeBack: async () => {
      server = createServer((request, response) => handle(request, response));
      await listen(port);
    },
    close: stop,
  };
}
