import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach } from 'vitest';

/** Where each test of a file draws. */
export interface Place {
  readonly element: HTMLElement;
  draw(what: ReactNode): void;
}

/** A place on the page, made before each test and gone after it; only then is `afterwards` done. */
export function aPlace(tag: 'main' | 'div', afterwards: () => void = () => undefined): Place {
  let element: HTMLElement;
  let root: Root;
  beforeEach(() => {
    element = document.createElement(tag);
    document.body.append(element);
    root = createRoot(element);
  });
  afterEach(() => {
    root.unmount();
    element.remove();
    afterwards();
  });
  return {
    get element() {
      return element;
    },
    draw: (what) => root.render(what),
  };
}
