import type { TSchema } from 'typebox';
import { refusal } from './agent-socket/envelope.ts';
import { heads } from './agent-socket/heads.ts';
import { agentMethods } from './agent-socket/methods.ts';
import { agentPushes } from './agent-socket/pushes.ts';
import { visitorMethods, visitorPushes } from './visitor-socket/methods.ts';

// The two sockets as an AsyncAPI 3 document, made of the schemas that the server checks with.

type Asked = Readonly<Record<string, { request: TSchema; reply: TSchema; extension?: boolean }>>;
type Pushed = Readonly<Record<string, { schema: TSchema; extension?: boolean }>>;
type Ref = { $ref: string };

type Message = {
  name: string;
  summary: string;
  contentType: string;
  payload: object;
  'x-inlay-addition'?: true;
};
type Operation = {
  action: 'send' | 'receive';
  channel: Ref;
  summary: string;
  messages: Ref[];
  reply?: { channel: Ref; messages: Ref[] };
};
type Channel = { address: string; title: string; description: string; messages: Record<string, Ref> };

export type AsyncApi = {
  asyncapi: '3.0.0';
  info: { title: string; version: string; description: string };
  defaultContentType: string;
  channels: Record<string, Channel>;
  operations: Record<string, Operation>;
  components: { messages: Record<string, Message> };
};

/** What the file of a message says of it: `agent-socket/connect`. '' if nothing. */
type Describe = (file: string) => string;

type Socket = {
  id: string;
  area: string;
  address: string;
  title: string;
  description: string;
  methods: Asked;
  pushes: Pushed;
};

const sockets: readonly Socket[] = [
  {
    id: 'agent',
    area: 'agent-socket',
    address: '/',
    title: 'Agent socket',
    description:
      'Interface 4. The first frame is `login`. Every 10 s the server sends the bare text `beat`, which is answered with `beat`.',
    methods: agentMethods,
    pushes: { ...agentPushes, heads: { schema: heads, extension: true } },
  },
  {
    id: 'visitor',
    area: 'visitor-socket',
    address: '/visitor',
    title: 'Visitor socket',
    description: 'The widget’s protocol, an addition. The first frame is `hello`; the heartbeat is the same.',
    methods: visitorMethods,
    pushes: visitorPushes,
  },
];

const message = (name: string, payload: object, summary: string, extension = false): Message => ({
  name,
  summary,
  contentType: 'application/json',
  payload,
  ...(extension ? { 'x-inlay-addition': true as const } : {}),
});

const messagesOf = ({ area, methods, pushes }: Socket, describe: Describe): Record<string, Message> => ({
  beat: { ...message('beat', { type: 'string', const: 'beat' }, 'Heartbeat'), contentType: 'text/plain' },
  refusal: message('refusal', refusal, 'Any refusal: `code` is not 0 and `msg` says what to do'),
  ...Object.fromEntries(
    Object.entries(methods).flatMap(([name, { request, reply, extension }]) => [
      [`${name}.request`, message(name, request, describe(`${area}/${name}`), extension)],
      [`${name}.reply`, message(name, reply, `The reply to ${name}`, extension)],
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(pushes).map(([name, { schema, extension }]) => [
      name,
      message(name, schema, describe(`${area}/${name}`), extension),
    ]),
  ),
});

/** Seen from the server: it receives requests and sends pushes. */
const operationsOf = (
  { id, area, methods, pushes }: Socket,
  describe: Describe,
): Record<string, Operation> => {
  const channel = { $ref: `#/channels/${id}` };
  const ref = (name: string): Ref => ({ $ref: `#/channels/${id}/messages/${name}` });
  const asked = Object.keys(methods).map((name): [string, Operation] => [
    `${id}.${name}`,
    {
      action: 'receive',
      channel,
      summary: describe(`${area}/${name}`),
      messages: [ref(`${name}.request`)],
      reply: { channel, messages: [ref(`${name}.reply`), ref('refusal')] },
    },
  ]);
  const told = Object.keys(pushes).map((name): [string, Operation] => [
    `${id}.${name}`,
    { action: 'send', channel, summary: describe(`${area}/${name}`), messages: [ref(name)] },
  ]);
  const beat = (action: 'send' | 'receive'): [string, Operation] => [
    `${id}.beat.${action}`,
    { action, channel, summary: 'Heartbeat', messages: [ref('beat')] },
  ];
  return Object.fromEntries([...asked, ...told, beat('send'), beat('receive')]);
};

const channelOf = ({ id, address, title, description }: Socket, names: readonly string[]): Channel => ({
  address,
  title,
  description,
  messages: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/messages/${id}.${name}` }])),
});

export const asyncApi = (describe: Describe): AsyncApi => {
  const document: AsyncApi = {
    asyncapi: '3.0.0',
    info: { title: 'Inlay sockets', version: '1', description: 'JSON text frames of at most 64 KB.' },
    defaultContentType: 'application/json',
    channels: {},
    operations: {},
    components: { messages: {} },
  };
  for (const socket of sockets) {
    const messages = messagesOf(socket, describe);
    document.channels[socket.id] = channelOf(socket, Object.keys(messages));
    Object.assign(document.operations, operationsOf(socket, describe));
    for (const [name, made] of Object.entries(messages))
      document.components.messages[`${socket.id}.${name}`] = made;
  }
  return document;
};
