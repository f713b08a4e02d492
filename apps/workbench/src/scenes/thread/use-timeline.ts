import { useMemo, useState } from 'react';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { selectOutgoingOf, selectRows } from '../../model/selectors.ts';
import { useDesk } from '../../model/use-desk.ts';
import { firstItemNumber, timelineItems, type TimelineItem } from './timeline-items.ts';

type TimelineView = { items: TimelineItem[]; firstNumber: number };

/** The items of a thread, numbered so that the list stays where it is when older ones arrive. */
export const useTimeline = ({ userid }: ThreadRow): TimelineView => {
  const rows = useDesk((state) => selectRows(state, userid));
  const all = useDesk((state) => state.outgoing);
  const unreadFrom = useDesk((state) => state.unreadFrom);
  const typing = useDesk((state) => state.typing.get(userid)?.text ?? null);
  const me = useDesk((state) => String(state.agent.customer_id));
  const items = useMemo(
    () => timelineItems({ rows, outgoing: selectOutgoingOf(all, userid), unreadFrom, typing, me }),
    [rows, all, userid, unreadFrom, typing, me],
  );
  const [anchor, setAnchor] = useState<string | null>(null);
  const last = items.findLast((item) => item.kind === 'record' || item.kind === 'event');
  if (anchor === null && last) setAnchor(last.key);
  return { items, firstNumber: firstItemNumber(items, anchor ?? last?.key ?? null) };
};
