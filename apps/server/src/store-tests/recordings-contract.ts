import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../store/port.ts';
import { buildDesk, start, stored } from './builders.ts';
import type { OpenStore } from './contract.ts';

const day = 86_400_000;

/** Recordings of calls, in every store. */
export const recordingsContract = (open: OpenStore): void => {
  describe('recordings in the store contract', () => {
    let opened: Awaited<ReturnType<OpenStore>>;
    let store: Store;
    let deskId: number;
    let agentIds: number[];
    let uid: string;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
      ({ deskId, agentIds } = await buildDesk(store, 3));
      await setPolicy({ recording: true });
      uid = uuidv7();
      const call = { deskId, uid, now: start };
      const names = { line: 'test', caller: '1', callee: '2', orderId: '', params: '', other: '' };
      await store.writes.beginCall({ ...call, ...names, direction: 0, outside: '1', visitorId: null });
      for (const agentId of agentIds.slice(0, 2)) await store.writes.joinCall({ ...call, agentId });
      await store.writes.answerCall({ ...call, agentIds: agentIds.slice(0, 2) });
    });
    afterEach(() => opened.dispose());

    const setPolicy = async (change: object) => {
      const { version } = await store.reads.callPolicy(deskId);
      stored(await store.writes.changeCallPolicy({ deskId, now: start, version, change }));
    };
    const agent = (n: number): number => agentIds[n] ?? 0;
    const begin = (n: number, now = start) =>
      store.writes.beginRecording({ deskId, agentId: agent(n), uid, secret: 's', now });
    const begun = async (n: number, now = start): Promise<number> => {
      const answer = stored(await begin(n, now));
      if (answer.record !== 'here') throw new Error(answer.record);
      return answer.recordingId;
    };
    const chunk = (recordingId: number, number: number, sha256 = `${number}`) =>
      store.writes.addRecordingChunk({
        recordingId,
        deskId,
        agentId: agent(0),
        now: start,
        mime: number === 0 ? 'audio/webm' : null,
        chunk: { number, fileId: `f${number}`, size: 10, sha256, createdAt: start },
      });
    const end = (recordingId: number, chunks: number) =>
      store.writes.endRecording({
        recordingId,
        deskId,
        agentId: agent(0),
        now: start,
        chunks,
        durationMs: 5,
        problem: null,
      });
    const recordings = async () => (await store.reads.call(deskId, uid))?.recordings ?? [];

    test('[P8] of two who begin at the same moment one records', async () => {
      const answers = await Promise.all([begin(0), begin(1)]);
      const words = answers.map((answer) => ('record' in answer ? answer.record : 'refused'));
      expect(words.toSorted()).toEqual(['elsewhere', 'here']);
    });

    test('[P8] chunks that come at the same moment, twice and in any order, are counted once', async () => {
      const id = await begun(0);
      const numbers = [3, 0, 2, 1, 0, 3, 2, 1];
      const answers = await Promise.all(numbers.map((number) => chunk(id, number)));
      expect(answers.filter((answer) => 'added' in answer && answer.added)).toHaveLength(4);
      expect(await chunk(id, 2, 'other')).toMatchObject({ refused: { code: 409 } });
      expect(await end(id, 5)).toMatchObject({ refused: { text: 'recording_incomplete' } });
      const ends = await Promise.all([end(id, 4), end(id, 4)]);
      expect(ends).toEqual([{ state: 'stored' }, { state: 'stored' }]);
      expect(await recordings()).toMatchObject([
        { id, state: 'stored', size: 40, durationMs: 5, mime: 'audio/webm', agent: { id: agent(0) } },
      ]);
      const kept = await store.reads.recording(deskId, id);
      expect(kept?.chunks.map(({ number, fileId }) => [number, fileId])).toEqual([
        [0, 'f0'],
        [1, 'f1'],
        [2, 'f2'],
        [3, 'f3'],
      ]);
      expect(await store.reads.recording(deskId + 1, id)).toBeNull();
    });

    test('[P8] removed: nobody sees it; it is named to the sweep until its bytes are gone', async () => {
      const id = await begun(0);
      await chunk(id, 0);
      await end(id, 1);
      const by = { agentId: agent(0), agentName: 'A' };
      stored(await store.writes.removeRecording({ deskId, by, recordingId: id, now: start }));
      expect(await recordings()).toEqual([]);
      expect(await store.reads.recordingById(id)).toBeNull();
      const { gone } = await store.writes.sweepRecordings({ now: start, limit: 10 });
      expect(gone).toMatchObject([{ recordingId: id, chunks: [{ fileId: 'f0' }] }]);
      expect(await store.writes.forgetRecording({ recordingId: id })).toEqual({ forgotten: true });
      expect(await store.writes.sweepRecordings({ now: start, limit: 10 })).toEqual({ gone: [] });
      const rows = await store.reads.audit({ deskId, before: null, limit: 10 });
      expect(rows.map(({ action }) => action)).toContain('calls.recording-removed');
    });

    test('[P8] the sweep takes what is older than the desk keeps it, and what never came in whole', async () => {
      const [old, young, lost] = [await begun(0), await begun(0, start + 20 * day), await begun(0)];
      for (const id of [old, young]) await end(id, 0);
      await chunk(lost, 0);
      const now = start + 31 * day;
      const swept = async () =>
        (await store.writes.sweepRecordings({ now, limit: 10 })).gone.map(({ recordingId }) => recordingId);
      expect(await swept()).toEqual([lost]);
      await store.writes.forgetRecording({ recordingId: lost });
      expect((await recordings()).find(({ id }) => id === lost)).toMatchObject({
        state: 'failed',
        problem: 'lost',
      });
      await setPolicy({ recordingDays: 30 });
      expect(new Set(await swept())).toEqual(new Set([old, lost]));
      expect((await recordings()).map(({ id }) => id)).toEqual([young]);
    });
  });
};
