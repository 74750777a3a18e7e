import type { Shape } from '#shared/domain/documents/drawing';
import type { Block, DocumentPage, Inline } from '#shared/domain/documents/page';
import { someInk } from '../../../builders/some-ink';

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const hostileNames = [
  'Änne Großmann',
  'Łukasz Żółw',
  'Þóra Ægisdóttir',
  'Ελένη Παπαδοπούλου',
  'Дмитрий Ковалёв',
  'Київстар ТОВ',
  'İstanbul Çağrı A.Ş.',
  'Nguyễn Thị Hằng',
  'שלום כהן (מנהל)',
  'חברת „אור“ בע"מ 2027',
  'محمد الأحمد (مدير)',
  'شركة الاختبار ١٢٣',
  'فارسی می‌خواهم',
  'क्षत्रिय श्री नमस्ते',
  'শুভেচ্ছা কর্মকার',
  'வணக்கம் தமிழ்',
  'สวัสดีครับ น้ำใจ',
  'გიორგი მაისურაძე',
  'Արամ Խաչատրյան',
  '株式会社山田 はなこ',
  'カタカナ・テスト「会社」',
  '中文名称有限公司（上海）',
  '주식회사 한국 테스트',
  '😀 🚀 ❤ 🏆',
  'Zoë 👍 (ok) ✓ → ∑ ≥ ½ № ™',
  'e\u0301a\u0308 combined a\u0331\u0324',
  '<b>&amp; "quoted" \\(path\\) %PDF-1.7 endstream',
  '{"image":"/some/file.png"} $HOME ]]> -->',
  'ﬁ ﬀ Ǆ ß ſ',
] as const;

const plainWords =
  'the partner names one person who is reached in the agreed hours and may decide within 24 months'.split(' ');

/** A page that nobody would write and somebody could: every kind of block, in any order, holding anything. */
export function hostilePage(seed: number): DocumentPage {
  return new HostilePage(seed).page();
}

class HostilePage {
  private readonly roll: () => number;
  private readonly seed: number;
  private ids = 0;

  constructor(seed: number) {
    this.seed = seed;
    this.roll = dice(seed);
  }

  page(): DocumentPage {
    const kind = this.one(['plan', 'sla', 'report', 'sheet'] as const);
    const blocks = Array.from({ length: 2 + this.upTo(9) }, () => this.block());
    const contents: readonly Block[] = this.chance(0.4) ? [{ kind: 'contents', title: 'Contents' }] : [];
    return {
      kind,
      title: this.short(),
      subtitle: this.short(),
      language: this.one(['en', 'de', 'ar', 'ja', 'zh-Hans']),
      reference: `SLA-${this.seed} v2`,
      version: 2,
      dataSha256: this.chance(0.5) ? 'ab'.repeat(32) : null,
      parties: this.chance(0.8)
        ? (['vendor', 'partner'] as const).map((party) => ({ party, name: this.short(), detail: this.short() }))
        : [],
      notices: Array.from({ length: this.upTo(2) }, () => this.sentence(20)),
      blocks: [...contents, ...blocks],
      ...(this.chance(0.7)
        ? { embedded: { name: 'sla.json', description: this.short(), data: { seed: this.seed, said: this.short() } } }
        : {}),
    };
  }

  private chance = (share: number) => this.roll() < share;
  private upTo = (most: number) => Math.floor(this.roll() * (most + 1));
  private one = <Value>(values: readonly Value[]): Value => values[this.upTo(values.length - 1)] as Value;
  private short = () => (this.chance(0.5) ? this.one(hostileNames) : this.sentence(6));

  private sentence(words: number): string {
    return Array.from({ length: 1 + this.upTo(words) }, () =>
      this.chance(0.12) ? this.one(hostileNames) : this.one(plainWords),
    ).join(' ');
  }

  /** What a field of an interview may hold: nothing, ten thousand characters, or one word without an end. */
  private answer(): string {
    if (this.chance(0.04))
      return Array.from({ length: 600 }, () => this.sentence(6))
        .join(' ')
        .slice(0, 10_000)
        .toWellFormed();
    if (this.chance(0.03))
      return this.one(['Donaudampfschifffahrt', 'неприкосновенность', '語', 'ก', '\u05d0\u05d1']).repeat(
        60 + this.upTo(200),
      );
    if (this.chance(0.05)) return '';
    return this.sentence(40);
  }

