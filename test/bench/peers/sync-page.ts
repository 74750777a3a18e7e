/**
 * What every page offers that takes part in "sync with peers". All of it is done in the page, against a server on
 * this machine; times are milliseconds.
 */
export interface SyncPage {
  /** Opens the tables of this page and notes where the server is. */
  open(on: { readonly server: string; readonly code: string }): Promise<void>;
  /** Documents `from` to `to` into the tables of this page, 500 at a time. */
  insert(from: number, to: number): Promise<number>;
  /** All that is not at the server yet. */
  push(): Promise<number>;
  /** All that the server has and this page has not. */
  pull(): Promise<number>;
  /** One field of documents `from` to `to`, 500 at a time. */
  update(of: {
    readonly from: number;
    readonly to: number;
    readonly field: EditedField;
    readonly round: number;
  }): Promise<number>;
  /** Both ways, until the server says that there is no more. */
  settle(): Promise<void>;
  /** Syncs by itself from now on. */
  startLive(): Promise<void>;
  stopLive(): Promise<void>;
  /** Edits one document as a person does; answers when the person let go of the key, in ms since 1970. */
  edit(at: number, field: EditedField, value: string): Promise<number>;
  /** Waits until the document shows this value; answers when, in ms since 1970. */
  seen(at: number, field: EditedField, value: string): Promise<number>;
  count(): Promise<number>;
  /** Where the value that somebody wrote is found afterwards. */
  find(at: number, field: EditedField, value: string): Promise<Found>;
}

export type EditedField = 'website' | 'note' | 'legalName';

/** `shown`: on the record. `kept`: beside it, where a person can find it and decide. `lost`: nowhere. */
export type Found = 'shown' | 'kept' | 'lost';
