/**
 * A customer's domain in the one form in which two spellings of it are equal: `HTTPS://www.Müller.AT:443/shop` becomes
 * `xn--mller-kva.at`. Null where the text names no domain. An address of e-mail gives the domain behind the `@`.
 */
export function normalDomain(written: string): string | null {
  const host = hostOf(written.normalize('NFKC').trim().toLowerCase());
  const labels = host.split('.').map(asciiLabel);
  if (labels.length < 2 || labels.some((label) => label === null || !allowedLabel.test(label))) return null;
  // Numbers alone are an address of a machine, not a name somebody has registered.
  if (/^[0-9]+$/.test(labels.at(-1) ?? '')) return null;
  const domain = labels.join('.');
  return domain.length > 253 ? null : domain;
}

const allowedLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

function hostOf(address: string): string {
  const [authority = ''] = address.replace(/^([a-z][a-z0-9+.-]*:)?[/\\]{2,}/, '').split(/[/\\?#]/);
  return authority
    .replace(/^mailto:/, '')
    .replace(/^.*@/, '')
    .replace(/:[0-9]*$/, '')
    .replace(/[\u3002\uff0e\uff61]/g, '.')
    .replace(/\.+$/, '')
    .replace(/^www\.(?=.*\.)/, '');
}

function asciiLabel(label: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant.
  if (/^[\u0000-\u007f]*$/.test(label)) return label;
  // Only letters, marks, digits and hyphens make a name; a heart or a blank is a slip of the finger.
  if (!/^[\p{L}\p{M}\p{N}-]+$/u.test(label)) return null;
  return `xn--${punycode(label)}`;
}

/** How the letters of a label are written in ASCII (RFC 3492, with the parameters of section 5). */
function punycode(label: string): string {
  const codes = [...label].map((letter) => letter.codePointAt(0) ?? 0);
  const basic = codes.filter((code) => code < 0x80);
  let output = basic.length > 0 ? `${String.fromCodePoint(...basic)}-` : '';
  let code = 0x80;
  let delta = 0;
  let bias = 72;
  let handled = basic.length;
  while (handled < codes.length) {
    const next = Math.min(...codes.filter((each) => each >= code));
    delta += (next - code) * (handled + 1);
    code = next;
    for (const each of codes) {
      if (each < code) delta += 1;
      if (each !== code) continue;
      output += variableLength(delta, bias);
      bias = adapted(delta, handled + 1, handled === basic.length);
      delta = 0;
      handled += 1;
    }
    delta += 1;
    code += 1;
  }
  return output;
}

const base = 36;
const least = 1;
const most = 26;

function variableLength(delta: number, bias: number): string {
  let output = '';
  let rest = delta;
  for (let position = base; ; position += base) {
    const threshold = Math.min(Math.max(position - bias, least), most);
    if (rest < threshold) return output + digit(rest);
    output += digit(threshold + ((rest - threshold) % (base - threshold)));
    rest = Math.floor((rest - threshold) / (base - threshold));
  }
}

function adapted(delta: number, handled: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / handled);
  let position = 0;
  while (rest > ((base - least) * most) / 2) {
    rest = Math.floor(rest / (base - least));
    position += base;
  }
  return position + Math.floor(((base - least + 1) * rest) / (rest + 38));
}

function digit(value: number): string {
  return 'abcdefghijklmnopqrstuvwxyz0123456789'.charAt(value);
}
