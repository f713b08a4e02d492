import { AgentClient, type LineDeps } from './client/agent-client.ts';
import { type Answer, postJson } from './client/desk-http.ts';
import { type Frame, isFrame } from './client/frame.ts';
import type { FaultSwitches } from './faults/switches.ts';
import type { Credentials, KitOptions } from './options.ts';
import { ContractBroken, expectThat } from './outcome.ts';

export type Agent = { client: AgentClient; token: string; id: number; name: string; loginReply: Frame };

/** What the checks of interface 4 act with. */
export type Desk = {
  options: KitOptions;
  first: Agent;
  second: Agent;
  deps: LineDeps;
  /** A connection that has not logged in. */
  connect: (faults?: FaultSwitches) => Promise<AgentClient>;
  /** A new session token of one of the two agents. */
  session: (which: 0 | 1) => Promise<string>;
  post: (path: string, body: unknown) => Promise<Answer>;
  /** A visitor nobody has seen writes by the channel API. Resolves with its userid. */
  newVisitor: (text: string) => Promise<string>;
  say: (userid: string, text: string, messageId?: string) => Promise<Answer>;
  /** A new visitor whom the first agent has taken. */
  taken: (text: string) => Promise<string>;
  newId: () => string;
  close: () => void;
};

const dataOf = (answer: Frame): Frame => (isFrame(answer['data']) ? answer['data'] : {});

const socketUrl = (url: string): string => `${url.replace(/^http/, 'ws')}/`;

/** A3. */
export const signIn = async (
  url: string,
  credentials: Credentials,
): Promise<{ token: string; agent: Frame }> => {
  const answer = await postJson(`${url}/api/auth/login`, credentials);
  const { token, agent } = dataOf(answer);
  if (answer['code'] === 0 && typeof token === 'string' && isFrame(agent)) return { token, agent };
  throw new ContractBroken(`${credentials.email} cannot sign in: ${JSON.stringify(answer)}`);
};

const openAgent = async (options: KitOptions, deps: LineDeps, credentials: Credentials): Promise<Agent> => {
  const { token, agent } = await signIn(options.url, credentials);
  const client = await AgentClient.open(socketUrl(options.url), deps);
  // These accounts are the kit's while it runs: whoever uses them is told and closed.
  const loginReply = await client.ask({ method: 'login', token, force_online: 1 });
  expectThat(loginReply['code'] === 0, `login answers ${JSON.stringify(loginReply)}`);
  // The router shall leave the kit's visitors where the checks expect them.
  await client.ask({ method: 'set_auto_connect_status', status: 0 });
  await client.ask({ method: 'set_customer_status', status: 1 });
  return {
    client,
    token,
    loginReply,
    id: Number(agent['customer_id']),
    name: String(agent['customer_name']),
  };
};

export const openDesk = async (
  options: KitOptions,
  deps: LineDeps & { newId: () => string },
): Promise<Desk> => {
  const { url, bid, apiKey } = options;
  const clients: AgentClient[] = [];
  const post: Desk['post'] = (path, body) => postJson(url + path, body, apiKey);
  const say: Desk['say'] = async (userid, text, messageId = deps.newId()) => {
    const message = [{ type: 'text', value: { text } }];
    const body = { bid, userid, nickname: 'Contract kit', message_id: messageId, message };
    const answer = await post('/api/channel/messages', body);
    expectThat(answer['code'] === 0, `/api/channel/messages answers ${JSON.stringify(answer)}`);
    return answer;
  };
  const newVisitor: Desk['newVisitor'] = async (text) => {
    const userid = `kit-${deps.newId()}`;
    await say(userid, text);
    return userid;
  };
  const first = await openAgent(options, deps, options.agents[0]);
  const second = await openAgent(options, deps, options.agents[1]);
  clients.push(first.client, second.client);
  return {
    options,
    deps,
    first,
    second,
    post,
    say,
    newVisitor,
    newId: deps.newId,
    connect: async (faults) => {
      const client = await AgentClient.open(socketUrl(url), deps, faults);
      clients.push(client);
      return client;
    },
    session: async (which) => (await signIn(url, options.agents[which])).token,
    taken: async (text) => {
      const userid = await newVisitor(text);
      const reply = await first.client.ask({ method: 'connect', userid });
      expectThat(reply['code'] === 0, `connect answers ${JSON.stringify(reply)}`);
      return userid;
    },
    close: () => clients.forEach((client) => client.close()),
  };
};
