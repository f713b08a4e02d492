import type { VisitorRow } from './append-statements.ts';
import type { Appended, AppendRequest } from './append.ts';
import type { GroupRequest, Outcome } from './writer-messages.ts';

// How a group crosses the thread: as text, which is copied at half the cost of objects. The texts of the sends stand one
// behind the other after the first line break, so that nothing is escaped or parsed; before it, as JSON, numbers that say
// how long each is, and what many sends share, said once.

type Person = Pick<AppendRequest, 'sender' | 'deskId' | 'agentId' | 'senderName' | 'senderHeadImg'>;
/** What agents' sends lack, unless they are cards. */
type Extra = Pick<AppendRequest, 'newThreadUid' | 'create' | 'dedup'>;
type NamedRequest = Exclude<GroupRequest, { name: 'append' }>;

/**
 * `numbers` has for each request `none`, which is the next of `named`, or for a send: its person, its extra, when, the
 * lengths of the userid and the client's id, how many parts, and the lengths of each part's id and of the part.
 */
type GroupHead = { people: Person[]; extras: Extra[]; named: NamedRequest[]; numbers: number[] };

const none = -1;
const plain: Extra = { newThreadUid: '', create: null };

class GroupEncoder {
  readonly #head: GroupHead = { people: [], extras: [], named: [], numbers: [] };
  readonly #personOfAgent = new Map<number, number>();
  #texts = '';

  add(request: GroupRequest): void {
    if (request.name === 'append') return this.#addSend(request.input);
    this.#head.named.push(request);
    this.#head.numbers.push(none);
  }

  #addSend(input: AppendRequest): void {
    const { userid, clientMsgId, now, msgIds, parts } = input;
    const { numbers } = this.#head;
    numbers.push(this.#person(input), this.#extra(input), now);
    numbers.push(userid.length, clientMsgId?.length ?? none, parts.length);
    this.#texts += userid + (clientMsgId ?? '');
    for (let idx = 0; idx < parts.length; idx += 1) {
      const msgId = msgIds[idx] ?? '';
      const part = parts[idx] ?? '';
      numbers.push(msgId.length, part.length);
      this.#texts += msgId + part;
    }
  }

  #person({ sender, deskId, agentId, senderName, senderHeadImg }: AppendRequest): number {
    const { people } = this.#head;
    const known = this.#personOfAgent.get(agentId) ?? none;
    const last = people[known];
    // Visitors all have the agent id 0, and an agent's name may change between two sends.
    const same =
      last?.sender === sender &&
      last.deskId === deskId &&
      last.senderName === senderName &&
      last.senderHeadImg === senderHeadImg;
    if (same) return known;
    const number = people.push({ sender, deskId, agentId, senderName, senderHeadImg }) - 1;
    this.#personOfAgent.set(agentId, number);
    return number;
  }

  #extra({ sender, newThreadUid, create, dedup }: AppendRequest): number {
    if (sender === 'agent' && !dedup) return none;
    return this.#head.extras.push({ newThreadUid, create, ...(dedup && { dedup }) }) - 1;
  }

  text(): string {
    return `${JSON.stringify(this.#head)}\n${this.#texts}`;
  }
}

export const encodeGroup = (requests: readonly GroupRequest[]): string => {
  const group = new GroupEncoder();
  for (const request of requests) group.add(request);
  return group.text();
};

class GroupDecoder {
  readonly #head: GroupHead;
  readonly #text: string;
  #numbersAt = 0;
  #textAt: number;

  constructor(text: string) {
    const end = text.indexOf('\n');
    this.#head = JSON.parse(text.slice(0, end)) as GroupHead;
    this.#text = text;
    this.#textAt = end + 1;
  }

