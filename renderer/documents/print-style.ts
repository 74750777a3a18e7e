import type { InkColour } from '#shared/domain/documents/drawing';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { PdfNode, PdfStyle, PdfTableLayout } from './pdf-node';
import type { families } from './typefaces';

type OwnFamily = (typeof families)[number];

/** Natural line heights of the two families (ascender less descender, in ems); a test reads them from the files. */
export const naturalLine = { 'Source Serif 4': 1.371, Inter: 1.21 } as const satisfies Record<OwnFamily, number>;

/** How far the line letters stand on is below the top of a line, in ems; the same test reads it. */
export const ascent = { 'Source Serif 4': 1.036, Inter: 0.969 } as const satisfies Record<OwnFamily, number>;

/** The sheet: A4, in points. Clause numbers hang in the indent, tables use the whole width. */
export const sheet = {
  width: 595.28,
  height: 841.89,
  margin: { left: 80, top: 76, right: 88, bottom: 92 },
  indent: 46,
} as const;
/** Points between the upper and the lower margin. */
export const textHeight = sheet.height - sheet.margin.top - sheet.margin.bottom;
export const textWidth = sheet.width - sheet.margin.left - sheet.margin.right;

/** Where the text of a document stands, and how much room is between its blocks. */
export interface Layout {
  readonly margin: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  /** From the lower end of the text to the line of the foot. */
  readonly foot: number;
  readonly width: number;
  readonly indent: number;
  /** Room for the number of a heading or a clause beside its words. */
  readonly numbers: number;
  readonly heading: { readonly 1: number; readonly 2: number; readonly 3: number };
  /** Above and below the words of a cell. */
  readonly cell: number;
  readonly belowTable: number;
  readonly aboveCards: number;
  readonly belowCards: number;
}

const agreementLayout: Layout = {
  margin: sheet.margin,
  foot: 34,
  width: textWidth,
  indent: sheet.indent,
  numbers: sheet.indent,
  heading: { 1: 24, 2: 13, 3: 9 },
  cell: 4.2,
  belowTable: 16,
  aboveCards: 14,
  belowCards: 16,
};

/** A sheet has no numbered clauses and nothing to sign: its lines are longer, and a week fits on one page. */
const sheetLayout: Layout = {
  margin: { left: 60, top: 44, right: 60, bottom: 54 },
  foot: 16,
  width: sheet.width - 2 * 60,
  indent: 0,
  numbers: sheet.indent,
  heading: { 1: 14, 2: 7, 3: 6 },
  cell: 3.1,
  belowTable: 7,
  aboveCards: 4,
  belowCards: 6,
};

/** One of two columns: narrow, so that numbers get less room and blocks stand closer. */
export const columnOf = (layout: Layout, gap: number): Layout => ({
  ...layout,
  width: (layout.width - gap) / 2,
  indent: 0,
  numbers: 30,
  heading: { 1: 12, 2: 6, 3: 5 },
  belowTable: 8,
  aboveCards: 6,
  belowCards: 8,
});

export const layoutOf = (kind: DocumentPage['kind']): Layout => (kind === 'sheet' ? sheetLayout : agreementLayout);

export const colours = {
  text: '#211f1c',
  quiet: '#6a655e',
  hairline: '#cfc9c0',
  tint: '#f4f2ee',
  accent: '#124a57',
  accentPale: '#b9d3d6',
  ink: '#1c2f66',
  paper: '#ffffff',
} as const;

/** Colours of figures by what they mean; the preview draws with the same ones (page-preview.module.css). */
export const inkColours: Readonly<Record<InkColour, string>> = {
  text: colours.text,
  muted: colours.quiet,
  hairline: colours.hairline,
  ground: colours.tint,
  accent: colours.accent,
  accentSoft: colours.accentPale,
  paper: colours.paper,
  met: '#2c6e49',
  deviation: '#a86a12',
  breach: '#a3372c',
  notMeasured: '#8a857d',
};

