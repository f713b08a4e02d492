import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Agent, Dispatcher } from 'undici';
import { type Resolve, resolveSafely, safeLookup } from './safe-lookup.ts';
import { hostOf, parseSafeUrl } from './safe-url.ts';
import { safeAddresses } from './unsafe-address.ts';

// The one way out: every address that a desk, an agent or a message gave us is asked through here. No redirects, no
// proxies, addresses checked where the socket is opened, answers bounded in size and time.

export type SafeRequest = {
  method: 'GET' | 'POST';
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** From the look-up to the last byte. */
  timeoutMs: number;
  /** The answer's body is cut off with an error behind this. */
  maxBytes: number;
  signal?: AbortSignal;
};

export type SafeAnswer = {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Read it, or call `discard`. */
  body: AsyncIterable<Uint8Array>;
  discard: () => Promise<void>;
};

export type SafeFetch = {
  /** Throws UnsafeUrl. What is saved passes through this; it is checked again at each use. */
  check(url: string): Promise<void>;
  fetch(url: string, request: SafeRequest): Promise<SafeAnswer>;
  close(): Promise<void>;
};

type Settings = {
  /** The operator's own networks that may be reached (INLAY_OUTBOUND_NETWORKS). */
  allowedNetworks: readonly string[];
  allowHttp: boolean;
  /** Tests put names here. */
  resolve?: Resolve;
};

const systemResolve: Resolve = (host) => lookup(host, { all: true, verbatim: true });

const bounded = async function* (body: Dispatcher.ResponseData['body'], maxBytes: number) {
  let size = 0;
  for await (const chunk of body) {
    const bytes = chunk as Uint8Array;
    size += bytes.byteLength;
    if (size > maxBytes) throw new Error(`the answer is larger than ${maxBytes} bytes`);
    yield bytes;
  }
};

/** A little is read, so that the connection can be used again; more is cut off. */
const discard = (body: Dispatcher.ResponseData['body']) => async (): Promise<void> => {
  await body.dump({ limit: 16_384 });
};

const longestConnectMs = 10_000;

export const createSafeFetch = ({
  allowedNetworks,
  allowHttp,
  resolve = systemResolve,
}: Settings): SafeFetch => {
  const isSafe = safeAddresses(allowedNetworks);
  const checks = { resolve, isSafe };
  let agent: Promise<Agent> | undefined;
  // undici loads at the first request, not at the start.
  const open = async (): Promise<Agent> => {
    const { Agent: NewAgent } = await import('undici');
    return new NewAgent({
      connect: { lookup: safeLookup(checks), timeout: longestConnectMs },
      pipelining: 1,
      connections: 16,
      maxHeaderSize: 16_384,
    });
  };
  return {
    check: async (text) => {
      const host = hostOf(parseSafeUrl(text, { allowHttp, isSafe }));
      if (isIP(host) === 0) await resolveSafely(host, checks);
    },
    fetch: async (text, { method, headers = {}, body, timeoutMs, maxBytes, signal }) => {
      const url = parseSafeUrl(text, { allowHttp, isSafe });
      const timeout = AbortSignal.timeout(timeoutMs);
      const answer = await (
        await (agent ??= open())
      ).request({
        origin: url.origin,
        path: url.pathname + url.search,
        method,
        headers,
        body: body ?? null,
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      return {
        status: answer.statusCode,
        headers: answer.headers,
        body: bounded(answer.body, maxBytes),
        discard: discard(answer.body),
      };
    },
    close: async () => {
      const opened = agent;
      agent = undefined;
      await (await opened)?.destroy();
    },
  };
};
