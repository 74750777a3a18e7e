/**
 * A figure as shapes on a grid of points (1/72 inch), origin at the upper left. The page's text is 453 points wide;
 * a drawing that is wider or narrower is scaled to it. Nothing in it can load anything.
 */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** Colours by what they mean; the printer and the preview know how each looks, on paper and on a screen. */
export const inks = [
  'text',
  'muted',
  'hairline',
  'ground',
  'accent',
  'accentSoft',
  'paper',
  'met',
  'deviation',
  'breach',
  'notMeasured',
] as const;
export type InkColour = (typeof inks)[number];

export type Shape =
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius?: number;
      readonly fill?: InkColour;
      readonly stroke?: InkColour;
    }
  | {
      readonly kind: 'line';
      readonly points: readonly (readonly [x: number, y: number])[];
      readonly stroke: InkColour;
      readonly width?: number;
      readonly dash?: number;
      /** Closes the line and fills what it encloses. */
      readonly fill?: InkColour;
    }
  | { readonly kind: 'dot'; readonly x: number; readonly y: number; readonly radius: number; readonly fill: InkColour }
  | {
      readonly kind: 'words';
      /** Where the line of text begins, ends or is centred, on its baseline. */
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly bold?: boolean;
      readonly align?: 'start' | 'middle' | 'end';
      readonly colour?: InkColour;
      /** Text that is longer is cut with an ellipsis. */
      readonly maxWidth?: number;
    };