  private inlines(): readonly Inline[] {
    return Array.from({ length: 1 + this.upTo(2) }, (): Inline => {
      const text = this.answer();
      if (this.chance(0.6)) return text;
      return {
        text,
        ...(this.chance(0.5) ? { bold: true } : {}),
        ...(this.chance(0.5) ? { italic: true } : {}),
        ...(this.chance(0.3) ? { linkTo: `h${1 + this.upTo(this.ids)}` } : {}),
      };
    });
  }

  private block(depth = 0): Block {
    const makers: readonly (() => Block)[] = [
      () => this.heading(),
      () => this.heading(),
      () => ({ kind: 'paragraph', text: this.inlines() }),
      () => ({ kind: 'paragraph', text: [{ text: '7.2 ', bold: true }, this.answer()] }),
      () => ({ kind: 'paragraph', text: this.inlines(), style: this.one(['lead', 'small', 'notice'] as const) }),
      () => ({
        kind: 'list',
        ordered: this.chance(0.5),
        items: Array.from({ length: this.upTo(30) }, () => this.inlines()),
      }),
      () => this.table(),
      () => this.table(),
      () => ({
        kind: 'cards',
        cards: Array.from({ length: this.upTo(5) }, () => ({
          title: this.short(),
          points: Array.from({ length: this.upTo(4) }, () => [this.sentence(20)]),
        })),
      }),
      () => ({
        kind: 'timeline',
        marks: Array.from({ length: this.upTo(12) }, (_, at) => ({
          date: `day ${at}`,
          label: this.answer(),
          phase: this.one(['One', 'Two', 'שלב']),
        })),
      }),
      () => this.figure(),
      () => this.parallel(depth),
      () => ({ kind: 'pageBreak' }),
      () => this.signatures(),
    ];
    return this.one(makers)();
  }

  private heading(): Block {
    this.ids += 1;
    const number = this.one(['', '3', '7.2', 'Appendix A', '12.10']);
    return { kind: 'heading', level: this.one([1, 2, 3] as const), number, text: this.short(), id: `h${this.ids}` };
  }

  private table(): Block {
    const columns = 1 + this.upTo(5);
    const rows = this.chance(0.04) ? 500 : this.upTo(25);
    return {
      kind: 'table',
      ...(this.chance(0.5) ? { caption: this.short() } : {}),
      columns: Array.from({ length: columns }, () => ({
        title: this.sentence(2),
        ...(this.chance(0.3) ? { share: 1 + this.upTo(3) } : {}),
        ...(this.chance(0.3) ? { align: this.one(['start', 'end', 'center'] as const) } : {}),
      })),
      // Some rows are shorter than the head: nobody answered.
      rows: Array.from({ length: rows }, () =>
        Array.from({ length: this.chance(0.1) ? 1 : columns }, () => [
          rows > 100 ? this.sentence(3) : this.chance(0.1) ? this.answer() : this.sentence(6),
        ]),
      ),
    };
  }

  private figure(): Block {
    const shapes = Array.from({ length: 1 + this.upTo(6) }, (_, at): readonly Shape[] => [
      { kind: 'rect', x: 4, y: at * 30 + 4, width: 60 + this.upTo(300), height: 22, fill: 'accentSoft', radius: 3 },
      { kind: 'words', x: 10, y: at * 30 + 19, text: this.short(), size: 8, bold: this.chance(0.3) },
    ]).flat();
    return {
      kind: 'figure',
      alt: this.sentence(12),
      ...(this.chance(0.5) ? { caption: this.short() } : {}),
      drawing: { width: 453, height: 220, shapes },
    };
  }

  private parallel(depth: number): Block {
    const pieces = depth > 0 ? 0 : 1 + this.upTo(4);
    const side = () =>
      Array.from(
        { length: pieces },
        (): Block => (this.chance(0.3) ? this.heading() : { kind: 'paragraph', text: [this.sentence(60)] }),
      );
    return { kind: 'parallel', languages: ['en', 'de'], first: side(), second: side() };
  }

  private field(party: 'vendor' | 'partner') {
    this.ids += 1;
    return { name: `Field${this.ids}`, tooltip: `${party} (\\) שלום`, locksAll: false };
  }

  private signatures(): Block {
    return {
      kind: 'signatures',
      boxes: (['vendor', 'partner'] as const).map((party) => ({
        party,
        organisation: this.short(),
        personName: this.one(hostileNames),
        role: this.short(),
        signed: this.chance(0.5) ? { ink: someInk(this.upTo(9)), at: '2026-11-20T14:05:00Z' } : null,
        ...(this.seed % 3 === 0 ? { field: this.field(party) } : {}),
      })),
    };
  }
}
