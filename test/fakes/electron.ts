import { EventEmitter } from 'node:events';

/**
 * Stands in for the `electron` module, which cannot be loaded outside Electron. It keeps what it was told, for
 * tests to look at. Use: `vi.mock('electron', async () => (await import('../../fakes/electron')).fakeElectron());`
 */
export interface FakeFrame {
  origin: string;
  parent: FakeFrame | null;
  detached: boolean;
  isDestroyed(): boolean;
}

type Handler = (event: { senderFrame: FakeFrame | null }, input: unknown) => Promise<unknown>;

export const ourFrame: FakeFrame = {
  origin: 'app://field',
  parent: null,
  detached: false,
  isDestroyed: () => false,
};

/** What the fake module was told. One per test file, as the module is. */
export const told = {
  /** Everything that happened, in order, where the order matters. */
  events: [] as string[],
  handlers: new Map<string, Handler>(),
  exposed: new Map<string, unknown>(),
  schemes: [] as { scheme: string; privileges: Record<string, boolean> }[],
  protocols: new Map<string, (request: Request) => Promise<Response>>(),
  windows: [] as FakeWindow[],
  opened: [] as string[],
  errors: [] as { title: string; text: string }[],
  questions: [] as { message: string; detail: string; buttons: string[] }[],
  paths: new Map<string, string>(),
  crashReporter: [] as unknown[],
};

/** What the world around the program answers. */
export const world = {
  isPackaged: true,
  hasLock: true,
  encryption: true,
  backend: 'gnome_libsecret',
  shouldReEncrypt: false,
  /** Which button the person presses in a question. */
  answer: 1,
  saveDialog: { canceled: false, filePath: '' },
  openDialog: { canceled: false, filePaths: [] as string[] },
  version: '1.2.3',
  frame: ourFrame as FakeFrame | null,
};

export class FakeContents extends EventEmitter {
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }) {
    this.openHandler = handler;
  }
}

export class FakeWindow extends EventEmitter {
  readonly options: Record<string, unknown> & { webPreferences: Record<string, unknown> };
  readonly webContents = new FakeContents();
  readonly calls: string[] = [];
  address = '';
  bounds = { x: 40, y: 50, width: 900, height: 700 };
  constructor(options: FakeWindow['options']) {
    super();
    this.options = options;
    told.windows.push(this);
    told.events.push('window');
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(address: string) {
    this.address = address;
  }
  isMinimized = () => this.calls.includes('minimize') && !this.calls.includes('restore');
  isMaximized = () => false;
  getNormalBounds = () => this.bounds;
  restore = () => this.calls.push('restore');
  maximize = () => this.calls.push('maximize');
  minimize = () => this.calls.push('minimize');
  show = () => this.calls.push('show');
  focus = () => this.calls.push('focus');
}

export class FakeSession extends EventEmitter {
  readonly given = new Map<string, (...details: never[]) => unknown>();
  private keep = (name: string) => (handler: (...details: never[]) => unknown) => void this.given.set(name, handler);
  setPermissionRequestHandler = this.keep('request');
  setPermissionCheckHandler = this.keep('check');
  setDevicePermissionHandler = this.keep('device');
  setBluetoothPairingHandler = this.keep('pairing');
  setDisplayMediaRequestHandler = this.keep('display');
}

class FakeApp extends EventEmitter {
  get isPackaged() {
    return world.isPackaged;
  }
  enableSandbox = () => void told.events.push('sandbox');
  requestSingleInstanceLock = () => {
    told.events.push('lock');
    return world.hasLock;
  };
  whenReady = async () => void told.events.push('ready');
  getVersion = () => world.version;
  setPath = (name: string, path: string) => void told.paths.set(name, path);
  getPath = (name: string) => told.paths.get(name) ?? '/nowhere';
  quit = () => void told.events.push('quit');
  exit = () => void told.events.push('exit');
}

export const app = new FakeApp();
export const defaultSession = new FakeSession();

const seal = (text: string) => Buffer.from(text, 'utf8').map((byte) => byte ^ 0x5a);

const safeStorage = {
  isAsyncEncryptionAvailable: async () => world.encryption,
  getSelectedStorageBackend: () => world.backend,
  encryptStringAsync: async (text: string) => Buffer.from(seal(text)),
  decryptStringAsync: async (bytes: Buffer) => ({
    result: Buffer.from(bytes.map((byte) => byte ^ 0x5a)).toString('utf8'),
    shouldReEncrypt: world.shouldReEncrypt,
  }),
};

/** Calls the shell as the window does: what crosses is copied, and comes from the frame the world says. */
async function invoke(channel: string, input: unknown): Promise<unknown> {
  const handler = told.handlers.get(channel);
  if (!handler) throw new Error(`Nobody answers ${channel}`);
  return structuredClone(await handler({ senderFrame: world.frame }, structuredClone(input)));
}

export function fakeElectron() {
  return {
    app,
    BrowserWindow: FakeWindow,
    session: { defaultSession },
    safeStorage,
    ipcMain: { handle: (channel: string, handler: Handler) => void told.handlers.set(channel, handler) },
    ipcRenderer: { invoke, on: () => undefined, send: () => undefined },
    contextBridge: { exposeInMainWorld: (name: string, value: unknown) => void told.exposed.set(name, value) },
    protocol: {
      registerSchemesAsPrivileged: (schemes: (typeof told)['schemes']) => {
        told.events.push('scheme');
        told.schemes.push(...schemes);
      },
      handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
        void told.protocols.set(scheme, handler),
    },
    shell: { openExternal: async (address: string) => void told.opened.push(address) },
    dialog: {
      showErrorBox: (title: string, text: string) => void told.errors.push({ title, text }),
      showMessageBox: async (question: (typeof told)['questions'][number]) => {
        told.questions.push(question);
        return { response: world.answer };
      },
      showSaveDialog: async () => world.saveDialog,
      showOpenDialog: async () => world.openDialog,
    },
    crashReporter: { start: (options: unknown) => void told.crashReporter.push(options) },
    Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: () => undefined },
    nativeTheme: { shouldUseDarkColors: false },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
  };
}
