import { useLayoutEffect, useRef } from 'react';
import type { InkColour, Shape } from '#shared/domain/documents/drawing';
import type { Block } from '#shared/domain/documents/page';
import { printableText } from '#shared/domain/documents/printable-text';
import style from './page-preview.module.css';

type Figure = Extract<Block, { kind: 'figure' }>;

/** A drawing as it is printed: shapes with their meaning as a colour, and words. */
export function PreviewFigure({ block }: { readonly block: Figure }) {
  const { width, height, shapes } = block.drawing;
  return (
    <figure className={style.figure}>
      {block.caption && <figcaption>{printableText(block.caption)}</figcaption>}
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={printableText(block.alt)}>
        {shapes.map((shape, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: shapes have no identity but their place.
          <DrawnShape key={place} shape={shape} />
        ))}
      </svg>
    </figure>
  );
}

const ink = (colour: InkColour | undefined) => (colour === undefined ? 'none' : `var(--ink-${colour})`);

function DrawnShape({ shape }: { readonly shape: Shape }) {
  switch (shape.kind) {
    case 'rect':
      return (
        <rect
          x={shape.x}
          y={shape.y}
          width={shape.width}
          height={shape.height}
          rx={shape.radius}
          strokeWidth={0.75}
          style={{ fill: ink(shape.fill), stroke: ink(shape.stroke) }}
        />
      );
    case 'line':
      return (
        <polyline
          points={[...shape.points, ...(shape.fill === undefined ? [] : shape.points.slice(0, 1))]
            .map(([x, y]) => `${x},${y}`)
            .join(' ')}
          strokeWidth={shape.width ?? 0.75}
          strokeDasharray={shape.dash}
          strokeLinejoin="round"
          style={{ fill: ink(shape.fill), stroke: ink(shape.stroke) }}
        />
      );
    case 'dot':
      return <circle cx={shape.x} cy={shape.y} r={shape.radius} style={{ fill: ink(shape.fill) }} />;
    case 'words':
      return <DrawnWords shape={shape} />;
  }
}

/** Words that are too long are cut with an ellipsis; only the drawn text itself knows how wide it is. */
function DrawnWords({ shape }: { readonly shape: Extract<Shape, { kind: 'words' }> }) {
  const drawn = useRef<SVGTextElement>(null);
  const { maxWidth } = shape;
  const text = printableText(shape.text);
  useLayoutEffect(() => {
    const element = drawn.current;
    if (!element) return;
    element.textContent = text;
    if (maxWidth === undefined || element.getComputedTextLength() <= maxWidth) return;
    const characters = [...text];
    let [low, high] = [0, characters.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      element.textContent = `${characters.slice(0, middle).join('').trimEnd()}…`;
      if (element.getComputedTextLength() <= maxWidth) low = middle;
      else high = middle - 1;
    }
    element.textContent = `${characters.slice(0, low).join('').trimEnd()}…`;
  }, [text, maxWidth]);
  return (
    <text
      ref={drawn}
      x={shape.x}
      y={shape.y}
      fontSize={shape.size}
      fontWeight={shape.bold === true ? 600 : 400}
      textAnchor={shape.align ?? 'start'}
      style={{ fill: ink(shape.colour ?? 'text') }}
    />
  );
}
