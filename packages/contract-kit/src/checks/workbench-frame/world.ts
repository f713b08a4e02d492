import type { Browser } from 'playwright-core';
import { type FakeHost, openFakeHost } from '../../browser/fake-host.ts';
import { signAccessToken } from '../../browser/sign-token.ts';
import { AgentClient } from '../../client/agent-client.ts';
import { postJson } from '../../client/desk-http.ts';
import { signIn } from '../../desk.ts';
import type { KitDeps } from '../../kit-deps.ts';
import type { KitOptions } from '../../options.ts';
import { expectThat } from '../../outcome.ts';

/** Interface 1: a fake host page with the first agent in it, a second agent by a bare client, visitors by the channel API. */
export type FrameWorld = {
  options: KitOptions;
  deps: KitDeps;
  browser: Browser;
  host: FakeHost;
  second: AgentClient;
  /** A host page on any origin, with any address in its frame. */
  open: (origin: string, src: string) => Promise<FakeHost>;
  /** The address that logs the first agent in; `age` in seconds moves the token into the past. */
  loginUrl: (age?: number) => string;
  newVisitor: (text: string) => Promise<string>;
  say: (userid: string, text: string) => Promise<void>;
  close: () => Promise<void>;
};

/** An origin that no desk lists. */
export const strangerOrigin = 'http://127.0.0.1:47273';

const loginUrlOf =
  ({ url, ssoSecret, agents }: KitOptions, { now, newId }: KitDeps) =>
  (age = 0): string => {
    const issuedAt = now() - age * 1000;
    const token = signAccessToken(ssoSecret, {
      email: agents[0].email,
      issuedAt,
      lifeSeconds: 60,
      id: newId(),
    });
    return `${url}/agent/auth/login?accessToken=${token}`;
  };

const openSecond = async (options: KitOptions, deps: KitDeps): Promise<AgentClient> => {
  const { token } = await signIn(options.url, options.agents[1]);
  const client = await AgentClient.open(`${options.url.replace(/^http/, 'ws')}/`, deps);
  const reply = await client.ask({ method: 'login', token, force_online: 1 });
  expectThat(reply['code'] === 0, `login answers ${JSON.stringify(reply)}`);
  await client.ask({ method: 'set_auto_connect_status', status: 0 });
  return client;
};

const sayer =
  ({ url, bid, apiKey }: KitOptions, { newId }: KitDeps) =>
  async (userid: string, text: string): Promise<void> => {
    const message = [{ type: 'text', value: { text } }];
    const body = { bid, userid, nickname: 'Contract kit', message_id: newId(), message };
    const answer = await postJson(`${url}/api/channel/messages`, body, apiKey);
    expectThat(answer['code'] === 0, `/api/channel/messages answers ${JSON.stringify(answer)}`);
  };

/** Leaves none of the kit's visitors behind. */
const dismiss = async (client: AgentClient, userids: readonly string[]): Promise<void> => {
  for (const userid of userids)
    for (const method of ['connect', 'disconnect']) await client.ask({ method, userid });
};

export const openFrameWorld = async (
  options: KitOptions,
  deps: KitDeps,
  browser: Browser,
): Promise<FrameWorld> => {
  const hosts: FakeHost[] = [];
  const loginUrl = loginUrlOf(options, deps);
  const open: FrameWorld['open'] = async (origin, src) => {
    const host = await openFakeHost({ browser, origin, desk: options.url, src });
    hosts.push(host);
    return host;
  };
  const second = await openSecond(options, deps);
  const host = await open(options.hostOrigin, loginUrl());
  const say = sayer(options, deps);
  const visitors: string[] = [];
  return {
    options,
    deps,
    browser,
    host,
    second,
    open,
    loginUrl,
    say,
    newVisitor: async (text) => {
      const userid = `kit-${deps.newId()}`;
      visitors.push(userid);
      await say(userid, text);
      return userid;
    },
    close: async () => {
      // What somebody else owns by now is refused, and stays his.
      if (second.closed === null) await dismiss(second, visitors);
      second.close();
      await Promise.all(hosts.map((opened) => opened.close()));
    },
  };
};
