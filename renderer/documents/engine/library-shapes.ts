/**
 * The inside of the PDF library (pdfmake 0.3.11 over pdfkit 0.19.1), as far as our engine stands on it. None of it
 * is public; the versions are pinned, and `test/contracts/documents` fails where an update moves a part.
 */

import type { SignatureField } from '#shared/domain/documents/page';
import type { PdfNode } from '../pdf-node';
import type { ParsedFont, ShapedText } from '../typefaces';

/** An object of the file under construction. */
export interface PdfReference {
  readonly data: Record<string, unknown>;
  readonly document: { readonly compress: boolean };
  buffer: Uint8Array[];
  compress: boolean;
  write(chunk: string | Uint8Array): void;
  end(chunk?: string | Uint8Array): void;
  finalize(): void;
}

/** A font of one document: which glyphs it has used so far. */
export interface DocumentFont {
  readonly id: string;
  readonly ascender: number;
  readonly descender: number;
  readonly scale: number;
  lineHeight(size: number): number;
  widthOfString(text: string, size: number, features?: readonly string[] | null): number;
  /** Shaped, and scaled to thousandths of the size; the second keeps what it made for this document. */
  layoutRun(text: string, features: readonly string[]): ShapedRun;
  layoutCached(text: string): ShapedRun;
  readonly subset: { includeGlyph(id: number): number };
  /** By number of the glyph in the document: its width, and the letters a copy of it gives. */
  readonly widths: (number | undefined)[];
  readonly unicode: (readonly number[] | undefined)[];
  ref(): PdfReference;
}

export interface ShapedRun extends ShapedText {
  readonly positions: readonly GlyphPosition[];
}

