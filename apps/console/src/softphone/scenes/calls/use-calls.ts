import { useEffect, useState } from 'react';
import type { CallRow } from '@inlay/protocol/agent-socket/call-rows.ts';
import { realClock } from '@inlay/client/clock.ts';
import { usePhone } from '../../parts/use-softphone.ts';

export type CallPages = {
  calls: readonly CallRow[];
  state: 'loading' | 'ready' | 'failed';
  hasMore: boolean;
  more(): void;
};

const pageSize = 30;
const typingMs = 250;

const merged = (rows: readonly CallRow[], fresh: readonly CallRow[]): CallRow[] => {
  const byId = new Map(rows.map((row) => [row.call_id, row]));
  for (const row of fresh) byId.set(row.call_id, row);
  return Array.from(byId.values()).sort((a, b) => b.started_at - a.started_at);
};

/** For one search, so give each search a place of its own. The agent's own calls, page by page, and those that begin or end while one looks (A15). */
export const useCalls = (search: string): CallPages => {
  const phone = usePhone();
  const [page, setPage] = useState(1);
  const [rows, setRows] = useState<readonly CallRow[]>([]);
  const [total, setTotal] = useState(0);
  const [state, setState] = useState<CallPages['state']>('loading');

  useEffect(() => {
    let isOver = false;
    const load = async () => {
      setState('loading');
      const found = await phone.calls({ page, pagesize: pageSize, search }).catch(() => null);
      if (isOver) return;
      setState(found ? 'ready' : 'failed');
      if (!found) return;
      setRows((known) => merged(page === 1 ? [] : known, found.calls));
      setTotal(found.total);
    };
    const cancel = realClock.after(search === '' ? 0 : typingMs, () => void load());
    return () => {
      isOver = true;
      cancel();
    };
  }, [phone, page, search]);

  useEffect(
    () => phone.onCallRow((row) => search === '' && setRows((known) => merged(known, [row]))),
    [phone, search],
  );

  return { calls: rows, state, hasMore: rows.length < total, more: () => setPage(page + 1) };
};
