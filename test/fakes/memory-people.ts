import {
  type EnrolReply,
  enrolRequest,
  type Problem,
  type Role,
  type Space,
  signInQuestion,
  signInRequest,
  tokenRequest,
} from '#shared/contracts/hq-api';
import type { MemoryTerritory } from './memory-territory';

export interface EnrolledDevice {
  token: string;
  expires: number;
  readonly name: string;
  readonly user: { readonly id: string; readonly name: string };
  readonly publicKey: string;
}

export const json = (value: unknown, status = 200) =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });
export const problem = (value: Problem, status: number) => json(value, status);

const tokenLifetime = 15 * 60_000;

/** What people need to know of the headquarters they belong to. */
export interface PeoplesHq {
  readonly server: string;
  readonly time: number;
  readonly logPublicKey: string;
  territory(id: string): MemoryTerritory;
}

/** Who may do what at a headquarters in memory: people, what is granted to them, their devices and tokens. */
export class MemoryPeople {
  readonly devices = new Map<string, EnrolledDevice>();
  readonly signedIn = new Map<string, string>();
  readonly #hq: PeoplesHq;
  readonly #codes = new Map<string, { id: string; name: string }>();
  readonly #grants = new Map<string, Map<string, Role>>();
  readonly #tickets = new Map<string, { readonly device: string; readonly name: string; readonly publicKey: string }>();
  #tokens = 0;

  constructor(hq: PeoplesHq) {
    this.#hq = hq;
  }

  grant(user: string, space: string, role: Role): void {
    this.#grants.set(user, new Map(this.#grants.get(user)).set(space, role));
  }

  withdraw(user: string, space: string): void {
    this.#grants.get(user)?.delete(space);
  }

  hasGrant(user: string, space: string): boolean {
    return this.#grants.get(user)?.has(space) === true;
  }

  issueCode(name: string): string {
    const code = `CODE-${this.#codes.size + this.devices.size + 1}`;
    const user = name.toLowerCase();
    this.#codes.set(code, { id: user, name });
    if (!this.#grants.has(user)) this.grant(user, 'field', 'manager');
    return code;
  }

  spacesOf(user: string): Space[] {
    return [...(this.#grants.get(user) ?? [])].map(([id, role]) => {
      const territory = this.#hq.territory(id);
      const { name, kind, epoch } = territory;
      return { id, name, kind, epoch, role, ...territory.head };
    });
  }

  enrol(body: unknown): Response {
    const request = enrolRequest.parse(body);
    const user = this.#codes.get(request.code);
    if (!user) return problem({ code: 'bad-code', message: 'no such code' }, 403);
    this.#codes.delete(request.code);
    return json(this.#enrolled(request, user));
  }

  #enrolled(
    request: { readonly device: string; readonly deviceName: string; readonly publicKey: string },
    user: { readonly id: string; readonly name: string },
  ): EnrolReply {
    const right = this.#newToken();
    const { device, deviceName, publicKey } = request;
    this.devices.set(device, { ...right, name: deviceName, user, publicKey });
    const spaces = this.spacesOf(user.id);
    const home = spaces[0];
    if (!home) throw new Error('Nothing is granted to this person.');
    const space = { id: home.id, name: home.name, epoch: home.epoch };
    return { ...right, server: this.#hq.server, user, space, role: home.role, spaces, logKey: this.#hq.logPublicKey };
  }

  #newToken(): { readonly token: string; readonly expires: number } {
    this.#tokens += 1;
    return { token: `token-${this.#tokens}`, expires: this.#hq.time + tokenLifetime };
  }

  async renew(body: unknown): Promise<Response> {
    const { device, challenge, proof } = tokenRequest.parse(body);
    const known = this.devices.get(device);
    const text = `fieldpact-token:${this.#hq.server}:${device}:${challenge}`;
    if (!known || challenge !== `challenge for ${device}` || !(await isSigned(known.publicKey, text, proof))) {
      return problem({ code: 'unauthorised', message: 'no such device' }, 401);
    }
    const right = this.#newToken();
    Object.assign(known, right);
    return json(right);
  }

  async signIn(path: string, body: unknown): Promise<Response> {
    if (path === '/v1/sign-in') {
      const { device, deviceName, publicKey, proof } = signInRequest.parse(body);
      if (!(await isSigned(publicKey, `fieldpact-sign-in:${device}`, proof)))
        return problem({ code: 'malformed', message: 'not your key' }, 400);
      const ticket = `ticket-${this.#tickets.size + 1}`;
      this.#tickets.set(ticket, { device, name: deviceName, publicKey });
      const address = `http://127.0.0.1:9/sign-in/${ticket}`;
      return json({ ticket, address, code: 'HARBOUR-7', expires: this.#hq.time + 600_000 });
    }
    const ticket = path.slice('/v1/sign-in/'.length);
    const asked = this.#tickets.get(ticket);
    const { device, proof } = signInQuestion.parse(body);
    if (!asked || asked.device !== device || !(await isSigned(asked.publicKey, `fieldpact-sign-in:${ticket}`, proof)))
      return problem({ code: 'malformed', message: 'no such ticket' }, 400);
    const person = this.signedIn.get(ticket);
    if (person === undefined) return json({ state: 'waiting' });
    if (person === '') return json({ state: 'refused', message: 'The provider refused.' });
    const user = { id: person.toLowerCase(), name: person };
    if (!this.#grants.has(user.id)) this.grant(user.id, 'field', 'manager');
    return json({ state: 'enrolled', enrolment: this.#enrolled({ ...asked, deviceName: asked.name }, user) });
  }
}

export async function isSigned(publicKey: string, text: string, signature: string): Promise<boolean> {
  const raw = Buffer.from(publicKey, 'base64');
  const key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, Buffer.from(signature, 'base64'), new TextEncoder().encode(text));
}
