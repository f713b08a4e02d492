import type { VisitorRow } from './append-statements.ts';
import type { AppendRequest, AppendResult } from './append.ts';
import type { GroupRequest, Outcome } from './writer-messages.ts';

// How a group crosses the thread, as text: it is copied at half the cost of objects. What many sends share is said
// once, and the parts, which are JSON already, follow behind the first line break, so that nothing is escaped twice.

type Person = readonly [agent: 0 | 1, deskId: number, agentId: number, name: string, headImg: string];
type Sent = readonly [
  person: number,
  userid: string,
  clientMsgId: string | null,
  now: number,
  msgIds: string[],
  lengths: number[],
  newThreadUid?: string,
  create?: AppendRequest['create'],
  dedup?: 1,
];
type NamedRequest = Exclude<GroupRequest, { name: 'append' }>;
type GroupHead = { people: Person[]; requests: (Sent | NamedRequest)[] };

const personOf = (request: AppendRequest): Person => [
  request.sender === 'agent' ? 1 : 0,
  request.deskId,
  request.agentId,
  request.senderName,
  request.senderHeadImg,
];

/** Numbers things in the order in which they are first seen. */
class Numbers<K> {
  readonly #known = new Map<K, number>();

  /** `isNew` is called once for each key. */
  of(key: K, isNew: () => void): number {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    isNew();
    this.#known.set(key, this.#known.size);
    return this.#known.size - 1;
  }
}

export const encodeGroup = (requests: readonly GroupRequest[]): string => {
  const people: Person[] = [];
  const numbers = new Numbers<string>();
  let bodies = '';
  const heads = requests.map((request): Sent | NamedRequest => {
    if (request.name !== 'append') return request;
    const { input } = request;
    const { sender, deskId, agentId, senderName, senderHeadImg } = input;
    const key = `${sender}/${deskId}/${agentId}/${senderName}/${senderHeadImg}`;
    const person = numbers.of(key, () => people.push(personOf(input)));
    const lengths = input.parts.map((part) => part.length);
    for (const part of input.parts) bodies += part;
    const { userid, clientMsgId, now, msgIds } = input;
    if (input.dedup) return [person, userid, clientMsgId, now, msgIds, lengths, '', null, 1];
    if (sender === 'agent') return [person, userid, clientMsgId, now, msgIds, lengths];
    return [person, userid, clientMsgId, now, msgIds, lengths, input.newThreadUid, input.create];
  });
  return `${JSON.stringify({ people, requests: heads } satisfies GroupHead)}\n${bodies}`;
};

const isSent = (request: Sent | NamedRequest): request is Sent => Array.isArray(request);

export const decodeGroup = (text: string): GroupRequest[] => {
  const end = text.indexOf('\n');
  const { people, requests } = JSON.parse(text.slice(0, end)) as GroupHead;
  let at = end + 1;
  return requests.map((request): GroupRequest => {
    if (!isSent(request)) return request;
    const [person, userid, clientMsgId, now, msgIds, lengths, newThreadUid = '', create = null, dedup] =
      request;
    const sender = people[person];
    if (!sender) throw new Error('a send without its sender');
    const [agent, deskId, agentId, senderName, senderHeadImg] = sender;
    const parts = lengths.map((length) => {
      at += length;
      return text.slice(at - length, at);
    });
    const who = {
      sender: agent === 1 ? 'agent' : 'visitor',
      deskId,
      agentId,
      senderName,
      senderHeadImg,
    } as const;
    return {
      name: 'append',
      input: {
        ...who,
        userid,
        clientMsgId,
        now,
        msgIds,
        parts,
        newThreadUid,
        create,
        ...(dedup ? { dedup: true } : {}),
      },
    };
  });
};

type ThreadOfGroup = readonly [
  id: number,
  uid: string,
  state: 'queued' | 'open',
  agentId: number | null,
  workgroupId: number | null,
  visitor: VisitorRow,
];
type Placed = readonly [thread: number, lastSeq: number, visitorMessages: number];
type Settled = { threads: ThreadOfGroup[]; outcomes: (Placed | Outcome)[] };

/** Takes each outcome at once: the thread it names moves on with the next send. */
export class OutcomeEncoder {
  readonly #settled: Settled = { threads: [], outcomes: [] };
  readonly #numbers = new Numbers<object>();

  add(outcome: Outcome): void {
    this.#settled.outcomes.push('append' in outcome ? this.#place(outcome.append) : outcome);
  }

  #place(result: AppendResult): Placed | Outcome {
    if (!('appended' in result)) return { append: result };
    const { thread, visitor, created } = result.appended;
    if (created) return { append: { appended: { thread: { ...thread }, visitor, created } } };
    const { id, uid, state, agent_id, workgroup_id } = thread;
    const number = this.#numbers.of(thread, () =>
      this.#settled.threads.push([id, uid, state, agent_id, workgroup_id, visitor]),
    );
    return [number, thread.last_seq, thread.visitor_messages];
  }

  text(): string {
    return JSON.stringify(this.#settled);
  }
}

const isPlaced = (outcome: Placed | Outcome): outcome is Placed => Array.isArray(outcome);

export const decodeOutcomes = (text: string): Outcome[] => {
  const { threads, outcomes } = JSON.parse(text) as Settled;
  return outcomes.map((outcome): Outcome => {
    if (!isPlaced(outcome)) return outcome;
    const [number, last_seq, visitor_messages] = outcome;
    const thread = threads[number];
    if (!thread) throw new Error('an outcome without its thread');
    const [id, uid, state, agent_id, workgroup_id, visitor] = thread;
    return {
      append: {
        appended: {
          thread: { id, uid, state, agent_id, workgroup_id, last_seq, visitor_messages },
          visitor,
          created: null,
        },
      },
    };
  });
};
