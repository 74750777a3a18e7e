import { type IpcMainInvokeEvent, ipcMain, type WebFrameMain } from 'electron';
import { bridgeChannel } from '#shared/contracts/bridge-channel';
import { type BridgeCall, bridgeCalls, type DesktopBridge } from '#shared/contracts/desktop-bridge';

/** The most one call may carry, in characters and bytes. Larger content is sent in pieces. */
const mostPerCall = 64 << 20;

/** Lets the window call the shell. This is the only file that touches ipcMain, and no answer ever sees its event. */
export function answerWindow(answers: DesktopBridge, own: string): void {
  for (const call of Object.keys(bridgeCalls) as BridgeCall[]) {
    const { input, output } = bridgeCalls[call];
    // The table pairs every call with its own schemas; this loop knows them only as a union.
    const answer = answers[call] as (input: unknown) => Promise<unknown>;
    ipcMain.handle(bridgeChannel(call), async (event: IpcMainInvokeEvent, given: unknown) => {
      if (!isOwnTopFrame(event.senderFrame, own)) throw new Error('Refused: not our window.');
      if (sizeOf(given) > mostPerCall) throw new Error('Refused: too large for one call.');
      const asked = input.safeParse(given);
      if (!asked.success) throw new Error(`Refused: ${call} was not asked as agreed.`);
      return output.parse(await answer(asked.data));
    });
  }
}

/** The sender is checked at every call: a frame may have navigated, or be gone, since it was made. */
function isOwnTopFrame(frame: WebFrameMain | null, own: string): boolean {
  return frame !== null && !frame.isDestroyed() && !frame.detached && frame.parent === null && frame.origin === own;
}

/** Roughly what the payload takes, stopping early when it is nested deeper than any of ours. */
function sizeOf(value: unknown, depth = 0): number {
  if (typeof value === 'string') return value.length;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 8;
  if (depth > 4) return Number.POSITIVE_INFINITY;
  return Object.values(value).reduce<number>((sum, part) => sum + sizeOf(part, depth + 1), 0);
}
