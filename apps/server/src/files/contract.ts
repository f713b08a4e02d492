import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FileStore } from './file-store.ts';

type Under = { files: FileStore; close: () => Promise<void> };

const key = { id: 'A'.repeat(32), createdAt: Date.UTC(2026, 0, 31, 23, 59) };
const other = { ...key, id: 'B'.repeat(32) };

/** What every place for files does. */
export const fileStoreContract = (kind: string, open: () => Promise<Under>): void => {
  describe(`files: ${kind}`, () => {
    let under: Under;
    beforeEach(async () => {
      under = await open();
    });
    afterEach(() => under.close());

    const readBack = async (what: typeof key): Promise<Buffer | null> => {
      const stream = await under.files.read(what);
      return stream === null ? null : buffer(stream);
    };

    test.each([
      ['nothing at all', 0],
      ['one byte', 1],
      ['as much as is allowed', 10 * 1024 * 1024],
    ])('[A10] %s comes back byte by byte', async (_, size) => {
      const bytes = Buffer.alloc(size, 'picture\0\xff', 'latin1');
      await under.files.write(key, bytes, 'image/png');
      expect((await readBack(key))?.equals(bytes)).toBe(true);
    });

    test('[A10] a part of it comes by its first and last byte', async () => {
      await under.files.write(key, Buffer.from('0123456789'), 'audio/mpeg');
      const part = async (start: number, end: number): Promise<string> => {
        const stream = await under.files.read(key, { start, end });
        return stream === null ? '' : String(await buffer(stream));
      };
      expect([await part(0, 0), await part(3, 5), await part(9, 9)]).toEqual(['0', '345', '9']);
    });

    test('[A10] what was never written is not there', async () => {
      await under.files.write(key, Buffer.from('x'), 'image/png');
      expect(await readBack(other)).toBeNull();
    });

    test('[A10] what was removed is gone; removing it twice is no error, and takes nothing else', async () => {
      await under.files.write(key, Buffer.from('x'), 'image/png');
      await under.files.write(other, Buffer.from('y'), 'image/png');
      await under.files.remove(key);
      await under.files.remove(key);
      expect(await readBack(key)).toBeNull();
      expect(String(await readBack(other))).toBe('y');
    });

    test('[A10] a reader who goes away in the middle holds nothing up', async () => {
      await under.files.write(key, Buffer.alloc(5 * 1024 * 1024, 'z'), 'image/png');
      const stream = await under.files.read(key);
      stream?.once('data', () => stream.destroy());
      stream?.resume();
      await new Promise((resolve) => stream?.once('close', resolve));
      expect((await readBack(key))?.length).toBe(5 * 1024 * 1024);
    });
  });
};
