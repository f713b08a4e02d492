import type { ConnectListPush } from '@inlay/protocol/agent-socket/connect_list_push.ts';
import type { DeskState } from '../model/desk-state.ts';
import { takeMessage } from '../model/take-message.ts';
import { putThread, threadOfListRow } from '../model/threads.ts';
import { recordOfListPush } from './record-of-list-push.ts';

const announced = (state: DeskState, push: ConnectListPush): DeskState => {
  if (state.threads.get(push.userid)?.thread_uid === push.thread_uid) return state;
  const { customer_id: id, customer_name: name } = state.agent;
  return putThread(
    state,
    threadOfListRow({ ...push, last_message: [], last_seq: push.seq - 1 }, { id, name }),
  );
};

export const connectListPush = (state: DeskState, push: ConnectListPush): DeskState => {
  const record = recordOfListPush(push);
  return record ? takeMessage(announced(state, push), push.userid, record) : state;
};
