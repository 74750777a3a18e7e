/** Glyphs shown in one go, where they stand, and what they belong to. */
export interface ShownText {
  readonly mark: number | 'artifact' | null;
  readonly text: string;
  /** The same, the last glyph first. */
  readonly backwards: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

export interface PageContent {
  readonly shown: readonly ShownText[];
  /** Numbers of the marked stretches, in the order of drawing. */
  readonly marks: readonly number[];
  readonly complaints: readonly string[];
}

/** What is known of a font: letters and width (in thousandths) of each glyph. */
export interface PageFont {
  readonly letters: ReadonlyMap<string, string>;
  width(code: string): number;
}

interface Marked {
  readonly mark: number | 'artifact' | null;
  readonly said: string | null;
  /** Drawn from right to left: read backwards. */
  readonly reversed: boolean;
  readonly from: number;
  shows: boolean;
}

type Matrix = readonly [number, number, number, number, number, number];

const paints = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'Do', 'sh']);

/** Follows the operators of a page, as a reader that draws does. */
export function followPage(content: string, fonts: ReadonlyMap<string, PageFont>): PageContent {
  return new Follower(fonts).follow(content);
}

class Follower {
  private readonly shown: ShownText[] = [];
  private readonly marks: number[] = [];
  private readonly complaints: string[] = [];
  private readonly open: Marked[] = [];
  private readonly saved: Matrix[] = [];
  private matrix: Matrix = [1, 0, 0, 1, 0, 0];
  private textMatrix: Matrix = [1, 0, 0, 1, 0, 0];
  private font: PageFont | null = null;
  private size = 0;
  private spacing = 0;
  private readonly fonts: ReadonlyMap<string, PageFont>;

  constructor(fonts: ReadonlyMap<string, PageFont>) {
    this.fonts = fonts;
  }

  follow(content: string): PageContent {
    let operands: string[] = [];
    for (const [token] of content.matchAll(tokens)) {
      if (/^[A-Za-z'"*]+$/.test(token) && !/^(?:true|false|null)$/.test(token)) {
        this.operator(token, operands);
        operands = [];
      } else operands.push(token);
    }
    if (this.open.length > 0) this.complaints.push('a marked stretch is not closed');
    if (this.saved.length > 0) this.complaints.push('a saved state is not restored');
    return { shown: this.shown, marks: this.marks, complaints: this.complaints };
  }

  private operator(name: string, operands: readonly string[]): void {
    const numbers = () => operands.map(Number);
    if (name === 'q') this.saved.push(this.matrix);
    else if (name === 'Q') this.matrix = this.saved.pop() ?? this.complain('Q without q', this.matrix);
    else if (name === 'cm') this.matrix = times(numbers() as unknown as Matrix, this.matrix);
    else if (name === 'Tm') this.textMatrix = numbers() as unknown as Matrix;
    else if (name === 'Tc') this.spacing = numbers()[0] ?? 0;
    else if (name === 'Tf') this.setFont(operands);
    else if (name === 'TJ') this.show(operands);
    else if (name === 'BDC' || name === 'BMC') this.begin(operands);
    else if (name === 'EMC') this.end();
    else if (paints.has(name) && this.mark() === null) this.complaints.push(`${name} outside of marked content`);
  }

  private complain<Value>(complaint: string, value: Value): Value {
    this.complaints.push(complaint);
    return value;
  }

  private setFont([name = '', size = '0']: readonly string[]): void {
    this.font = this.fonts.get(name.slice(1)) ?? this.complain(`unknown font ${name}`, null);
    this.size = Number(size);
  }

  private begin(operands: readonly string[]): void {
    const [tag = '', ...rest] = operands;
    const properties = rest.join(' ');
    const number = /\/MCID (\d+)/.exec(properties)?.[1];
    const spelled = /\/ActualText <feff([0-9a-f]*)>/i.exec(properties)?.[1];
    const said = spelled === undefined ? null : fromHex(spelled);
    const within = this.mark();
    if (number !== undefined) this.marks.push(Number(number));
    if (within !== null && (number !== undefined || tag === '/Artifact'))
      this.complaints.push(`${tag} within ${within === 'artifact' ? 'an artifact' : 'marked content'}`);
    const mark = tag === '/Artifact' ? 'artifact' : number !== undefined ? Number(number) : within;
    this.open.push({ mark, said, reversed: tag === '/ReversedChars', from: this.shown.length, shows: false });
  }

  private end(): void {
    const closed = this.open.pop();
    if (!closed) this.complaints.push('EMC without BDC');
    if (closed?.reversed) this.turnAround(closed.from);
  }

  private turnAround(from: number): void {
    const turned = this.shown
      .splice(from)
      .reverse()
      .map((shown) => ({ ...shown, text: shown.backwards }));
    this.shown.push(...turned);
  }

  private mark(): number | 'artifact' | null {
    return this.open[this.open.length - 1]?.mark ?? null;
  }

  private show(operands: readonly string[]): void {
    const { font } = this;
    const mark = this.mark();
    if (mark === null) this.complaints.push('text outside of marked content');
    if (!font) return;
    let advance = 0;
    let text = '';
    let backwards = '';
    for (const operand of operands) {
      if (/^[[\]]$/.test(operand)) continue;
      if (!operand.startsWith('<')) {
        advance -= (Number(operand) * this.size) / 1000;
        continue;
      }
      for (const code of operand.slice(1, -1).toLowerCase().match(/.{4}/g) ?? []) {
        if (code === '0000') this.complaints.push('the sign for a missing character is drawn');
        const letters = font.letters.get(code);
        if (letters === undefined || letters === '') this.complaints.push(`glyph ${code} stands for no letter`);
        text += letters ?? '';
        backwards = (letters ?? '') + backwards;
        advance += (font.width(code) * this.size) / 1000 + this.spacing;
      }
    }
    this.record(mark, text, backwards, advance);
  }

  private record(mark: ShownText['mark'], drawn: string, backwards: string, advance: number): void {
    const [, , , , x, y] = times(this.textMatrix, this.matrix);
    const inner = [...this.open].reverse().find(({ said }) => said !== null);
    const said = inner ? (inner.shows ? '' : (inner.said ?? '')) : null;
    if (inner) inner.shows = true;
    const text = said ?? drawn;
    this.shown.push({
      mark,
      text,
      backwards: said ?? backwards,
      left: x,
      right: x + advance,
      baseline: y,
      size: this.size,
    });
    const [a, b, c, d, e, f] = this.textMatrix;
    this.textMatrix = [a, b, c, d, e + advance * a, f + advance * b];
  }
}

/** Names, numbers, strings, brackets and operators; dictionaries come as their parts. */
const tokens = /\/[^\s/<>[\]()]+|<<|>>|<[0-9a-fA-F\s]*>|\((?:\\.|[^\\()])*\)|[[\]]|-?\d*\.?\d+|[A-Za-z'"*]+/g;

function times(left: Matrix, right: Matrix): Matrix {
  const [a, b, c, d, e, f] = left;
  const [A, B, C, D, E, F] = right;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

function fromHex(hex: string): string {
  const units = hex.match(/.{4}/g) ?? [];
  return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
}
