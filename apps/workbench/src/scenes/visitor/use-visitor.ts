import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { UserInfo } from '@inlay/protocol/agent-socket/get_user_info.ts';
import type { ThreadRow } from '@inlay/protocol/agent-socket/rows.ts';
import { useDesk, useDeskActions } from '../../model/use-desk.ts';

/** What is known of the visitor; what anybody of the desk writes down shows at once. */
export const useVisitor = ({ userid, thread_uid: uid }: ThreadRow) => {
  const { client, onPush } = useDeskActions();
  const queries = useQueryClient();
  const online = useDesk((state) => state.link.name === 'online');
  useEffect(
    () =>
      onPush((push) => {
        if (push.method !== 'visitor_push') return;
        queries.setQueriesData<UserInfo>({ queryKey: ['visitor', push.userid] }, (known) =>
          known ? { ...known, ...push.details } : known,
        );
      }),
    [onPush, queries],
  );
  return useQuery({
    queryKey: ['visitor', userid, uid],
    queryFn: async () => (await client.request('get_user_info', { userid })).data,
    enabled: online,
    staleTime: 60_000,
  });
};