  #number(): number {
    const number = this.#head.numbers[this.#numbersAt];
    if (number === undefined) throw new Error('a group that ends too early');
    this.#numbersAt += 1;
    return number;
  }

  #slice(length: number): string {
    this.#textAt += length;
    return this.#text.slice(this.#textAt - length, this.#textAt);
  }

  #send(personNumber: number): AppendRequest {
    const person = this.#head.people[personNumber];
    if (!person) throw new Error('a send without its sender');
    const { newThreadUid, create, dedup } = this.#head.extras[this.#number()] ?? plain;
    const now = this.#number();
    const useridLength = this.#number();
    const clientIdLength = this.#number();
    const count = this.#number();
    const userid = this.#slice(useridLength);
    const clientMsgId = clientIdLength === none ? null : this.#slice(clientIdLength);
    const msgIds: string[] = [];
    const parts: string[] = [];
    for (let idx = 0; idx < count; idx += 1) {
      const [idLength, partLength] = [this.#number(), this.#number()];
      msgIds.push(this.#slice(idLength));
      parts.push(this.#slice(partLength));
    }
    const { sender, deskId, agentId, senderName, senderHeadImg } = person;
    const who = { sender, deskId, agentId, senderName, senderHeadImg, userid };
    return { ...who, clientMsgId, now, msgIds, parts, newThreadUid, create, ...(dedup && { dedup }) };
  }

  requests(): GroupRequest[] {
    const requests: GroupRequest[] = [];
    let named = 0;
    while (this.#numbersAt < this.#head.numbers.length) {
      const person = this.#number();
      const next = person === none ? this.#head.named[named] : null;
      if (next === undefined) throw new Error('a group that lacks a request');
      if (next) named += 1;
      requests.push(next ?? { name: 'append', input: this.#send(person) });
    }
    return requests;
  }
}

export const decodeGroup = (text: string): GroupRequest[] => new GroupDecoder(text).requests();

type ThreadOfGroup = readonly [
  id: number,
  uid: string,
  state: 'queued' | 'open',
  agentId: number | null,
  workgroupId: number | null,
  visitor: VisitorRow,
];
/** `numbers` has for each outcome `none`, which is the next of `named`, or its thread, `last_seq` and `visitor_messages`. */
type Settled = { threads: ThreadOfGroup[]; named: Outcome[]; numbers: number[] };

/** Takes each outcome at once: the thread it names moves on with the next send. */
export class OutcomeEncoder {
  readonly #settled: Settled = { threads: [], named: [], numbers: [] };
  readonly #numberOf = new Map<Appended['thread'], number>();

  add(outcome: Outcome): void {
    if (!('append' in outcome) || !('appended' in outcome.append)) return this.#name(outcome);
    const { appended } = outcome.append;
    const { thread, created } = appended;
    if (created) return this.#name({ append: { appended: { ...appended, thread: { ...thread } } } });
    this.#settled.numbers.push(this.#thread(appended), thread.last_seq, thread.visitor_messages);
  }

  #name(outcome: Outcome): void {
    this.#settled.named.push(outcome);
    this.#settled.numbers.push(none);
  }

  #thread({ thread, visitor }: Appended): number {
    const known = this.#numberOf.get(thread);
    if (known !== undefined) return known;
    const { id, uid, state, agent_id, workgroup_id } = thread;
    const number = this.#settled.threads.push([id, uid, state, agent_id, workgroup_id, visitor]) - 1;
    this.#numberOf.set(thread, number);
    return number;
  }

  text(): string {
    return JSON.stringify(this.#settled);
  }
}

const appendedTo = (thread: ThreadOfGroup, last_seq: number, visitor_messages: number): Outcome => {
  const [id, uid, state, agent_id, workgroup_id, visitor] = thread;
  const now = { id, uid, state, agent_id, workgroup_id, last_seq, visitor_messages };
  return { append: { appended: { thread: now, visitor, created: null } } };
};

export const decodeOutcomes = (text: string): Outcome[] => {
  const { threads, named, numbers } = JSON.parse(text) as Settled;
  const outcomes: Outcome[] = [];
  let nextNamed = 0;
  for (let at = 0; at < numbers.length;) {
    const thread = threads[numbers[at] ?? none];
    if (thread) {
      outcomes.push(appendedTo(thread, numbers[at + 1] ?? 0, numbers[at + 2] ?? 0));
      at += 3;
      continue;
    }
    outcomes.push(named[nextNamed] ?? { error: 'an outcome is missing' });
    nextNamed += 1;
    at += 1;
  }
  return outcomes;
};