/** `line` is the distance of base lines in points; the library ignores it and goes by `lineHeight`. */
type SetStyle = Omit<PdfStyle, 'font'> & {
  readonly font: OwnFamily;
  readonly fontSize: number;
  readonly line: number;
};

function set(font: OwnFamily, size: number, line: number, more: Omit<PdfStyle, 'font'> = {}): SetStyle {
  return { font, fontSize: size, line, lineHeight: line / (size * naturalLine[font]), ...more };
}

const serif = 'Source Serif 4';
const sans = 'Inter';

export const styles = {
  text: set(serif, 10.5, 15, { color: colours.text }),
  lead: set(serif, 13.5, 20, { color: colours.accent }),
  small: set(sans, 7.8, 11.5, { color: colours.quiet }),
  notice: set(sans, 8.4, 12.8, { color: colours.text }),
  heading1: set(serif, 21, 26, { color: colours.accent }),
  heading2: set(sans, 10.2, 15, { bold: true, color: colours.text }),
  heading3: set(sans, 9, 13.5, { bold: true, color: colours.quiet }),
  number1: set(serif, 21, 26, { color: colours.quiet }),
  number2: set(sans, 9, 15, { color: colours.quiet }),
  number3: set(sans, 8.4, 13.5, { color: colours.quiet }),
  caption: set(sans, 8.6, 12.5, { bold: true, color: colours.text }),
  cell: set(sans, 8.4, 12.2, { color: colours.text }),
  // Only where figures stand below each other: text with font features is shaped anew each time, the rest is cached.
  figure: set(sans, 8.4, 12.2, { color: colours.text, fontFeatures: ['tnum'] }),
  cellHead: set(sans, 7.8, 11, { bold: true, color: colours.accent }),
  cardTitle: set(sans, 9.4, 13, { bold: true, color: colours.accent }),
  cardPoint: set(serif, 9.6, 13.4, { color: colours.text }),
  label: set(sans, 7.4, 11, { color: colours.quiet, characterSpacing: 0.4 }),
  phase: set(sans, 8.6, 12.5, { bold: true, color: colours.accent }),
  contents1: set(sans, 9.4, 13.5, { color: colours.text }),
  contents2: set(sans, 8.6, 12.5, { color: colours.quiet }),
  foot: set(sans, 7.4, 10, { color: colours.quiet }),
  coverMark: set(sans, 8.6, 12, { color: colours.accentPale }),
  coverTitle: set(serif, 37, 43, { color: colours.paper }),
  coverSubtitle: set(sans, 12, 18, { color: colours.accentPale }),
  coverParty: set(serif, 17, 22, { color: colours.text }),
  coverDetail: set(sans, 8.8, 13.4, { color: colours.quiet }),
  signer: set(sans, 9.2, 13, { bold: true, color: colours.text }),
  headIssuer: set(sans, 8.6, 12, { bold: true, color: colours.accent }),
  headMark: set(sans, 8.6, 12, { color: colours.quiet }),
  headTitle: set(serif, 24, 29, { color: colours.accent }),
  headSubtitle: set(sans, 10.4, 15.5, { color: colours.quiet }),
  // Size and colour come from the drawing.
  figureWords: set(sans, 8, 10, { color: colours.text }),
  sheetPoint: set(serif, 9.2, 12.6, { color: colours.text }),
  sheetHeading: set(serif, 15, 19.5, { color: colours.accent }),
} as const satisfies Record<string, SetStyle>;

export type StyleName = keyof typeof styles;

export const figureStyle = styles.figureWords;

/** The same in points, for a style. */
export const baseline = (style: StyleName) => ascent[styles[style].font] * styles[style].fontSize;

/** No lines at all: for laying blocks side by side. */
export const bare: PdfTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  hLineColor: () => colours.hairline,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
};

/**
 * A block that must not break may be this high. The library silently loses what does not fit on one page, so a
 * higher block is allowed to break; the rest of the page is room for being wrong about the height.
 */
export const wholeUpTo = 0.62 * textHeight;

/** Empty height that may vanish at the end of a page. */
export const space = (height: number): PdfNode => ({ stack: [], margin: [0, height, 0, 0] });
