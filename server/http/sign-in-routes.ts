import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { signInQuestion, signInRequest } from '#shared/contracts/hq-api';
import {
  answerInBrowser,
  askSignIn,
  beginSignIn,
  callbackPath,
  compareInBrowser,
  type OpenIdSignIn,
  type PageAnswer,
  signInPath,
  startInBrowser,
} from '../enrolment/openid/openid-sign-in';
import { languageOf, pageOf } from '../enrolment/openid/sign-in-page';
import { signInLifetime } from '../enrolment/openid/sign-in-store';
import { answer, read } from './answer';
import { enrolledAt } from './enrolment-routes';
import type { Parts } from './parts';

const comparePath = `${signInPath}/compare`;

/** Signing in at the organisation's own provider: for devices with JSON, for the browser beside them with small pages. */
export function addSignInRoutes(app: FastifyInstance, parts: Parts, openId: OpenIdSignIn): void {
  const { database, log, now } = parts;

  app.post(signInPath, async (request, reply) => {
    const body = read(signInRequest, request.body);
    if (!body.ok) return answer(reply, body);
    return answer(reply, await beginSignIn(database, openId, body.value, now()));
  });

  app.post<{ Params: { ticket: string } }>(`${signInPath}/:ticket`, async (request, reply) => {
    const body = read(signInQuestion, request.body);
    if (!body.ok) return answer(reply, body);
    const { ticket } = request.params;
    const state = await askSignIn(database, enrolledAt(parts), { ticket, ...body.value }, now());
    if (state.ok && state.value.state === 'enrolled') {
      log.note('A device was enrolled by signing in.', { event: 'enrolment', device: body.value.device });
    }
    return answer(reply, state);
  });

  app.get<{ Params: { id: string } }>(`${signInPath}/start/:id`, async (request, reply) =>
    show(openId, request, reply, await startInBrowser(database, openId, request.params.id, now())),
  );

  app.get(callbackPath, async (request, reply) => {
    const [, query = ''] = request.url.split(/\?(.*)/s);
    const given = { query, browserOf: (id: string) => cookieOf(request, id) };
    return show(openId, request, reply, await answerInBrowser(database, openId, given, now()));
  });

  void app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 4096 },
      (_r, body, done) => done(null, new URLSearchParams(body.toString())),
    );
    scope.post(comparePath, async (request, reply) => {
      const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
      const id = form.get('id') ?? '';
      const given = { id, browser: cookieOf(request, id), same: form.get('codes') === 'same' };
      return show(openId, request, reply, await compareInBrowser(database, openId, given, now()));
    });
  });
}

function show(openId: OpenIdSignIn, request: FastifyRequest, reply: FastifyReply, said: PageAnswer): FastifyReply {
  reply.header('Cache-Control', 'no-store');
  if (said.kind === 'go') {
    const secure = openId.address().startsWith('https:') ? '; Secure' : '';
    const life = Math.round(signInLifetime / 1000);
    // Lax: the browser comes back from the provider by a link, and never with somebody else's form.
    const cookie = `${cookieName(said.id)}=${said.browser}; Path=${pathBefore(openId)}${signInPath}; Max-Age=${life}; HttpOnly; SameSite=Lax${secure}`;
    return reply.header('Set-Cookie', cookie).redirect(said.address, 303);
  }
  const page = pageOf(said, languageOf(request.headers['accept-language']), pathBefore(openId) + comparePath);
  return reply
    .code(said.kind === 'compare' || said.what === 'done' ? 200 : 400)
    .type('text/html; charset=utf-8')
    .header('Content-Security-Policy', page.policy)
    .send(page.html);
}

// Headquarters may stand behind a proxy that gives it a part of its own addresses.
function pathBefore(openId: OpenIdSignIn): string {
  return new URL(openId.address()).pathname.replace(/\/+$/, '');
}

// One for every sign-in: two may be under way in one browser.
function cookieName(id: string): string {
  return `fieldpact-sign-in-${id.slice(0, 16)}`;
}

function cookieOf(request: FastifyRequest, id: string): string | null {
  const wanted = cookieName(id);
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=');
    if (name === wanted && value !== undefined) return value;
  }
  return null;
}
