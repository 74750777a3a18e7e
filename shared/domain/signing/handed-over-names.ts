/** As many bytes as a name may have, so that a path of a folder and a file stays short enough for Windows. */
const mostBytes = 100;

/** Names of devices, which Windows gives to no file, whatever ending they have. */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)/i;

/** A name that every file system takes, a stick’s as well. The ending stays when a long one is cut. */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[.\s]+/u, '')
    .replace(/[.\s]+$/u, '');
  const ending = /(?<=.)\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? '';
  const stem = cut(plain.slice(0, plain.length - ending.length), mostBytes - ending.length - 1).replace(/[.\s]+$/u, '');
  const whole = `${stem === '' ? 'file' : stem}${ending}`;
  return reserved.test(whole) ? `_${whole}` : whole;
}

/** Names that stay apart where capitals count for nothing: the second of two gets a number before its ending. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((given) => {
    const name = safeName(given);
    const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
    const stem = name.slice(0, name.length - ending.length);
    let free = name;
    for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${stem} (${number})${ending}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

/** As many whole letters as fit into so many bytes of UTF-8. */
function cut(text: string, most: number): string {
  let bytes = 0;
  let kept = '';
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > most) break;
    kept += letter;
  }
  return kept;
}
