/**
 * Keys are written as words joined by `+`, the key last: `mod+k`, `shift+enter`, `?`, `escape`. `mod` is ⌘ on a
 * Mac and Ctrl elsewhere.
 */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export function isMac(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPad|iPhone/.test(navigator.userAgent);
}

/** Does this press of keys mean `keys`? A sign that needs Shift to be typed (`?`) may come with Shift. */
export function matchesKeys(press: KeyPress, keys: string, mac = isMac()): boolean {
  const { held, key } = readKeys(keys);
  const pressed = press.key.toLowerCase();
  if (pressed !== (key === 'space' ? ' ' : key)) return false;
  const isSign = key.length === 1 && !/[a-z0-9]/.test(key);
  const mod = held.has('mod');
  return (
    press.metaKey === (mac && mod) &&
    press.ctrlKey === ((!mac && mod) || held.has('ctrl')) &&
    press.altKey === held.has('alt') &&
    (isSign || press.shiftKey === held.has('shift'))
  );
}

/** What is drawn on the caps, in the order they are pressed. */
export function keyCaps(keys: string, mac = isMac()): readonly string[] {
  const { held, key } = readKeys(keys);
  const caps = [...held].map((name) => (mac ? macCaps : otherCaps)[name] ?? name);
  return [...caps, keyCap[key] ?? (key.length === 1 ? key.toUpperCase() : key)];
}

const macCaps: Readonly<Record<string, string>> = { mod: '⌘', ctrl: '⌃', alt: '⌥', shift: '⇧' };
const otherCaps: Readonly<Record<string, string>> = { mod: 'Ctrl', ctrl: 'Ctrl', alt: 'Alt', shift: '⇧' };
const keyCap: Readonly<Record<string, string>> = {
  enter: '↵',
  escape: 'Esc',
  space: '␣',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  backspace: '⌫',
};

function readKeys(keys: string): { readonly held: ReadonlySet<string>; readonly key: string } {
  const names = keys.toLowerCase().split('+');
  const key = names.pop() ?? '';
  return { held: new Set(names), key };
}
