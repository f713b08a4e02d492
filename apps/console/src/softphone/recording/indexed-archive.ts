import type { KeptRecording, RecordingArchive } from '@inlay/phone/recording-port.ts';

const name = 'inlay-recordings';

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('the browser kept nothing')));
  });

const doneOf = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    const fail = (): void => reject(transaction.error ?? new Error('the browser kept nothing'));
    transaction.addEventListener('error', fail);
    transaction.addEventListener('abort', fail);
  });

const open = (factory: IDBFactory): Promise<IDBDatabase> => {
  const request = factory.open(name, 1);
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore('recordings', { keyPath: 'recordingId' });
    request.result.createObjectStore('pieces', { autoIncrement: true }).createIndex('of', 'recordingId');
  });
  return answerOf(request);
};

type Piece = { recordingId: number; bytes: ArrayBuffer };

/** In the browser's own database, where it outlives the page. `locks`: one tab at a time. */
export const indexedArchive = async (factory: IDBFactory, locks: LockManager): Promise<RecordingArchive> => {
  const db = await open(factory);
  const write = async (change: (recordings: IDBObjectStore, pieces: IDBObjectStore) => void) => {
    const transaction = db.transaction(['recordings', 'pieces'], 'readwrite');
    const done = doneOf(transaction);
    change(transaction.objectStore('recordings'), transaction.objectStore('pieces'));
    await done;
  };
  const update = (recordings: IDBObjectStore, recordingId: number, values: Partial<KeptRecording>): void => {
    const request = recordings.get(recordingId) as IDBRequest<KeptRecording | undefined>;
    request.addEventListener('success', () => {
      if (request.result) recordings.put({ ...request.result, ...values });
    });
  };
  const piecesOf = (recordingId: number): Promise<Piece[]> =>
    answerOf(
      db.transaction('pieces').objectStore('pieces').index('of').getAll(recordingId) as IDBRequest<Piece[]>,
    );
  return {
    begin: (kept) => write((recordings) => recordings.put(kept)),
    add: async (recordingId, piece, durationMs) => {
      const bytes = await piece.arrayBuffer();
      await write((recordings, pieces) => {
        pieces.add({ recordingId, bytes });
        update(recordings, recordingId, { durationMs });
      });
    },
    finish: (recordingId, end) =>
      write((recordings) => update(recordings, recordingId, { ...end, finished: true })),
    all: () => answerOf(db.transaction('recordings').objectStore('recordings').getAll()),
    bytesOf: async (recordingId) => new Blob((await piecesOf(recordingId)).map(({ bytes }) => bytes)),
    drop: (recordingId) =>
      write((recordings, pieces) => {
        recordings.delete(recordingId);
        const found = pieces.index('of').openKeyCursor(recordingId);
        found.addEventListener('success', () => {
          if (!found.result) return;
          pieces.delete(found.result.primaryKey);
          found.result.continue();
        });
      }),
    alone: (recordingId, run) =>
      locks.request(`${name} ${recordingId}`, { ifAvailable: true }, async (lock) => {
        if (lock) await run();
        return lock !== null;
      }),
  };
};
