import type { BrowserContext, Page } from '@playwright/test';
import type { Line } from './line';

/** A device somebody works on: the program in its window, a profile of its own, and a wire to headquarters. */
export interface Device {
  readonly kind: 'browser' | 'electron';
  readonly line: Line;
  /** The window. Another one after every start. */
  readonly page: Page;
  readonly context: BrowserContext;
  /** Everything of this device on the disk. */
  readonly profile: string;
  /** What went wrong where nobody looked; empty after a good journey. */
  readonly troubles: () => readonly string[];
  /** The network is gone: the browser knows it, and nothing reaches headquarters. */
  cutNetwork(): Promise<void>;
  mendNetwork(): Promise<void>;
  /** From now on the program may use this many bytes of the disk. Only a browser can be held to it. */
  giveRoom(bytes: number): Promise<void>;
  /** SIGKILL of the whole program: no goodbye, no last write. */
  kill(): Promise<void>;
  /** Every process of it stands still until `thaw`, as on a laptop that was closed: connections stay open, nobody answers. */
  freeze(): void;
  thaw(): void;
  /** Ends the program as a person does. */
  quit(): Promise<void>;
  /** Starts it again on the same profile, without any wishes. */
  startAgain(): Promise<void>;
  /** Starts it a second time beside itself: the second window, or null where there is none. */
  openTwice(): Promise<Page | null>;
  /** The folder of the tables on the disk; to be touched only while the program does not run. */
  tables(): string;
  /** Saves what the press hands to the person, and answers its bytes. */
  saved(press: () => Promise<void>): Promise<{ readonly name: string; readonly bytes: Buffer }>;
  remove(): Promise<void>;
}

/** With what the program is started the first time. */
export interface Wishes {
  readonly code: string | null;
  readonly demo?: boolean;
  /** Headquarters is going to withdraw this device, so that its refusals are no trouble. */
  readonly willBeWithdrawn?: boolean;
  /** Headquarters is going to be put back from a backup. */
  readonly hqWillBeRestored?: boolean;
  /** Headquarters is going to live on a day by which the token it has given is no longer good. */
  readonly tokenWillRunOut?: boolean;
  /** A device whose profile was copied onto this one; it must not run while it is copied. */
  readonly copyOf?: Pick<Device, 'profile' | 'line'>;
  /** Room for this program on the disk, bytes; as much as the browser gives when left out. */
  readonly room?: number;
}
