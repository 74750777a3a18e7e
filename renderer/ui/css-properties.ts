import 'react';

declare module 'react' {
  // A part may hand numbers to its style sheet as custom properties.
  interface CSSProperties {
    [property: `--${string}`]: string | number | undefined;
  }
}
