import { randomUUID } from 'node:crypto';
import { all, compose, get, see, type Seen, tagIn, uriIn } from './sip-text.ts';
import { openUdp } from './udp-telephone.ts';

type Line = readonly [string, string | number];

/** One dialog, as the carrier remembers it. */
export type Call = {
  callId: string;
  local: string;
  remote: string;
  target: string;
  cseq: number;
  branch: string;
};

export const plainSdp = (port = 40_000): string =>
  `v=0\r\no=carrier 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio ${port} RTP/AVP 0\r\na=sendrecv\r\n`;

/** A carrier over UDP that speaks SIP with its own few lines. `serverPort` is where the trunk listens. */
export const openCarrier = async (serverPort: () => number, address?: string) => {
  const udp = await openUdp(address);
  let taken = 0;
  const read: Seen[] = [];
  const texts = (): readonly Seen[] => {
    for (const { data } of udp.seen.slice(read.length)) read.push(see(data.toString()));
    return read;
  };
  const put = (text: string | Buffer): Promise<void> => udp.send(text, serverPort());
  const contact: Line = ['Contact', `<sip:carrier@127.0.0.1:${udp.port}>`];

  /** The next that fits, in the order of arrival; what comes between is passed over. */
  const take = async (fits: (message: Seen) => boolean, what: string): Promise<Seen> => {
    const find = (): number => texts().findIndex((message, index) => index >= taken && fits(message));
    await udp.until(() => find() >= 0, what);
    const index = find();
    taken = index + 1;
    const message = texts()[index];
    if (!message) throw new Error(what);
    return message;
  };

  const requestText = (
    call: Call,
    method: string,
    { lines = [], body = '' }: { lines?: Line[]; body?: string } = {},
  ) => {
    const isOfInvite = method === 'ACK' || method === 'CANCEL';
    if (!isOfInvite) call.cseq += 1;
    const branch = method === 'CANCEL' ? call.branch : `z9hG4bK${randomUUID()}`;
    if (method === 'INVITE') call.branch = branch;
    const text = compose(
      `${method} ${call.target} SIP/2.0`,
      [
        ['Via', `SIP/2.0/UDP 10.1.1.1:5060;rport;branch=${branch}`],
        ['Max-Forwards', 70],
        ['From', call.local],
        ['To', call.remote],
        ['Call-ID', call.callId],
        ['CSeq', `${call.cseq} ${method}`],
        contact,
        ...lines,
      ],
      body,
    );
    return text;
  };

  const request = (call: Call, method: string, more?: { lines?: Line[]; body?: string }): string => {
    const text = requestText(call, method, more);
    void put(text);
    return text;
  };

  const replyText = (to: Seen, status: number, lines: readonly Line[] = [], body = ''): string => {
    const toValue = get(to, 'to');
    return compose(
      `SIP/2.0 ${status} Reply`,
      [
        ...all(to, 'via').map((via) => ['Via', via] as const),
        ['From', get(to, 'from')],
        ['To', tagIn(toValue) === '' ? `${toValue};tag=carrier` : toValue],
        ['Call-ID', get(to, 'call-id')],
        ['CSeq', get(to, 'cseq')],
        contact,
        ...lines,
      ],
      body,
    );
  };

  const newCall = (to: string, from = '+12025550199'): Call => ({
    callId: randomUUID(),
    local: `<sip:${from}@carrier.test>;tag=${randomUUID()}`,
    remote: `<sip:${to}@desk.test>`,
    target: `sip:${to}@127.0.0.1`,
    cseq: 0,
    branch: '',
  });

  return {
    port: udp.port,
    seen: texts,
    until: udp.until,
    more: udp.more,
    close: udp.close,
    put,
    request,
    takeRequest: (method: string) => take((message) => message.method === method, method),
    takeReply: (status: number, method: string) =>
      take(
        (message) => message.status === status && get(message, 'cseq').endsWith(` ${method}`),
        `${status} to ${method}`,
      ),
    reply: (to: Seen, status: number, lines?: readonly Line[], body?: string): string => {
      const text = replyText(to, status, lines, body);
      void put(text);
      return text;
    },
    replyText,
    requestText,
    /** What has come in is of no interest any more. */
    forget: (): void => {
      udp.seen.length = 0;
      read.length = 0;
      taken = 0;
    },
    /** The carrier's end of a call that the server has begun. */
    callOf: (invite: Seen): Call => ({
      callId: get(invite, 'call-id'),
      local: `${get(invite, 'to')};tag=carrier`,
      remote: get(invite, 'from'),
      target: uriIn(get(invite, 'contact')),
      cseq: 0,
      branch: '',
    }),
    /** Somebody dials a number of the desk. */
    calls: (to: string, from = '+12025550199', lines: Line[] = []): Call => {
      const call = newCall(to, from);
      request(call, 'INVITE', { lines, body: plainSdp() });
      return call;
    },
    newCall,
    /** What the server's answer has added. */
    learn: (call: Call, reply: Seen): void => {
      call.remote = get(reply, 'to');
      call.target = uriIn(get(reply, 'contact')) || call.target;
    },
  };
};
export type TestCarrier = Awaited<ReturnType<typeof openCarrier>>;
