interface ImportMetaEnv {
  /** The version in package.json, put in when the window is built. */
  readonly FIELDPACT_VERSION: string;
}
