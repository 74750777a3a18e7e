/** The domain modules from the one everyone knows to the one that knows everyone. A module may look left, never right. */
const modules = [
  'settings',
  'partners',
  'playbook',
  'visits',
  'interviews',
  'evidence',
  'enablement',
  'commercial',
  'handoffs',
  'gates',
  'readiness',
  'programme',
  'agreements',
  'plans',
  'slas',
  'datasets',
  'measuring',
  'performance',
  'delivery',
  'surveys',
  'reporting',
  'improvements',
  'metrics',
  'exchange',
  'documents',
  'signing',
  'guidance',
  'imports',
  'headquarters',
];

/** What each folder of the window may use besides itself and shared/. main.tsx, the composition root, may use all. */
const mayUse = {
  ui: [],
  host: [],
  session: [],
  messages: [],
  data: ['host'],
  documents: [],
  sync: ['data', 'host'],
  widgets: ['ui'],
  features: ['ui', 'widgets', 'session', 'data', 'documents', 'host'],
  verifier: ['ui', 'widgets', 'documents'],
  app: ['ui', 'widgets', 'session', 'data', 'documents', 'host', 'features', 'messages'],
};

const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    never('no-cycles', 'Two files that need each other are one file, or three.', {}, { circular: true }),

    never(
      'shared-is-a-leaf',
      'shared/ is used by everyone and uses no one.',
      { path: '^shared/' },
      { path: '^(electron|renderer|server|test)/' },
    ),
    never(
      'base-knows-no-domain',
      'shared/base/ has no domain words in it.',
      { path: '^shared/base/' },
      { path: '^shared/(domain|sync|contracts|records)/' },
    ),
    never(
      'domain-knows-no-transport',
      'A rule must not know how records travel.',
      { path: '^shared/domain/' },
      { path: '^shared/(sync|contracts|records)/' },
    ),
    never(
      'shared-has-no-machinery',
      'Rules may import libraries that only compute: schemas, fractions, zones, tables, YAML, calendar files, messages.',
      { path: '^shared/', pathNot: '^shared/proof/' },
      {
        dependencyTypes: ['npm', 'npm-dev', 'core'],
        pathNot:
          'node_modules/(zod|@marcbachmann/cel-js|fraction\\.js|temporal-polyfill|papaparse|@types/papaparse|yaml|ical-generator|intl-messageformat|@formatjs/[^/]+)/',
      },
    ),
    never(
      'proof-has-few-tools',
      'Proofs need certificates, PDF objects, unpacking and messages; the clock, the keys and the network are given.',
      { path: '^shared/proof/' },
      {
        dependencyTypes: ['npm', 'npm-dev', 'core'],
        pathNot: 'node_modules/(zod|pkijs|asn1js|@libpdf/core|pako|intl-messageformat|@formatjs/[^/]+)/',
      },
    ),
    never(
      'signatures-have-one-door',
      'Certificates, signatures and the structure of PDF files are handled in shared/proof/; everybody else asks it.',
      {
        path: '^(shared|renderer|server|electron)/',
        pathNot: '^(shared/proof/|renderer/documents/(read-embedded|engine/))',
      },
      { path: 'node_modules/(pkijs|asn1js|@libpdf/core)/' },
    ),
    never(
      'proof-knows-no-domain',
      'Whether a file is genuine does not depend on what it says.',
      { path: '^shared/proof/' },
      { path: '^shared/(domain|sync|contracts|records)/' },
    ),
    never(
      'expressions-have-one-door',
      'Expressions are checked and evaluated in one place, so that the library can be exchanged.',
      { path: '^(shared|renderer|server|electron)/', pathNot: '^shared/domain/playbook/expression\\.ts$' },
      { path: 'node_modules/@marcbachmann/cel-js/' },
    ),
    ...modules
      .slice(0, -1)
      .map((name, at) =>
        never(
          `${name}-looks-left`,
          `${name} may import only: ${modules.slice(0, at).join(', ') || 'nothing'}.`,
          { path: `^shared/domain/${name}/` },
          { path: `^shared/domain/(${modules.slice(at + 1).join('|')})/` },
        ),
      ),

    never(
      'processes-meet-only-in-shared',
      'The window, the desktop shell and the server share contracts, not code.',
      { path: '^(electron|renderer|server)/', pathNot: '^server/cli/' },
      { path: '^(electron|renderer|server)/', pathNot: '^$1/' },
    ),
    never(
      'command-line-borrows-the-printer',
      'The command line makes the same files as the window, with the same printer; it takes nothing else from the window.',
      { path: '^server/cli/' },
      { path: '^(electron|renderer)/', pathNot: '^renderer/documents/' },
    ),
    never(
      'preload-is-thin',
      'The preload script passes calls on; it decides nothing.',
      { path: '^electron/preload/' },
      { path: '^(electron/main|shared/(domain|sync))/' },
    ),
    never(
      'shell-knows-no-domain',
      'The desktop shell saves bytes; it does not know what they mean.',
      { path: '^electron/' },
      { path: '^shared/(domain|sync)/' },
    ),

    ...Object.entries(mayUse).map(([folder, others]) =>
      never(
        `${folder}-uses`,
        `renderer/${folder}/ may use only: ${others.join(', ') || 'itself and shared/'}.`,
        { path: `^renderer/${folder}/` },
        { path: '^renderer/[^/]+/', pathNot: `^renderer/(${[folder, ...others].join('|')})/` },
      ),
    ),
    never(
      'features-do-not-meet',
      'Features are put side by side by app/, never by each other.',
      { path: '^renderer/features/([^/]+)/' },
      { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    ),
    never(
      'ui-knows-no-domain',
      'ui/ could be lifted into another product.',
      { path: '^renderer/ui/' },
      { path: '^shared/(domain|sync|contracts|records)/' },
    ),
    never(
      'adapters-are-private',
      'Everyone speaks to the Host interface; only choose-host knows the adapters.',
      { path: '^renderer/', pathNot: '^renderer/host/' },
      { path: '^renderer/host/', pathNot: '^renderer/host/(host|choose-host|use-host)\\.tsx?$' },
    ),

    never(
      'dexie-stays-in-data',
      'One writer: only data/ and sync/ touch the database library.',
      { path: '^renderer/', pathNot: '^renderer/(data|sync)/' },
      { path: 'node_modules/dexie(-react-hooks)?/' },
    ),
    never(
      'pdfmake-stays-in-documents',
      'Templates are plain data; only documents/ prints them.',
      { path: '^renderer/', pathNot: '^renderer/documents/' },
      { path: 'node_modules/pdfmake/' },
    ),
    never(
      'electron-stays-in-electron',
      'The desktop is reached through the host, from anywhere else.',
      { path: '^(renderer|shared|server)/' },
      { path: '(node_modules/electron/|^electron$|^electron/(main|renderer|common|utility)$)' },
    ),

    never(
      'production-never-imports-tests',
      'Nothing that ships may lean on test code.',
      { path: '^(electron|renderer|shared|server)/' },
      { path: '^test/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Our own declarations only: a package is often seen by its declarations, and would not be seen without them.
    exclude: { path: '^(electron|renderer|shared|server|test)/.*\\.d\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
};
