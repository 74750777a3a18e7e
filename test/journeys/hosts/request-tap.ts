/** What a device asks of headquarters on one connection, request by request. */
export interface RequestTap {
  hear(piece: Buffer): void;
}

/** @param wants whether a request is to be told whole, by its first line; the bodies of others are let go unseen */
export function tapRequests(wants: (line: string) => boolean, tell: (request: Buffer) => void): RequestTap {
  let held: Buffer[] = [];
  /** Bytes of the request that are still to come; null: its head is not complete. */
  let missing: number | null = null;
  let isWanted = false;
  const begin = (piece: Buffer): Buffer => {
    const known = Buffer.concat([...held, piece]);
    const end = known.indexOf('\r\n\r\n');
    held = [known];
    if (end < 0) return Buffer.alloc(0);
    const head = known.subarray(0, end).toString('latin1');
    missing = Number(/^content-length:\s*(\d+)/im.exec(head)?.[1] ?? 0);
    isWanted = wants(head.slice(0, head.indexOf('\r\n')));
    held = isWanted ? [known.subarray(0, end + 4)] : [];
    return known.subarray(end + 4);
  };
  return {
    hear: (piece) => {
      let rest = piece;
      do {
        if (missing === null) rest = begin(rest);
        if (missing === null) return;
        const part = rest.subarray(0, missing);
        if (isWanted) held.push(part);
        missing -= part.length;
        rest = rest.subarray(part.length);
        if (missing > 0) return;
        if (isWanted) tell(Buffer.concat(held));
        held = [];
        missing = null;
      } while (rest.length > 0);
    },
  };
}
