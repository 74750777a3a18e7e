import tseslint from 'typescript-eslint';

/**
 * @param {string} selector what may not be written
 * @param {string} message what to write instead
 */
const ban = (selector, message) => ({ selector, message });

const noBarrels = ban('ExportAllDeclaration', 'No barrel files: import from the file that holds the thing.');
const noEnums = ban('TSEnumDeclaration', 'Write a union of words, or an `as const` list.');

export default tseslint.config(
  {
    ignores: [
      'out',
      'dist',
      'node_modules',
      'test-results',
      '**/*.cjs',
      '**/*.mjs',
      '*.js',
      '**/*.d.ts',
      '**/fixtures/**',
    ],
  },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: {
        ecmaFeatures: { jsx: true },
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { '@typescript-eslint': tseslint.plugin },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', noBarrels, noEnums],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    files: ['shared/**/*.ts'],
    // The one door to WebCrypto: checking a proof needs it everywhere.
    ignores: ['shared/proof/crypto-engine.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        noBarrels,
        noEnums,
        ban(
          "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          'Rules are told the time; take `now` as an argument.',
        ),
        ban(
          "NewExpression[callee.name='Date'][arguments.length=0]",
          'Rules are told the time; take `now` as an argument.',
        ),
        ban(
          "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          'Rules roll no dice; take the id as an argument.',
        ),
        ban("Identifier[name='crypto']", 'Rules make no ids; take the id as an argument.'),
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ignores: ['renderer/host/choose-host.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        noBarrels,
        noEnums,
        ban(
          "Identifier[name='desktopBridge'], Literal[value='desktopBridge']",
          'Ask the Host; only choose-host.ts looks for the bridge.',
        ),
        ban(
          'Identifier[name=/^(localStorage|sessionStorage)$/]',
          'Records and drafts live in Dexie; nothing lives in web storage.',
        ),
      ],
    },
  },
  {
    // A test tells a story from top to bottom; its length is not a smell.
    files: ['test/**/*.{ts,tsx}'],
    rules: { 'max-lines-per-function': 'off' },
  },
);
