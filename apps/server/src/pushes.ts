import { unreachable } from '@inlay/protocol/errors.ts';
import type { AgentDeps } from './agent-socket/context.ts';
import { pushHandedOver, pushMessages } from './agent-socket/pushes/messages.ts';
import { pushPassedOn } from './agent-socket/pushes/passed-on.ts';
import {
  pushCall,
  pushCallState,
  pushCommandResult,
  pushMediaLease,
  pushPhoneCommand,
} from './agent-socket/pushes/phone.ts';
import { pushRead } from './agent-socket/pushes/read.ts';
import { pushSessionEnded, pushTakenOver } from './agent-socket/pushes/sessions.ts';
import { pushAutoConnect, pushOffline, pushOnline, pushStatus } from './agent-socket/pushes/status.ts';
import { pushSigned, pushThread } from './agent-socket/pushes/threads.ts';
import { pushTyping } from './agent-socket/pushes/typing.ts';
import { pushVisitor } from './agent-socket/pushes/visitor.ts';
import type { BusEvent } from './bus/port.ts';
import type { StoreEvent } from './store/store-event.ts';
import { pushVisitorCall } from './visitor-socket/pushes/call.ts';
import { pushVisitorMessages } from './visitor-socket/pushes/messages.ts';
import { pushAgentTyping } from './visitor-socket/pushes/typing.ts';
import type { ThreadWatch } from './visitor-socket/thread-watch.ts';

/** How many of the visitor's messages an agent is shown with a visitor who is handed to him. */
const handedOverMessages = 20;
/** Where they are looked for. */
const handedOverRows = 200;

const tellNewOwner = async (
  { store, presence }: AgentDeps,
  { action, thread }: Extract<StoreEvent, { type: 'thread' }>,
): Promise<void> => {
  const byOthers = action === 'assigned' || action === 'transferred';
  if (!byOthers || thread.agentId === null || !presence.hasChat(thread.agentId)) return;
  const from = Math.max(0, thread.lastSeq - handedOverRows);
  const rows = await store.reads.messagesAfter(thread.id, from, handedOverRows);
  const written = rows.filter(({ sender }) => sender === 'visitor').slice(-handedOverMessages);
  pushHandedOver(presence, thread.agentId, thread, written);
};

/** Which pushes an event makes. Pushes never write. */
export const pushEvent = (deps: AgentDeps, watch: ThreadWatch, event: BusEvent): void => {
  const { presence, clock, log } = deps;
  switch (event.type) {
    case 'messages':
      pushMessages(presence, event);
      return pushVisitorMessages(presence, event);
    case 'thread':
      pushThread(presence, event);
      tellNewOwner(deps, event).catch((error: unknown) =>
        log.error({ err: error }, 'telling the new owner failed'),
      );
      return watch.onEvent(event);
    case 'read':
      pushRead(presence, event);
      return watch.onEvent(event);
    case 'signed':
      return pushSigned(presence, event);
    case 'visitor':
      return pushVisitor(presence, event);
    case 'status':
      pushStatus(presence, event);
      // A2: nobody asked for it: he is gone.
      if (event.status === 'offline' && event.byClientId === null) pushOffline(presence, event, clock.now());
      return;
    case 'auto_connect':
      return pushAutoConnect(presence, event);
    case 'agent_online':
      return pushOnline(presence, event, clock.now());
    case 'agent_offline':
      return pushOffline(presence, event, clock.now());
    case 'taken_over':
      return pushTakenOver(presence, event);
    case 'session_ended':
      return pushSessionEnded(presence, event);
    case 'passed_on':
      return pushPassedOn(presence, event);
    case 'call':
      pushCall(presence, event);
      return pushVisitorCall(presence, event);
    case 'web_calls':
      // The board of calls hears it.
      return;
    case 'media_lease':
      return pushMediaLease(presence, event);
    case 'call_state':
      return pushCallState(presence, event);
    case 'phone_command':
      return pushPhoneCommand(presence, deps.phones.tabs, event);
    case 'command_result':
      return pushCommandResult(presence, event);
    case 'typing':
      return event.from === 'visitor' ? pushTyping(presence, event) : pushAgentTyping(presence, event);
    default:
      return unreachable(event);
  }
};
