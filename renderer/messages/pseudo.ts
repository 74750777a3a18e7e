import { createIntl, type MessageFormatElement } from 'react-intl';

export type Messages = Record<string, string> | Record<string, MessageFormatElement[]>;

/**
 * The texts of a language that does not exist: accented, 40 % longer and in brackets, so that on any screen one sees
 * what is not translated, cut off, or put together from pieces. Places and plurals stay what they are.
 */
export function pseudoMessages(messages: Readonly<Record<string, string>>): Record<string, MessageFormatElement[]> {
  const { formatters } = createIntl({ locale: 'en' });
  return Object.fromEntries(
    Object.entries(messages).map(([id, message]) => {
      const parsed = formatters.getMessageFormat(message, 'en').getAst();
      return [id, [literal('['), ...parsed.map(accented), literal(padding(message)), literal(']')]];
    }),
  );
}

function accented(element: MessageFormatElement): MessageFormatElement {
  if ('options' in element) {
    const options = Object.entries(element.options).map(([name, option]) => [
      name,
      { ...option, value: option.value.map(accented) },
    ]);
    return { ...element, options: Object.fromEntries(options) };
  }
  if ('children' in element) return { ...element, children: element.children.map(accented) };
  if (element.type === literalType) return literal([...element.value].map((sign) => accents[sign] ?? sign).join(''));
  return element;
}

// `TYPE.literal` of the ICU parser, which react-intl brings along but does not hand on.
const literalType = 0;

function literal(value: string): MessageFormatElement {
  return { type: literalType, value };
}

/** As much again as translations commonly need: 40 % of the letters, at least one. */
function padding(message: string): string {
  const letters = message.replace(/[{}#]/g, '').length;
  return ` ${'·~'.repeat(Math.max(1, Math.ceil((letters * 0.4) / 2)))}`;
}

const accents: Readonly<Record<string, string>> = {
  a: 'å',
  c: 'ç',
  e: 'é',
  i: 'ï',
  l: 'ļ',
  n: 'ñ',
  o: 'ö',
  s: 'š',
  u: 'ü',
  y: 'ý',
  z: 'ž',
  A: 'Å',
  C: 'Ç',
  D: 'Ð',
  E: 'É',
  I: 'Ï',
  N: 'Ñ',
  O: 'Ö',
  P: 'Þ',
  S: 'Š',
  T: 'Ţ',
  U: 'Ü',
  Y: 'Ý',
};
