import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  None,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
} from 'openid-client';
import { z } from 'zod';
import { ok, type Result, refuse } from '#shared/base/result';

/** The organisation's own provider, as it was given with the options of headquarters. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Null for a public client; the code challenge protects it all the same. */
  readonly clientSecret: string | null;
}

/** Who somebody is at the provider. The subject is the provider's own, so it carries the provider's name. */
export const knownPerson = z.object({ subject: z.string().max(600), name: z.string().max(120) });
export type KnownPerson = z.infer<typeof knownPerson>;

/** What belongs to one question to the provider, and proves that an answer is the answer to it. */
export const asked = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });
export type Asked = z.infer<typeof asked>;

/** Why there is no answer: the provider is out of reach, the person said no, or the answer cannot be believed. */
export type ProviderRefusal = 'unreachable' | 'denied' | 'invalid';

export interface OpenIdProvider {
  /** Address to open in the person's browser. */
  ask(
    state: string,
    callback: string,
  ): Promise<Result<{ readonly address: string; readonly asked: Asked }, ProviderRefusal>>;
  /** Spends what the provider sent back to the callback. */
  readAnswer(answered: URL, asked: Asked): Promise<Result<KnownPerson, ProviderRefusal>>;
}

/** Seconds. Somebody is waiting before a page. */
const patience = 10;
const askedForAgain = 60 * 60_000;

export function openProvider({ issuer, clientId, clientSecret }: ProviderSettings): OpenIdProvider {
  let known: { readonly at: number; readonly configuration: Configuration } | null = null;
  // Asked for when it is needed: a provider that is away must not keep headquarters from starting.
  const configured = async () => {
    const at = performance.now();
    if (known && at - known.at < askedForAgain) return known.configuration;
    const configuration = await discovery(new URL(issuer), clientId, undefined, authenticationOf(clientSecret), {
      timeout: patience,
      execute: new URL(issuer).protocol === 'http:' ? [allowInsecureRequests] : [],
    });
    known = { at, configuration };
    return configuration;
  };
  return {
    ask: async (state, callback) => {
      try {
        const own = { state, nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
        const address = buildAuthorizationUrl(await configured(), {
          redirect_uri: callback,
          scope: 'openid profile',
          state,
          nonce: own.nonce,
          code_challenge: await calculatePKCECodeChallenge(own.verifier),
          code_challenge_method: 'S256',
        });
        return ok({ address: address.href, asked: own });
      } catch (error) {
        return refuse(refusalOf(error));
      }
    },
    readAnswer: async (answered, { state, nonce, verifier }) => {
      try {
        const configuration = await configured();
        const tokens = await authorizationCodeGrant(configuration, answered, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) return refuse('invalid');
        const more = nameIn(claims) === null ? await readMore(configuration, tokens.access_token, claims.sub) : {};
        const name = nameIn(claims) ?? nameIn(more) ?? claims.sub;
        return ok({ subject: `${claims.iss} ${claims.sub}`, name: name.slice(0, 120) });
      } catch (error) {
        return refuse(refusalOf(error));
      }
    },
  };
}

/** Many providers put the name into a place of its own and not into the token. Without it the person is still known. */
async function readMore(configuration: Configuration, token: string, subject: string): Promise<object> {
  if (configuration.serverMetadata().userinfo_endpoint === undefined) return {};
  return fetchUserInfo(configuration, token, subject);
}

function nameIn(claims: object): string | null {
  const names = z
    .looseObject({ name: z.string(), preferred_username: z.string(), email: z.string() })
    .partial()
    .catch({})
    .parse(claims);
  const name = (names.name ?? names.preferred_username ?? names.email ?? '').trim().replace(/\s+/g, ' ');
  return name === '' ? null : name;
}

function authenticationOf(secret: string | null): ClientAuth {
  if (secret === null) return None();
  return (server, client, body, headers) => {
    const ways = server.token_endpoint_auth_methods_supported;
    // The standard's own default is Basic; a provider that wants it otherwise says so.
    const way = !ways || ways.includes('client_secret_basic') ? ClientSecretBasic(secret) : ClientSecretPost(secret);
    return way(server, client, body, headers);
  };
}

function refusalOf(error: unknown): ProviderRefusal {
  if (error instanceof AuthorizationResponseError) return error.error === 'access_denied' ? 'denied' : 'invalid';
  if (error instanceof ResponseBodyError) return error.status >= 500 ? 'unreachable' : 'invalid';
  // What the library found wrong with an answer; a connection that failed comes as another kind of error.
  if (error instanceof ClientError && error.code !== 'OAUTH_TIMEOUT' && error.code !== 'OAUTH_ABORT') return 'invalid';
  return 'unreachable';
}
