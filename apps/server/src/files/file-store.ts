import type { Readable } from 'node:stream';

/** What is kept of an upload: a name made of its month and its id. */
export type FileKey = { id: string; createdAt: number };

/** First and last byte, counted from 0. */
export type ByteRange = { start: number; end: number };

/** Where the bytes of uploads lie. Names of files never get here. */
export type FileStore = {
  /** D1: settles when the bytes are safe. */
  write(key: FileKey, bytes: Uint8Array, mime: string): Promise<void>;
  /** As a stream, so that a large file does not pass through memory; null: there is none. A range has both its ends. */
  read(key: FileKey, range?: ByteRange): Promise<Readable | null>;
  /** One that is not there is no error. */
  remove(key: FileKey): Promise<void>;
  close(): Promise<void>;
};

/** Files lie by month, so that no folder grows for ever. */
export const pathOf = ({ id, createdAt }: FileKey): string =>
  `${new Date(createdAt).toISOString().slice(0, 7)}/${id}`;
