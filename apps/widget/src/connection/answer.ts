import type {
  VisitorMethod,
  VisitorReplyOf,
  VisitorRequestOf,
} from '@inlay/protocol/visitor-socket/methods.ts';

export type Fields<M extends VisitorMethod> = Omit<VisitorRequestOf<M>, 'method' | 'request_id'>;

/** What became of a request. `lost`: nobody knows whether it was carried out; ask again. */
export type Answer<M extends VisitorMethod> =
  | { kind: 'done'; reply: VisitorReplyOf<M> }
  | { kind: 'refused'; code: number; msg: string }
  | { kind: 'lost' };

export type Ask = <M extends VisitorMethod>(method: M, fields: Fields<M>) => Promise<Answer<M>>;
