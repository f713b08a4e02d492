import type { VisitorMethod, VisitorReplyOf } from '@inlay/protocol/visitor-socket/methods.ts';
import type { SocketHandlers } from '../connection/edge.ts';
import type { AnyPush } from '../connection/incoming.ts';
import { settle } from './fake-time.ts';

type Request = { method: VisitorMethod; request_id: string } & Record<string, unknown>;
type Fields<M extends VisitorMethod> = Omit<VisitorReplyOf<M>, 'method' | 'code' | 'msg' | 'request_id'>;

/** The server's end of the visitor socket, answered by hand. */
export const createFakeDesk = () => {
  const sockets: { handlers: SocketHandlers; open: boolean; sent: string[] }[] = [];
  const current = () => {
    const socket = sockets.at(-1);
    if (!socket) throw new Error('nobody has connected');
    return socket;
  };
  const say = async (frame: unknown): Promise<void> => {
    current().handlers.message(typeof frame === 'string' ? frame : JSON.stringify(frame));
    await settle();
  };
  const requests = (): Request[] =>
    current()
      .sent.filter((text) => text !== 'beat')
      .map((text) => JSON.parse(text) as Request);
  const last = (method: VisitorMethod): Request => {
    const found = requests().findLast((request) => request.method === method);
    if (!found) throw new Error(`no ${method} was sent`);
    return found;
  };
  const reply = (method: VisitorMethod, code: number, rest: object): Promise<void> =>
    say({ method, request_id: last(method).request_id, code, msg: '', ...rest });
  return {
    openSocket: (handlers: SocketHandlers) => {
      const socket = { handlers, open: false, sent: [] as string[] };
      sockets.push(socket);
      return {
        isOpen: () => socket.open,
        send: (text: string) => void socket.sent.push(text),
        close: () => (socket.open = false),
      };
    },
    connections: () => sockets.length,
    frames: () => current().sent,
    accept: async () => {
      current().open = true;
      current().handlers.open();
      await settle();
    },
    drop: async () => {
      current().open = false;
      current().handlers.close();
      await settle();
    },
    sent: (method: VisitorMethod) => requests().filter((request) => request.method === method),
    answer: <M extends VisitorMethod>(method: M, fields: Fields<M>) => reply(method, 0, fields),
    refuse: (method: VisitorMethod, code: number, msg: string) => reply(method, code, { msg }),
    push: (push: AnyPush) => say(push),
    say,
  };
};
