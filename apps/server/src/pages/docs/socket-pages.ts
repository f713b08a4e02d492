import { heads } from '@inlay/protocol/agent-socket/heads.ts';
import { agentMethods } from '@inlay/protocol/agent-socket/methods.ts';
import { agentPushes } from '@inlay/protocol/agent-socket/pushes.ts';
import { visitorMethods, visitorPushes } from '@inlay/protocol/visitor-socket/methods.ts';
import type { DocsPage, Entry } from './entry.ts';
import { askedEntry, type Sources, toldEntry } from './message-entries.ts';

const asked = (
  sources: Sources,
  area: string,
  table: Readonly<Record<string, { request: object; reply: object; extension?: boolean }>>,
): Entry[] => Object.entries(table).map(([name, one]) => askedEntry(sources, area, name, one));

const pushed = (
  sources: Sources,
  area: string,
  table: Readonly<Record<string, { schema: object; extension?: boolean }>>,
): Entry[] =>
  Object.entries(table).map(([name, { schema, extension = false }]) =>
    toldEntry(sources, area, name, { schema, kind: 'push', extension }),
  );

export const agentSocketPage = (sources: Sources): DocsPage => ({
  path: 'agent-socket',
  title: 'Agent socket',
  intro:
    'Interface 4: JSON text frames on ws://<host>/, at most 64 KB. Log in within 10 s; answer the bare text beat with beat. Every reply has method, code, msg, and request_id if the request had one.',
  groups: [
    { title: 'Requests', entries: asked(sources, 'agent-socket', agentMethods) },
    {
      title: 'Pushes',
      entries: pushed(sources, 'agent-socket', { ...agentPushes, heads: { schema: heads, extension: true } }),
    },
  ],
});

export const visitorSocketPage = (sources: Sources): DocsPage => ({
  path: 'visitor-socket',
  title: 'Visitor socket',
  intro:
    'The protocol of the chat widget on ws://<host>/visitor, for clients of your own. The first frame is hello; envelope and heartbeat are those of the agent socket.',
  groups: [
    { title: 'Requests', entries: asked(sources, 'visitor-socket', visitorMethods) },
    { title: 'Pushes', entries: pushed(sources, 'visitor-socket', visitorPushes) },
  ],
});
