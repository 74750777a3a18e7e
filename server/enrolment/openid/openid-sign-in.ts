import { randomBytes, randomInt } from 'node:crypto';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Problem, SignInReply, SignInRequest, SignInState } from '#shared/contracts/hq-api';
import type { Database } from '../../db/database';
import { sha256 } from '../../sync/sha256';
import { deviceRevoked } from '../authenticate';
import { readDeviceKey, signed } from '../device-key';
import { type EnrolledAt, enrolReplyFor, putDevice } from '../enrol-device';
import type { OpenIdProvider } from './openid-provider';
import { knownPerson } from './openid-provider';
import { firstSpaceOf, personOf } from './person-of';
import {
  addSignIn,
  findSignIn,
  type KeptRequest,
  keptRequest,
  type SignInRow,
  signInLifetime,
  stepOn,
} from './sign-in-store';

/** Signing in at the organisation's own OpenID provider (authorization code with PKCE, RFC 7636). */
export interface OpenIdSignIn {
  readonly provider: OpenIdProvider;
  /** Where browsers reach this headquarters; the provider knows this address and no other. */
  readonly address: () => string;
  /** Territory of a person who comes for the first time, or null when headquarters grants everything itself. */
  readonly territory: string | null;
}

export const signInPath = '/v1/sign-in';
export const callbackPath = `${signInPath}/callback`;

/** What a page has to say, or where the browser goes next. */
export type PageAnswer =
  | { readonly kind: 'go'; readonly address: string; readonly browser: string; readonly id: string }
  | { readonly kind: 'compare'; readonly code: string; readonly name: string; readonly id: string }
  | { readonly kind: 'say'; readonly what: PageWord };
export type PageWord =
  | 'done'
  | 'different'
  | 'expired'
  | 'used'
  | 'denied'
  | 'invalid'
  | 'unreachable'
  | 'no-territory'
  | 'other-browser'
  | 'device-taken'
  | 'withdrawn';

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Begins: the device is told an address to open and a short code that the page there will show as well. */
export async function beginSignIn(
  database: Database,
  openId: OpenIdSignIn,
  request: SignInRequest,
  now: number,
): Promise<Result<SignInReply, Problem>> {
  const key = readDeviceKey(request.publicKey);
  if (!key || !signed(key, `fieldpact-sign-in:${request.device}`, request.proof)) {
    return refuse({ code: 'malformed', message: 'The device could not prove that it holds its key. Try again.' });
  }
  const ticket = randomBytes(32).toString('base64url');
  const id = idOf(ticket);
  const letters = Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join('');
  const code = `${letters.slice(0, 3)}-${letters.slice(3)}`;
  const expires = now + signInLifetime;
  await addSignIn(database, { ...request, id, code, publicKey: key.text, expires }, now);
  return ok({ ticket, code, expires, address: `${openId.address()}${signInPath}/start/${id}` });
}

/** The browser is sent on to the provider and remembered, so that nobody else can bring the answer back. */
export async function startInBrowser(
  database: Database,
  openId: OpenIdSignIn,
  id: string,
  now: number,
): Promise<PageAnswer> {
  const row = await findSignIn(database, id);
  if (!row || row.expires <= now) return word('expired');
  if (row.state !== 'waiting') return word('used');
  const browser = randomBytes(24).toString('base64url');
  const asked = await openId.provider.ask(
    `${id}.${randomBytes(24).toString('base64url')}`,
    `${openId.address()}${callbackPath}`,
  );
  if (!asked.ok) return word(asked.error);
  const request: KeptRequest = { browser: sha256(browser), asked: asked.value.asked };
  const isOn = await stepOn(database, row, { state: 'waiting', request: JSON.stringify(request) });
  return isOn ? { kind: 'go', address: asked.value.address, browser, id } : word('used');
}

/** The provider sent the browser back. Its code is spent once; then the person compares the two codes. */
export async function answerInBrowser(
  database: Database,
  openId: OpenIdSignIn,
  given: { readonly query: string; readonly browserOf: (id: string) => string | null },
  now: number,
): Promise<PageAnswer> {
  const answered = new URL(`${openId.address()}${callbackPath}?${given.query}`);
  const state = answered.searchParams.get('state') ?? '';
  const id = state.split('.')[0] ?? '';
  const row = await findSignIn(database, id);
  if (!row || row.expires <= now) return word('expired');
  if (row.state !== 'waiting' || row.request === '') return word('used');
  const { browser, asked } = keptRequest.parse(JSON.parse(row.request));
  if (!asked || asked.state !== state) return word('invalid');
  const cookie = given.browserOf(id);
  if (cookie === null || sha256(cookie) !== browser) return word('other-browser');
  if (!(await stepOn(database, row, { state: 'answered' }))) return word('used');
  const here: SignInRow = { ...row, state: 'answered' };
  const person = await openId.provider.readAnswer(answered, asked);
  if (!person.ok) {
    // A provider that is away may be back in a moment: the address on the device can be opened again.
    if (person.error === 'unreachable') await stepOn(database, here, { state: 'waiting', request: '' });
    else await stepOn(database, here, { state: 'refused', detail: sentences[person.error] });
    return word(person.error);
  }
  const request: KeptRequest = { browser, asked: null };
  const detail = JSON.stringify(person.value);
  await stepOn(database, here, { state: 'compare', request: JSON.stringify(request), detail });
  return { kind: 'compare', code: row.code, name: person.value.name, id };
}

