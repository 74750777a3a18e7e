import { once } from 'node:events';
import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { tapRequests } from './request-tap';
import { type LineShape, pipeShaped } from './shaped-pipe';

/**
 * The wire between one device and headquarters. Headquarters is reached only through it, so that cutting it cuts
 * everything: page, workers, service worker, open streams.
 */
export interface Line {
  /** Headquarters as this device knows it. The same before and after a cut. */
  readonly address: string;
  readonly isCut: boolean;
  readonly wasCut: boolean;
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** From now on the line is as bad as this; null: as good as the machine's own. */
  shape(shape: LineShape | null): void;
  /** Bytes that went through, in both directions. */
  readonly bytes: number;
  /** Answers when the device has begun to send a push, before headquarters can have answered it. */
  nextPush(): Promise<void>;
  /** Answers when headquarters has begun to answer a push, and the device can hardly have read it. */
  nextReceipt(): Promise<void>;
  /** Hands the next push to headquarters a second time, so many milliseconds later, whatever has come in between. */
  repeatNextPush(after: number): void;
}

export async function openLine(headquarters: string): Promise<Line> {
  const { hostname, port } = new URL(headquarters);
  const sockets = new Set<Socket>();
  let heard: (piece: Buffer) => void = () => undefined;
  let answered: () => void = () => undefined;
  let wasCut = false;
  let shape: LineShape | null = null;
  let bytes = 0;
  const repeats: number[] = [];
  const repeat = (request: Buffer) => {
    const after = repeats.shift();
    if (after !== undefined) setTimeout(() => handOver(request, hostname, Number(port)), after);
  };
  const server = createServer((device) => {
    const far = dial(Number(port), hostname);
    const tap = tapRequests((first) => repeats.length > 0 && first.startsWith('POST /v1/push '), repeat);
    let isPush = false;
    device.on('data', (piece: Buffer) => {
      heard(piece);
      tap.hear(piece);
      isPush ||= piece.includes('POST /v1/push');
    });
    far.on('data', () => {
      if (isPush) answered();
      isPush = false;
    });
    pipeShaped(device, far, () => shape);
    pipeShaped(far, device, () => shape);
    for (const socket of [device, far]) {
      sockets.add(socket);
      socket.on('data', (piece: Buffer) => {
        bytes += piece.length;
      });
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        device.destroy();
        far.destroy();
      });
    }
  });
  const ownPort = await listen(server, 0);
  const cut = async () => {
    if (!server.listening) return;
    wasCut = true;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    address: `http://127.0.0.1:${ownPort}`,
    get isCut() {
      return !server.listening;
    },
    get wasCut() {
      return wasCut;
    },
    cut,
    shape: (wanted) => {
      shape = wanted;
    },
    get bytes() {
      return bytes;
    },
    mend: async () => {
      if (!server.listening) await listen(server, ownPort);
    },
    nextPush: () =>
      new Promise((resolve) => {
        heard = (piece) => {
          if (piece.includes('POST /v1/push')) resolve();
        };
      }),
    nextReceipt: () =>
      new Promise((resolve) => {
        answered = resolve;
      }),
    repeatNextPush: (after) => {
      repeats.push(after);
    },
  };
}

/** Nobody waits for the answer, as nobody waits for that of a duplicate. */
function handOver(request: Buffer, hostname: string, port: number): void {
  const far = dial(port, hostname);
  far.on('error', () => undefined);
  far.on('data', () => far.end());
  far.write(request);
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The line has no port.');
  return address.port;
}
