import type { SignatureField } from '#shared/domain/documents/page';
import type { Tag } from './document-tag';
import type { Family } from './typefaces';

/** How a piece of text or a block is set: the style properties of the PDF library we use. */
export interface PdfStyle {
  readonly font?: Family;
  readonly fontSize?: number;
  readonly lineHeight?: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly color?: string;
  readonly fillColor?: string;
  readonly alignment?: 'left' | 'right' | 'center';
  readonly characterSpacing?: number;
  readonly fontFeatures?: readonly string[];
  readonly margin?: readonly [number, number, number, number];
  readonly markerColor?: string;
}

interface Placed extends PdfStyle {
  readonly style?: string;
  readonly width?: number | '*' | 'auto';
  readonly relativePosition?: { readonly x: number; readonly y: number };
  readonly absolutePosition?: { readonly x: number; readonly y: number };
  readonly pageBreak?: 'before' | 'after';
  readonly unbreakable?: boolean;
  /**
   * Points that must be left on the page where this begins, for the page breaker: about the height of the first
   * part that cannot be divided. The library ignores it on the kinds of blocks it is set on.
   */
  readonly height?: number;
  readonly noWrap?: boolean;
  /** What it is in the tagged file; the library itself knows no tags. */
  readonly tag?: Tag;
}

export interface PdfRun extends PdfStyle {
  readonly text: string;
  readonly linkToDestination?: string;
}

export interface PdfText extends Placed {
  readonly text: string | readonly PdfRun[];
  /** Name of the destination that links lead to. */
  readonly id?: string;
  readonly linkToDestination?: string;
  readonly outline?: boolean;
  readonly outlineText?: string;
  readonly outlineParentId?: string;
  readonly outlineExpanded?: boolean;
}

export interface PdfTableLayout {
  readonly hLineWidth: (line: number, node: { readonly table: { readonly body: readonly unknown[] } }) => number;
  readonly vLineWidth: (line: number) => number;
  readonly hLineColor: (line: number) => string;
  readonly vLineColor?: (line: number) => string;
  readonly paddingLeft: (column: number) => number;
  readonly paddingRight: (column: number, node: { readonly table: { readonly widths: readonly unknown[] } }) => number;
  readonly paddingTop: (row: number) => number;
  readonly paddingBottom: (row: number) => number;
}

export type PdfShape =
  | {
      readonly type: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly lineWidth: number;
      readonly lineColor: string;
      readonly lineCap?: 'round';
    }
  | {
      readonly type: 'rect';
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
      /** Radius of the corners. */
      readonly r?: number;
      readonly color?: string;
      readonly lineColor?: string;
      readonly lineWidth?: number;
      /** Curves drawn in the box in place of its edge (SVG path data, numbers only). The library moves a box, but no path. */
      readonly curves?: readonly { readonly data: string; readonly width: number }[];
      /** A field of the file in place of a drawing: the box is where its signature will be seen. */
      readonly field?: SignatureField;
    }
  | {
      readonly type: 'polyline';
      readonly points: readonly { readonly x: number; readonly y: number }[];
      readonly lineWidth: number;
      readonly lineColor: string;
      readonly lineJoin?: 'round';
      readonly lineCap?: 'round';
      readonly closePath?: boolean;
      readonly color?: string;
      readonly dash?: { readonly length: number };
    }
  | {
      readonly type: 'ellipse';
      readonly x: number;
      readonly y: number;
      readonly r1: number;
      readonly r2: number;
      readonly color: string;
      readonly lineColor?: string;
      readonly lineWidth?: number;
    };

/**
 * A block of the PDF library's document definition: only the kinds this folder makes, none that reads a file or an address. No `svg`: the
 * library's SVG reader opens local files that its own access policy forbids.
 */
export type PdfNode =
  | PdfText
  | (Placed & { readonly pageReference: string; readonly linkToDestination?: string })
  | (Placed & { readonly stack: readonly PdfNode[] })
  | (Placed & { readonly columns: readonly PdfNode[]; readonly columnGap?: number })
  | (Placed & { readonly ul: readonly PdfNode[] })
  | (Placed & { readonly ol: readonly PdfNode[] })
  | (Placed & { readonly canvas: readonly PdfShape[] })
  | (Placed & {
      readonly table: {
        readonly widths: readonly (number | '*' | 'auto')[];
        readonly headerRows?: number;
        readonly keepWithHeaderRows?: number;
        readonly dontBreakRows?: boolean;
        readonly body: readonly (readonly PdfNode[])[];
        /** Read aloud column by column: rows that only put things on one height. */
        readonly readByColumn?: boolean;
      };
      readonly layout: PdfTableLayout;
    });

/** A block whose place on the page is being decided. */
export interface PlacedNode {
  readonly style?: string | undefined;
  readonly height?: number | undefined;
}

export interface EmbeddedFile {
  readonly name: string;
  readonly description: string;
  /** What it is to the document: what it was made from, or what goes with that. */
  readonly relationship: 'Source' | 'Supplement';
  readonly bytes: Uint8Array;
}

/** The file in which lies who signs in which field. */
export const frameName = 'frame.json';

export interface PdfDefinition {
  readonly language: string;
  readonly compress: boolean;
  readonly info: {
    readonly title: string;
    readonly author: string;
    readonly subject: string;
    readonly creator: string;
    readonly producer: string;
    readonly created: Date;
  };
  readonly pageSize: { readonly width: number; readonly height: number };
  readonly pageMargins: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
  /** Files that lie in the document: the data it was made from, and who signs it. */
  readonly embedded: readonly EmbeddedFile[];
  readonly defaultStyle: PdfStyle;
  readonly styles: Readonly<Record<string, PdfStyle>>;
  readonly background: (page: number) => PdfNode | null;
  readonly footer: (page: number, pages: number) => PdfNode | null;
  readonly breaksBefore: (node: PlacedNode, top: number) => boolean;
  readonly content: PdfNode;
}