/** The person compared the codes. Only now is anything theirs. */
export async function compareInBrowser(
  database: Database,
  openId: OpenIdSignIn,
  given: { readonly id: string; readonly browser: string | null; readonly same: boolean },
  now: number,
): Promise<PageAnswer> {
  const row = await findSignIn(database, given.id);
  if (!row || row.expires <= now) return word('expired');
  if (row.state !== 'compare') return word('used');
  const { browser } = keptRequest.parse(JSON.parse(row.request));
  if (given.browser === null || sha256(given.browser) !== browser) return word('other-browser');
  return database.transaction(async (tx): Promise<PageAnswer> => {
    const no = async (what: PageWord) => {
      await stepOn(tx, row, { state: 'refused', detail: sentences[what] });
      return word(what);
    };
    if (!given.same) return no('different');
    const person = await personOf(tx, knownPerson.parse(JSON.parse(row.detail ?? '')), openId.territory, now);
    if ((await firstSpaceOf(tx, person)) === null) return no('no-territory');
    const [device] = await tx.query<{ user_id: string; public_key: string; revoked_at: number | null }>(
      'select user_id, public_key, revoked_at from device where device_id = $1',
      [row.device],
    );
    if (device && (device.user_id !== person || device.public_key !== row.publicKey)) return no('device-taken');
    // A device that was reported lost is not brought back by whoever holds it.
    if (device && device.revoked_at !== null) return no('withdrawn');
    return (await stepOn(tx, row, { state: 'confirmed', user: person, detail: '' })) ? word('done') : word('used');
  });
}

/** How far a sign-in is; once it is through, the device's enrolment. Asked again, it is given again. */
export async function askSignIn(
  database: Database,
  at: EnrolledAt,
  given: { readonly ticket: string; readonly device: string; readonly proof: string },
  now: number,
): Promise<Result<SignInState, Problem>> {
  const row = await findSignIn(database, idOf(given.ticket));
  const key = row ? readDeviceKey(row.publicKey) : null;
  const isTheirs = row?.device === given.device && key && signed(key, `fieldpact-sign-in:${given.ticket}`, given.proof);
  if (!row || !key || !isTheirs) {
    return refuse({ code: 'bad-code', message: 'Headquarters does not know this sign-in. Begin again.' });
  }
  if (row.state === 'refused') return ok({ state: 'refused', message: row.detail ?? sentences.invalid });
  if (row.expires <= now) return ok({ state: 'refused', message: sentences.expired });
  const { user, device, deviceName } = row;
  if (row.state !== 'confirmed' || user === null) return ok({ state: 'waiting' });
  return database.transaction(async (tx): Promise<Result<SignInState, Problem>> => {
    const [known] = await tx.query<{ revoked_at: number | null }>(
      'select revoked_at from device where device_id = $1',
      [device],
    );
    if (known && known.revoked_at !== null) return refuse(deviceRevoked);
    const space = await firstSpaceOf(tx, user);
    if (space === null) return ok({ state: 'refused', message: sentences['no-territory'] });
    const put = await putDevice(tx, { device, deviceName, key, user, space, now, signedInAt: now });
    if (!put.ok) return put;
    return ok({ state: 'enrolled', enrolment: await enrolReplyFor(tx, device, at, now) });
  });
}

function word(what: PageWord): PageAnswer {
  return { kind: 'say', what };
}

function idOf(ticket: string): string {
  return sha256(`fieldpact-sign-in-ticket:${ticket}`);
}

/** What the device is told. */
const sentences: Readonly<Record<PageWord, string>> = {
  done: 'You are signed in.',
  different: 'Somebody said that the two codes are not the same, so nobody was signed in. Begin again.',
  expired: 'Signing in took longer than ten minutes. Begin again.',
  used: 'This sign-in was used already. Begin again.',
  denied: 'The sign-in was declined in the browser. Begin again when you want to sign in.',
  invalid: 'The answer of the sign-in service could not be believed, so nobody was signed in. Begin again.',
  unreachable: 'The sign-in service does not answer just now. Try again in a while; nothing is lost.',
  'no-territory':
    'You are signed in, but headquarters has given you no territory yet. Ask headquarters for one, then sign in again.',
  'other-browser': 'The sign-in came back in another browser. Begin again.',
  'device-taken': 'This device is already enrolled for somebody else. Reset it before you enrol it anew.',
  withdrawn: 'Headquarters has withdrawn this device. Your work stays on it; ask headquarters for a new code.',
};
