import type { Ink } from '#shared/base/ink';
import type { Json } from '#shared/base/json';
import type { Party } from '#shared/domain/partners/person';
import type { Drawing } from './drawing';

/**
 * A document as plain data: what it says, in order, with no word about how it is printed. The preview on the
 * screen and the PDF are drawn from the same value, so they cannot differ.
 */
export interface DocumentPage {
  /**
   * `sheet`: a notice to hand out, with a quiet head in place of a cover, and no marks of a contract.
   * `report`: with a cover and contents like an agreement; nobody agrees to it, at most it is certified.
   */
  readonly kind: 'plan' | 'sla' | 'report' | 'sheet';
  readonly title: string;
  readonly subtitle: string;
  /** BCP 47. */
  readonly language: string;
  /** Short mark in the running foot: `SLA-0190f3 v2`. */
  readonly reference: string;
  readonly version: number;
  /** SHA-256 (hex) of the agreement's data; its first twelve characters stand in the foot. Null while it is a draft. */
  readonly dataSha256: string | null;
  readonly parties: readonly { readonly party: Party; readonly name: string; readonly detail: string }[];
  /** Printed on the cover: a template, not legal advice, and the like. */
  readonly notices: readonly string[];
  readonly blocks: readonly Block[];
  /** The second language that stands beside the first, BCP 47. */
  readonly secondLanguage?: string;
  /** The data the document is made from, put into the file as its source. The canonical JSON has `dataSha256`. */
  readonly embedded?: { readonly name: string; readonly description: string; readonly data: Json };
  /**
   * What surrounds the data: who signs, in which field, when the signing began. Put into the file as `frame.json`, so
   * that the whole unsigned document can be made again from the file alone.
   */
  readonly frame?: Json;
  /** The day a sheet speaks of, printed in its head. Agreements say their dates in their text. */
  readonly date?: string;
}

/** Where a piece of text comes from, so that a click on it leads to the field that changes it. */
export interface Source {
  readonly termId?: string;
  readonly questionId?: string;
}

export type Inline =
  | string
  | { readonly text: string; readonly bold?: boolean; readonly italic?: boolean; readonly linkTo?: string };

export type Block =
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3;
      readonly number: string;
      readonly text: string;
      readonly id: string;
      readonly source?: Source;
    }
  | {
      readonly kind: 'paragraph';
      readonly text: readonly Inline[];
      readonly style?: 'lead' | 'small' | 'notice';
      readonly source?: Source;
    }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly Inline[])[];
      readonly source?: Source;
    }
  | {
      readonly kind: 'table';
      readonly columns: readonly TableColumn[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
      readonly caption?: string;
      /** One record and not a list of them: stays on one page where it fits on one. */
      readonly whole?: boolean;
      readonly source?: Source;
    }
  /** Boxes side by side, each a heading and a few points: the executive summary. */
  | {
      readonly kind: 'cards';
      readonly cards: readonly { readonly title: string; readonly points: readonly (readonly Inline[])[] }[];
    }
  /** Dated marks on a line, in order. */
  | {
      readonly kind: 'timeline';
      readonly marks: readonly { readonly date: string; readonly label: string; readonly phase: string }[];
    }
  /** A drawing out of lines and words; `alt` says in a sentence what it shows, for those who do not see it. */
  | {
      readonly kind: 'figure';
      readonly drawing: Drawing;
      readonly alt: string;
      readonly caption?: string;
      /** What it shows stands in words as well; in a document of two languages it is drawn once. */
      readonly once?: boolean;
      readonly source?: Source;
    }
  /** The same words in two languages, side by side; each piece stands beside its like. */
  | {
      readonly kind: 'parallel';
      readonly first: readonly Block[];
      readonly second: readonly Block[];
      readonly languages: readonly [string, string];
      readonly source?: Source;
    }
  | { readonly kind: 'signatures'; readonly boxes: readonly SignatureBox[] }
  | { readonly kind: 'contents'; readonly title: string }
  | { readonly kind: 'pageBreak' };

export interface TableColumn {
  readonly title: string;
  /** Share of the width; columns without one take what their text needs. */
  readonly share?: number;
  readonly align?: 'start' | 'end' | 'center';
}

export interface SignatureBox {
  readonly party: Party;
  readonly organisation: string;
  readonly personName: string;
  readonly role: string;
  /** A hand drawn into the page itself. Null until signed, and always where there is a field. */
  readonly signed: { readonly ink: Ink; readonly at: string } | null;
  /** The signature field of the file that this box is. Absent: nothing will be signed in it. */
  readonly field?: SignatureField;
}

/** A place in the file for one cryptographic signature. */
export interface SignatureField {
  /** `Vendor1`, `Partner1`, `Host`. */
  readonly name: string;
  /** What a screen reader says of it. */
  readonly tooltip: string;
  /** Once signed, no field of the file may change any more. */
  readonly locksAll: boolean;
  /** The seal of whoever conducts the signing: it certifies the file, and no hand is drawn in it. */
  readonly isSeal?: boolean;
}
