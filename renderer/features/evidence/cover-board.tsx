import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { type Area, insidePicture } from '#shared/domain/evidence/redaction-rules';
import { useText } from '../../ui/use-text';
import styles from './redaction-dialog.module.css';

export interface CoverBoardProps {
  /** Address of the picture. */
  readonly picture: string;
  readonly name: string;
  readonly areas: readonly Area[];
  readonly onChange: (areas: readonly Area[]) => void;
  readonly onDamaged: () => void;
}

/** How far an arrow key moves an area, in shares of the picture. */
const stride = 0.01;

/** A picture on which parts are covered: drawn with the pointer, moved and sized with the arrow keys. */
export function CoverBoard({ picture, name, areas, onChange, onDamaged }: CoverBoardProps) {
  const text = useText();
  const board = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<{ readonly from: Point; readonly to: Point } | null>(null);
  const at = (event: PointerEvent): Point => pointIn(board.current, event);
  const begin = (event: PointerEvent) => {
    if (event.button !== 0 || (event.target as Element).closest('button')) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const from = at(event);
    setDrawing({ from, to: from });
  };
  const end = (event: PointerEvent) => {
    if (!drawing) return;
    const area = areaBetween(drawing.from, at(event));
    setDrawing(null);
    if (area.width > stride / 2 && area.height > stride / 2) onChange([...areas, area]);
  };
  const put = (changed: number, area: Area | null) =>
    onChange(areas.flatMap((each, index) => (index !== changed ? [each] : area ? [area] : [])));
  return (
    <div
      ref={board}
      className={styles.board}
      onPointerDown={begin}
      onPointerMove={(event) => drawing && setDrawing({ ...drawing, to: at(event) })}
      onPointerUp={end}
      onPointerCancel={() => setDrawing(null)}
    >
      <img src={picture} alt={name} draggable={false} className={styles.picture} onError={onDamaged} />
      {areas.map((area, index) => (
        <AreaHandle
          // biome-ignore lint/suspicious/noArrayIndexKey: an area is known by its place in the list, and moves while it is held.
          key={index}
          number={index + 1}
          area={area}
          onChange={(changed) => put(index, changed)}
        />
      ))}
      {drawing && <span className={styles.drawing} style={placeOf(areaBetween(drawing.from, drawing.to))} />}
      {areas.length === 0 && !drawing && <span className={styles.invite}>{text('evidence.redaction.invite')}</span>}
    </div>
  );
}

function AreaHandle({
  number,
  area,
  onChange,
}: {
  readonly number: number;
  readonly area: Area;
  readonly onChange: (area: Area | null) => void;
}) {
  const text = useText();
  const { formatNumber } = useIntl();
  const share = (value: number) => formatNumber(value, { style: 'percent', maximumFractionDigits: 0 });
  const press = (event: KeyboardEvent) => {
    const changed = afterKey(area, event.key, event.shiftKey);
    if (changed === undefined) return;
    event.preventDefault();
    onChange(changed);
  };
  return (
    <button
      type="button"
      className={styles.area}
      style={placeOf(area)}
      aria-label={text('evidence.redaction.area', {
        number,
        left: share(area.left),
        top: share(area.top),
        width: share(area.width),
        height: share(area.height),
      })}
      onKeyDown={press}
    >
      {number}
    </button>
  );
}

/** The area after a key: arrows move it, with Shift they size it, Delete takes it away (null). Undefined: not its key. */
export function afterKey(area: Area, key: string, isSizing: boolean): Area | null | undefined {
  if (key === 'Delete' || key === 'Backspace') return null;
  const [across, down] = strides[key] ?? [0, 0];
  if (across === 0 && down === 0) return undefined;
  if (isSizing) {
    return {
      ...area,
      width: Math.min(1 - area.left, Math.max(stride, area.width + across * stride)),
      height: Math.min(1 - area.top, Math.max(stride, area.height + down * stride)),
    };
  }
  return {
    ...area,
    left: Math.min(1 - area.width, Math.max(0, area.left + across * stride)),
    top: Math.min(1 - area.height, Math.max(0, area.top + down * stride)),
  };
}

const strides: { readonly [key: string]: readonly [across: number, down: number] } = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface Point {
  readonly across: number;
  readonly down: number;
}

function pointIn(board: HTMLElement | null, event: { readonly clientX: number; readonly clientY: number }): Point {
  const box = board?.getBoundingClientRect();
  if (!box || box.width === 0 || box.height === 0) return { across: 0, down: 0 };
  return { across: (event.clientX - box.left) / box.width, down: (event.clientY - box.top) / box.height };
}

/** The area between two corners, in whichever direction it was drawn. */
export function areaBetween(from: Point, to: Point): Area {
  return insidePicture({
    left: Math.min(from.across, to.across),
    top: Math.min(from.down, to.down),
    width: Math.abs(to.across - from.across),
    height: Math.abs(to.down - from.down),
  });
}

// A picture is not mirrored with the language, so neither are its parts.
function placeOf({ left, top, width, height }: Area) {
  return { left: `${left * 100}%`, top: `${top * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` };
}
