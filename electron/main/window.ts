import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { z } from 'zod';

const smallest = { width: 820, height: 600 };
const placeFile = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int(), maximized: z.boolean() });

/** Where the window stood when it was last closed. */
export type WindowPlace = z.infer<typeof placeFile>;

/** Opens the one window: sandboxed, isolated, without Node. */
export async function openWindow(address: string, preload: string, placePath: string): Promise<BrowserWindow> {
  const place = onScreen(await readPlace(placePath));
  const window = new BrowserWindow({
    ...(place ? { x: place.x, y: place.y } : {}),
    width: place?.width ?? 1280,
    height: place?.height ?? 860,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14171a' : '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // Chromium fetches its dictionaries from elsewhere, and what people type here is nobody's business.
      spellcheck: false,
    },
  });
  if (place?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => savePlace(window, placePath));
  await window.loadURL(address);
  return window;
}

/** Brings the window to the person who started the program a second time. */
export function focusWindow(window: BrowserWindow | null): void {
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

async function readPlace(path: string): Promise<WindowPlace | null> {
  try {
    return placeFile.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    // Not there yet, or damaged: the window then opens where it always does.
    return null;
  }
}

/** At once, not in the background: closing the window ends the program. */
function savePlace(window: BrowserWindow, path: string): void {
  const place: WindowPlace = { ...window.getNormalBounds(), maximized: window.isMaximized() };
  try {
    writeFileSync(path, JSON.stringify(place));
  } catch {
    // The window then opens where it always does; that is no reason to keep it from closing.
  }
}

/** A place on a screen that is still there. The second screen may have stayed at the office. */
function onScreen(place: WindowPlace | null): WindowPlace | null {
  if (!place) return null;
  const seen = screen.getAllDisplays().some(({ workArea }) => {
    const across = Math.min(place.x + place.width, workArea.x + workArea.width) - Math.max(place.x, workArea.x);
    return across >= 100 && place.y >= workArea.y && place.y < workArea.y + workArea.height - 40;
  });
  return seen ? place : null;
}

/** The preload script beside the built main program. */
export const preloadPath = (here: string) => join(here, '../preload/index.cjs');
