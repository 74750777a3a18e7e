/** A mail as somebody would begin to write it. */
export interface PreparedMail {
  /** Empty: whom it goes to is filled in by hand. */
  readonly to: string;
  readonly subject: string;
  readonly words: string;
}

/** An address longer than this no system takes. */
const longest = 2000;

/** A prepared mail as an address; words that are too many for one are left out from their end. */
export function mailAddress({ to, subject, words }: PreparedMail): string {
  const begin = `mailto:${written(to).replaceAll('%40', '@')}?subject=${written(subject)}&body=`;
  const letters = [...words.replaceAll(/\r?\n/g, '\r\n')];
  let body = '';
  for (const letter of letters) {
    const next = body + written(letter);
    if (begin.length + next.length > longest) break;
    body = next;
  }
  return begin + body;
}

// Half a letter cannot be written in an address.
const written = (text: string) => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, ''));

/** Opens a prepared mail in the person's own mail program; the shell hands such an address to the system. */
export function openMail(window: Window, mail: PreparedMail): void {
  window.open(mailAddress(mail), '_blank', 'noopener,noreferrer');
}
