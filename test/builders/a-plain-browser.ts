/** A browser without scripts: it follows links, keeps cookies and sends forms. */
export class PlainBrowser {
  readonly #cookies = new Map<string, string>();
  address = '';
  status = 0;
  page = '';
  headers = new Headers();
  /** Addresses it was sent through on its way to the last page. */
  readonly passed: string[] = [];

  open(address: string): Promise<this> {
    return this.#go(address, { method: 'GET' });
  }

  /** Sends the form of the page, with its hidden fields and what is filled in. */
  send(fields: { readonly [name: string]: string }): Promise<this> {
    const action = /<form[^>]* action="([^"]+)"/.exec(this.page)?.[1];
    if (action === undefined) throw new Error(`There is no form on the page at ${this.address}: ${this.page}`);
    const body = new URLSearchParams();
    for (const [input] of this.page.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
      const [, name = ''] = /name="([^"]*)"/.exec(input) ?? [];
      body.set(name, /value="([^"]*)"/.exec(input)?.[1] ?? '');
    }
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return this.#go(new URL(action, this.address).href, { method: 'POST', body });
  }

  /** Follows the link whose address ends so. */
  follow(ending: string): Promise<this> {
    const links = [...this.page.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link);
    const link = links.find((one) => one.endsWith(ending));
    if (link === undefined) throw new Error(`There is no such link on the page at ${this.address}.`);
    return this.open(new URL(link, this.address).href);
  }

  async #go(first: string, request: { readonly method: string; readonly body?: URLSearchParams }): Promise<this> {
    this.passed.length = 0;
    let next: string | null = first;
    let how: { readonly method: string; readonly body?: URLSearchParams } = request;
    while (next !== null) {
      const { origin } = new URL(next);
      const reply: Response = await fetch(next, {
        ...how,
        redirect: 'manual',
        headers: { cookie: this.#cookiesFor(origin), 'accept-language': 'en' },
      });
      for (const cookie of reply.headers.getSetCookie()) this.#keep(origin, cookie);
      this.address = next;
      this.passed.push(next);
      this.status = reply.status;
      this.headers = reply.headers;
      this.page = await reply.text();
      const to = reply.status >= 300 && reply.status < 400 ? reply.headers.get('location') : null;
      next = to === null ? null : new URL(to, next).href;
      how = { method: 'GET' };
    }
    return this;
  }

  #keep(origin: string, cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    if (/expires=Thu, 01 Jan 1970/i.test(cookie)) this.#cookies.delete(`${origin} ${name}`);
    else this.#cookies.set(`${origin} ${name}`, value);
  }

  #cookiesFor(origin: string): string {
    return [...this.#cookies]
      .filter(([key]) => key.startsWith(`${origin} `))
      .map(([key, value]) => `${key.slice(origin.length + 1)}=${value}`)
      .join('; ');
  }
}
