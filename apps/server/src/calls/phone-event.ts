import type { PhoneCall } from '@inlay/protocol/agent-socket/call-rows.ts';
import type { CommandResultPush } from '@inlay/protocol/agent-socket/command_result_push.ts';
import type { PhoneCommandPush } from '@inlay/protocol/agent-socket/phone_command_push.ts';

/** P7: between the tabs of one agent, on whatever nodes they are; stored nowhere. */
export type PhoneEvent =
  | { type: 'call_state'; agentId: number; byClientId: string; call: PhoneCall | null }
  | {
      type: 'phone_command';
      agentId: number;
      byClientId: string;
      command: Omit<PhoneCommandPush, 'method' | 'code'>;
    }
  | { type: 'command_result'; agentId: number; result: Omit<CommandResultPush, 'method' | 'code'> };