export interface GlyphPosition {
  xAdvance: number;
  readonly advanceWidth: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

export interface PdfOutline {
  readonly outlineData: Record<string, unknown>;
  readonly children: readonly PdfOutline[];
  addItem(title: string, options: { readonly expanded: boolean }): PdfOutline;
}

export interface PdfPage {
  readonly height: number;
  readonly width: number;
  readonly dictionary: PdfReference;
  readonly fonts: Record<string, PdfReference>;
  readonly annotations: PdfReference[];
}

export interface LibraryDocument {
  page: PdfPage;
  readonly outline: PdfOutline;
  readonly _root: PdfReference;
  readonly info: Readonly<Record<string, string | Date>>;
  readonly chunks?: readonly Uint8Array[];
  _font: DocumentFont;
  _fontCount: number;
  readonly _fontFamilies: Record<string, DocumentFont>;
  metadataRef: PdfReference | undefined;
  ref(data?: Record<string, unknown>): PdfReference;
  addPage(options?: object): this;
  addContent(operators: string): this;
  addNamedDestination(name: string, kind: 'XYZ', x: number, y: number, zoom: null): void;
  file(bytes: Uint8Array, options: object): PdfReference;
  font(source: Uint8Array): this;
  provideFont(family: string, bold: boolean, italics: boolean): DocumentFont;
  resolveColor(colour: string | undefined, otherwise: string): string;
  fillColor(colour: string): this;
  strokeColor(colour: string): this;
  save(): this;
  restore(): this;
  translate(x: number, y: number): this;
  lineWidth(width: number): this;
  lineCap(cap: string): this;
  lineJoin(join: string): this;
  path(data: string): this;
  stroke(): this;
  endMetadata(): void;
  endAcroForm(): void;
  end(): void;
  on(event: 'data', take: (chunk: Uint8Array) => void): void;
  once(event: 'end', done: () => void): void;
  once(event: 'error', failed: (error: unknown) => void): void;
}

export type PdfDocumentBase = new (
  fonts: object,
  images: object,
  patterns: object,
  attachments: object,
  options: object,
  files: null,
  mayRead: (path: string) => boolean,
) => LibraryDocument;

/** A piece of text that is never divided further: mostly a word with the blank after it. */
export interface LineInline {
  text: string;
  x: number;
  width: number;
  height: number;
  readonly font: DocumentFont;
  readonly fontSize: number;
  readonly fontFeatures: readonly string[] | null;
  readonly characterSpacing: number;
  readonly color: string;
  alignment: string;
  readonly linkToDestination: string | null;
  readonly noWrap: boolean | null;
  leadingCut: number;
  trailingCut: number;
  lineEnd?: boolean;
  noNewLine?: boolean;
  /** Where a page number belongs that is known only when all pages are made. */
  readonly _pageNodeRef?: PageNodeReference;
  readonly _tocItemRef?: unknown;
  /** Ours: what is written, where the glyphs do not say it by themselves. */
  said?: string;
  /** Ours: what is left of a word too long for a line; its width is a guess. */
  isRest?: boolean;
  /** Ours: the glyphs stand from right to left. */
  reversed?: boolean;
  /** Ours: the marker of a list that the text is. */
  owner?: object;
}

interface PageNodeReference {
  readonly positions?: readonly { readonly pageNumber: number }[];
}

export interface LibraryLine {
  inlines: LineInline[];
  readonly maxWidth: number;
  x: number;
  y: number;
  id?: string;
  inlineWidths: number;
  leadingCut: number;
  trailingCut: number;
  lastLineInParagraph: boolean;
  readonly _pageNodeRef?: PageNodeReference;
  readonly _outline?: {
    readonly id?: string;
    readonly parentId?: string;
    readonly text: string;
    readonly expanded: boolean;
  };
  /** Ours: the block the line belongs to, and the line itself, which copies of it keep. */
  owner?: object;
  original?: object;
  addInline(inline: LineInline): void;
  hasEnoughSpaceForInline(inline: LineInline, next: readonly LineInline[]): boolean;
  getAvailableWidth(): number;
  getHeight(): number;
  getAscenderHeight(): number;
}

export type LineBase = new (maxWidth: number) => LibraryLine;

export interface LibraryVector {
  readonly type: string;
  readonly x?: number;
  readonly y?: number;
  readonly w?: number;
  readonly h?: number;
  readonly curves?: readonly { readonly data: string; readonly width: number }[];
  readonly field?: SignatureField;
  readonly lineColor?: string;
  owner?: object;
}

export interface LaidOutPage {
  readonly pageSize: { readonly width: number; readonly height: number };
  readonly pageMargins: { readonly bottom: number };
  readonly items: readonly (
    | { readonly type: 'line'; readonly item: LibraryLine }
    | { readonly type: 'vector'; readonly item: LibraryVector }
  )[];
}

export interface TextNode {
  readonly _inlines?: LineInline[];
}

export interface MeasuredText {
  _minWidth: number;
}

/** A node as it comes to its turn, top margin included in nothing yet. */
export interface FlowNode {
  readonly style?: string | undefined;
  readonly height?: number | undefined;
  readonly _margin?: readonly [number, number, number, number] | null;
  pageBreak?: string | undefined;
}

export interface LibraryLayout {
  readonly docMeasure: { measureLeaf(node: MeasuredText): MeasuredText };
  tryLayoutDocument(...given: readonly unknown[]): unknown;
  readonly writer: {
    context(): {
      readonly availableWidth: number;
      getCurrentPage(): object | null;
      getCurrentPosition(): { readonly top: number };
    };
  };
  processNode(node: FlowNode, isVerticalAlignmentAllowed?: boolean): void;
  layoutDocument(
    content: PdfNode,
    document: LibraryDocument,
    styles: object,
    defaultStyle: object,
    background: unknown,
    header: undefined,
    footer: unknown,
    watermark: undefined,
    pageBreakBefore: undefined,
  ): readonly LaidOutPage[];
  buildNextLine(node: TextNode): LibraryLine | null;
  processCanvas(node: { readonly canvas: readonly LibraryVector[] }): void;
  processList(ordered: boolean, node: ListNode): void;
}

export interface ListNode {
  readonly ul?: readonly ListItem[];
  readonly ol?: readonly ListItem[];
}

export interface ListItem {
  readonly listMarker?: {
    readonly canvas?: readonly LibraryVector[];
    readonly _inlines?: readonly LineInline[];
  };
}

export type LayoutBuilderBase = new (pageSize: object, margins: object, pictures: object) => LibraryLayout;

export interface LibraryRenderer {
  renderVector(vector: LibraryVector): void;
}

export type RendererBase = new (document: LibraryDocument, progress?: (share: number) => void) => LibraryRenderer;

export type EmbeddedFontBase = new (document: LibraryDocument, font: ParsedFont, id: string) => DocumentFont;
