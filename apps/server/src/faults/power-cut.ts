import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { openConnection } from '../store/sqlite/connection.ts';
import { idsIn, type Recorded } from './system-calls.ts';
import type { Tally } from './tally.ts';

const sector = 512;

/** A file as the disk has it; grows with what is written, in larger steps than that. */
class Content {
  #room = Buffer.alloc(1024 * 1024);
  #length = 0;

  get bytes(): Buffer {
    return this.#room.subarray(0, this.#length);
  }

  write(offset: number, bytes: Buffer): void {
    if (this.#length < offset + bytes.length) this.truncate(offset + bytes.length);
    bytes.copy(this.#room, offset);
  }

  truncate(length: number): void {
    if (length > this.#room.length) {
      const larger = Buffer.alloc(length * 2);
      this.bytes.copy(larger);
      this.#room = larger;
    }
    // What was cut off must not come back when the file grows again.
    if (length < this.#length) this.#room.fill(0, length, this.#length);
    this.#length = length;
  }
}

type FileCall = Extract<Recorded, { call: 'write' | 'truncate' }>;

const isFileCall = (call: Recorded): call is FileCall =>
  (call.call === 'write' && call.offset !== null) || call.call === 'truncate';

/** Applied whole, or what a disk that loses its power may leave of it: nothing, or some of its sectors. */
const apply = (content: Content, call: FileCall, random: (() => number) | null): void => {
  if (random !== null && random() < 0.5) return;
  if (call.call === 'truncate') return content.truncate(call.length);
  const { bytes, offset } = call;
  if (offset === null) return;
  if (random === null || random() < 0.7) return content.write(offset, bytes);
  for (let at = 0; at < bytes.length; at += sector)
    if (random() < 0.5) content.write(offset + at, bytes.subarray(at, at + sector));
};

/**
 * The files of `from` as they may be found after a power cut at `cut`: all that a finished sync covers, and of what came
 * later any part.
 */
export const imageAt = async ({
  calls,
  cut,
  from,
  to,
  random,
}: {
  calls: readonly Recorded[];
  cut: number;
  from: string;
  to: string;
  random: () => number;
}): Promise<void> => {
  const own = calls.filter(
    ({ at, file }) => at < cut && file.startsWith(`${from}/`) && !file.endsWith('-shm'),
  );
  const covered = new Map<string, number>();
  for (const call of own) if (call.call === 'sync' && call.ended < cut) covered.set(call.file, call.begun);
  const contents = new Map<string, Content>();
  for (const call of own) {
    if (call.call === 'remove') contents.delete(call.file);
    if (!isFileCall(call)) continue;
    const content = contents.get(call.file) ?? new Content();
    contents.set(call.file, content);
    apply(content, call, call.at < (covered.get(call.file) ?? 0) ? null : random);
  }
  await mkdir(to, { recursive: true });
  for (const [file, { bytes }] of contents) await writeFile(join(to, relative(from, file)), bytes);
};

/** Opens the database of an image and holds it against what clients had been told. */
export const checkImage = (
  image: string,
  told: ReadonlySet<string>,
): Pick<Tally, 'acknowledged' | 'lost' | 'doubled' | 'outOfOrder'> => {
  const db = openConnection(join(image, 'inlay.db'), { readonly: false });
  try {
    const integrity = db.pragma('integrity_check', { simple: true });
    if (integrity !== 'ok') throw new Error(`${image}: ${String(integrity)}`);
    const count = (sql: string): number => Number(db.prepare(sql).pluck().get());
    const ids = 'SELECT msg_id FROM message UNION SELECT uid FROM thread UNION SELECT userid FROM visitor';
    const stored = new Set(
      db
        .prepare(ids)
        .pluck()
        .all()
        .flatMap((id) => idsIn(Buffer.from(String(id)))),
    );
    return {
      acknowledged: told.size,
      lost: [...told].filter((id) => !stored.has(id)).length,
      doubled: count('SELECT count(*) - count(DISTINCT msg_id) FROM message'),
      outOfOrder: count(
        `SELECT count(*) FROM (SELECT t.id FROM thread t LEFT JOIN message m ON m.thread_id = t.id GROUP BY t.id
          HAVING count(m.id) <> t.last_seq OR coalesce(max(m.seq), 0) <> t.last_seq)`,
      ),
    };
  } finally {
    db.close();
  }
};
