import type { TypingRequest } from '@inlay/protocol/visitor-socket/typing.ts';
import type { VisitorConnection, VisitorDeps } from '../context.ts';

/** Before the first message there is no thread and nobody who could see it. */
export const typing = async (
  { store, bus }: VisitorDeps,
  { visitorId }: VisitorConnection,
  request: TypingRequest,
) => {
  const thread = await store.reads.latestThreadOfVisitor(visitorId);
  if (thread && thread.state !== 'closed') {
    bus.publish([
      {
        type: 'typing',
        from: 'visitor',
        thread,
        on: request.on,
        text: request.on ? (request.text ?? '') : '',
      },
    ]);
  }
  return {};
};
