/** What this program needs from the place it runs in: a desktop window, a browser tab, or a test. Only what differs. */
export interface Host {
  readonly kind: 'desktop' | 'browser' | 'memory';
  readonly version: string;
  readonly files: Files;
  readonly secrets: Secrets;
  /** Keys that sign documents. They are used here and cannot be read back. */
  readonly keys: KeyShelf;
  /** Smart cards and sticks (PKCS#11), where the place can reach them. */
  readonly tokens: Tokens | null;
  readonly journal: Journal;
  /** What is remembered of the tables outside them. */
  readonly marks: Marks;
  readonly blobs: Blobs;
  /** Bytes that are free on this device for the records; null where the place does not say. */
  readonly room: () => Promise<number | null>;
  /**
   * Shows an address in the person's own browser: https, or http on this very computer. False: it may not be shown, or
   * the browser would not open a window.
   */
  readonly openAddress: (address: string) => Promise<boolean>;
  /** What the person who started the program asked for on the way in. Given once. */
  readonly launch: Launch;
  /** Signed updates, where the place can install them. */
  readonly updates: Updates | null;
}

export interface Files {
  /** Hands a file to the person: a save dialog, or a download. */
  save(request: {
    readonly name: string;
    readonly mime: string;
    readonly content: Blob;
  }): Promise<'saved' | 'cancelled'>;
  /**
   * Hands a folder of files to the person, into a place or onto a stick they choose. Under its name it is there whole
   * or not at all; one of that name that is there already stays. Null: this place hands over single files only.
   */
  readonly saveFolder: ((request: FolderToSave) => Promise<'saved' | 'cancelled'>) | null;
  /** Lets the person pick files; empty when they change their mind. `accept` as in an HTML file input. */
  open(request: { readonly accept: string; readonly multiple: boolean }): Promise<readonly File[]>;
}

export interface FolderToSave {
  readonly name: string;
  /** With names every file system takes; folders in a path are parted by `/`. Written in this order. */
  readonly files: readonly { readonly path: string; readonly content: Blob }[];
  /** Told the bytes that are written so far. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
  /** Ends it; nothing of the folder is left. */
  readonly signal?: AbortSignal | undefined;
}

export interface Secrets {
  /**
   * Who guards the secrets: the operating system's key store, a non-extractable key of this browser profile, or
   * nobody (`none`: a Linux desktop without a key ring), which the person is told.
   */
  protection(): Promise<'operating-system' | 'browser-profile' | 'none'>;
  keep(name: SecretName, value: string): Promise<void>;
  recall(name: SecretName): Promise<string | null>;
  forget(name: SecretName): Promise<void>;
}

/** `device-key`: the private key that signs changes. `hq-token`: the right to speak to headquarters. */
export type SecretName = 'device-key' | 'hq-token';

/** A value a key shelf keeps: non-extractable keys, certificates, wrapped bytes. Structured clone, no functions. */
export type ShelfValue =
  | CryptoKey
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | readonly ShelfValue[]
  | { readonly [name: string]: ShelfValue };

/** Keeps keys as the browser's own key objects, apart from the records: damaged tables do not cost the device its keys. */
export interface KeyShelf {
  keep(name: string, value: ShelfValue): Promise<void>;
  recall(name: string): Promise<ShelfValue | null>;
  forget(name: string): Promise<void>;
}

/** A certificate on a card or stick. */
export interface TokenCertificate {
  /** Names it again when signing. */
  readonly handle: string;
  readonly tokenLabel: string;
  /** DER, with whatever of its chain lies beside it. */
  readonly certificate: Uint8Array<ArrayBuffer>;
  readonly chain: readonly Uint8Array<ArrayBuffer>[];
  readonly algorithm: 'ecdsa-p256' | 'rsa';
}

/** Why a token would not sign. `locked`: too many wrong PINs. */
export type TokenRefusal = 'no-module' | 'no-token' | 'wrong-pin' | 'locked' | 'taken-out' | 'failed';

export interface Tokens {
  /** Certificates with a key that may sign, of every token in reach. `module`: path of the maker's PKCS#11 library; null: the usual places. */
  list(request: {
    readonly module: string | null;
    readonly pin: string;
  }): Promise<readonly TokenCertificate[] | TokenRefusal>;
  /** Signs the bytes (hashing them with SHA-256); ECDSA as the DER of r and s. */
  sign(request: {
    readonly module: string | null;
    readonly pin: string;
    readonly handle: string;
    readonly bytes: Uint8Array<ArrayBuffer>;
  }): Promise<Uint8Array<ArrayBuffer> | TokenRefusal>;
}

/** An append-only file beside the database. What `append` has answered for survives a kill and a lost database. */
export interface Journal {
  /** Appends the records in order and answers when they are flushed to the disk. All or a prefix of them is kept. */
  append(records: readonly string[]): Promise<void>;
  /** Every whole record, oldest first. A torn tail, a damaged record or a file that is gone is left out and counted. */
  read(): Promise<{ readonly records: readonly string[]; readonly damaged: number }>;
  /** Lets go of what is old and takes out what was erased. A crash in between loses nothing that was to be kept. */
  compact(on: CompactWish): Promise<Compacted>;
}

export interface CompactWish {
  /** Whether the record is still needed. A file of the journal goes when none of its records is, and never the last one. */
  readonly keep: (record: string) => boolean;
  /** Whether the record has to go now, whatever lies beside it. */
  readonly erased?: ((record: string) => boolean) | undefined;
}

/** How many records went. */
export interface Compacted {
  readonly dropped: number;
  readonly erased: number;
}

/** One small text beside the tables and beside the journal. After a crash the old or the new one is there, whole. */
export interface Marks {
  keep(text: string): Promise<void>;
  recall(): Promise<string | null>;
}

/** Bytes kept by their SHA-256. Written once, never changed. */
export interface Blobs {
  /** Starts a new blob of unknown content. Nothing is visible until `finish`. */
  create(): Promise<BlobWriter>;
  /** The bytes, or null where this device does not hold them. Large blobs are not read into memory. */
  open(sha256: string): Promise<Blob | null>;
}

export interface BlobWriter {
  write(chunk: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Flushes, and files the bytes under their SHA-256 (hex), which the caller computed while reading. Twice the same blob is one. */
  finish(sha256: string): Promise<void>;
  /** Forgets what was written. */
  abort(): Promise<void>;
}

export interface Launch {
  /** Address of the headquarters this program was started with, `http://127.0.0.1:4870`; null: none. */
  readonly hq: string | null;
  /** One-time code to enrol with; null: none, or already used. */
  readonly code: string | null;
  /** Start with the demo workspace. */
  readonly demo: boolean;
}

export interface Updates {
  check(): Promise<'current' | 'available'>;
  install(): Promise<void>;
}

/** The host cannot keep bytes. `full`: no space left on the device. `in-use`: this program is open in another tab. */
export class StorageRefused extends Error {
  readonly reason: 'full' | 'unwritable' | 'in-use';
  constructor(reason: 'full' | 'unwritable' | 'in-use', detail: string) {
    super(detail);
    this.name = 'StorageRefused';
    this.reason = reason;
  }
}
