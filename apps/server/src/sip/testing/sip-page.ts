import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { systemClock } from '../../clock.ts';
import { all, compose, get, nameIn, sdpNamed, see, type Seen, tagIn, uriIn } from './sip-text.ts';

type Line = readonly [string, string | number];
type Credential = { username: string; password: string };
type Request = { lines?: readonly Line[]; body?: string; contentType?: string };

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const patience = 5_000;

/** What one end of a dialog remembers. */
export type End = {
  callId: string;
  local: string;
  remote: string;
  target: string;
  cseq: number;
  inviteBranch: string;
  inviteCseq: number;
};

/** A page without a browser: it speaks SIP over WebSocket with its own few lines and remembers all it has seen. */
export class SipPage {
  readonly extension: string;
  readonly seen: Seen[] = [];
  readonly contact: string;
  readonly instance = randomUUID();
  closed = false;
  #waiting: (() => void)[] = [];
  #socket: WebSocket;
  readonly #url: string;
  readonly #credential: Credential;

  private constructor(url: string, extension: string, credential: Credential, socket: WebSocket) {
    this.#url = url;
    this.extension = extension;
    this.#credential = credential;
    this.contact = `sip:${randomUUID().slice(0, 8)}@page.invalid;transport=ws`;
    this.#socket = socket;
    this.#listen(socket);
  }

  static async open(url: string, extension: string, credential: Credential): Promise<SipPage> {
    const socket = new WebSocket(url, 'sip');
    const page = new SipPage(url, extension, credential, socket);
    await once(socket, 'open');
    return page;
  }

  #listen(socket: WebSocket): void {
    socket.on('message', (data) => {
      this.seen.push(see((data as Buffer).toString()));
      for (const check of this.#waiting.splice(0)) check();
    });
    socket.on('close', () => {
      this.closed = true;
      for (const check of this.#waiting.splice(0)) check();
    });
    socket.on('error', () => undefined);
  }

  /** The same page gets its socket back, as JsSIP does. */
  async reconnect(): Promise<void> {
    this.#socket = new WebSocket(this.#url, 'sip');
    this.closed = false;
    this.#listen(this.#socket);
    await once(this.#socket, 'open');
  }

  drop(): void {
    this.#socket.terminate();
  }

  raw(text: string): void {
    this.#socket.send(text);
  }

  async until(condition: () => boolean, what: string): Promise<void> {
    const deadline = systemClock.now() + patience;
    while (!condition()) {
      const left = deadline - systemClock.now();
      if (left <= 0) throw new Error(`${this.extension} waited in vain for ${what}; saw:\n${this.history()}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  history(): string {
    return this.seen.map(({ first }) => first).join('\n');
  }

  /** The first that fits and has not been taken before. */
  async take(fits: (message: Seen) => boolean, what: string): Promise<Seen> {
    await this.until(() => this.seen.some(fits), what);
    const index = this.seen.findIndex(fits);
    const [message] = this.seen.splice(index, 1);
    if (!message) throw new Error(what);
    return message;
  }

  takeRequest(method: string): Promise<Seen> {
    return this.take((message) => message.method === method, method);
  }

  takeReply(status: number, method: string): Promise<Seen> {
    const fits = (message: Seen): boolean =>
      message.status === status && get(message, 'cseq').endsWith(` ${method}`);
    return this.take(fits, `${status} to ${method}`);
  }

  takeFinal(method: string): Promise<Seen> {
    const fits = (message: Seen): boolean =>
      message.status >= 200 && get(message, 'cseq').endsWith(` ${method}`);
    return this.take(fits, `a final answer to ${method}`);
  }

  // ---- outside of dialogs ----------------------------------------------------------------------------------------------

  #authorization(method: string, uri: string, challenge: string): Line {
    const nonce = /nonce="([^"]+)"/.exec(challenge)?.[1] ?? '';
    const realm = /realm="([^"]+)"/.exec(challenge)?.[1] ?? '';
    const { username, password } = this.#credential;
    const response = md5(
      `${md5(`${username}:${realm}:${password}`)}:${nonce}:00000001:c0ffee:auth:${md5(`${method}:${uri}`)}`,
    );
    return [
      'Authorization',
      `Digest algorithm=MD5, username="${username}", realm="${realm}", nonce="${nonce}", uri="${uri}", response="${response}", qop=auth, cnonce="c0ffee", nc=00000001`,
    ];
  }

  async register(lines: readonly Line[] = [], expires = 600): Promise<Seen> {
    const callId = randomUUID();
    const send = (cseq: number, more: readonly Line[]): void =>
      this.raw(
        compose('REGISTER sip:line.test SIP/2.0', [
          ['Via', `SIP/2.0/WS page.invalid;branch=z9hG4bK${randomUUID()}`],
          ['From', `<sip:${this.extension}@line.test>;tag=${randomUUID()}`],
          ['To', `<sip:${this.extension}@line.test>`],
          ['Call-ID', callId],
          ['CSeq', `${cseq} REGISTER`],
          [
            'Contact',
            `<${this.contact}>;+sip.ice;reg-id=1;+sip.instance="<urn:uuid:${this.instance}>";expires=${expires}`,
          ],
          ['Supported', 'path,gruu,outbound'],
          ...lines,
          ...more,
        ]),
      );
    send(1, []);
    const challenge = await this.takeFinal('REGISTER');
    if (challenge.status !== 401) return challenge;
    send(2, [this.#authorization('REGISTER', 'sip:line.test', get(challenge, 'www-authenticate'))]);
    return this.takeFinal('REGISTER');
  }

  /** Sends an INVITE and answers what remembers it. */
  invite(to: string, lines: readonly Line[] = [], body = sdpNamed(`offer-${this.extension}`)): End {
    const end: End = {
      callId: randomUUID(),
      local: `<sip:${this.extension}@line.test>;tag=${randomUUID()}`,
      remote: `<sip:${to}@line.test>`,
      target: `sip:${to}@line.test`,
      cseq: 0,
      inviteBranch: '',
      inviteCseq: 0,
    };
    this.request(end, 'INVITE', { lines, body });
    return end;
  }

  // ---- in dialogs --------------------------------------------------------------------------------------------------------

  /** Returns the text, so that a test can send it twice. */
  request(end: End, method: string, { lines = [], body = '', contentType }: Request = {}): string {
    const repeatsInvite = method === 'CANCEL' || method === 'ACK';
    if (!repeatsInvite) end.cseq += 1;
    const branch = method === 'CANCEL' ? end.inviteBranch : `z9hG4bK${randomUUID()}`;
    if (method === 'INVITE') Object.assign(end, { inviteBranch: branch, inviteCseq: end.cseq });
    const text = compose(
      `${method} ${end.target} SIP/2.0`,
      [
        ['Via', `SIP/2.0/WS page.invalid;branch=${branch}`],
        ['Max-Forwards', 69],
        ['From', end.local],
        ['To', end.remote],
        ['Call-ID', end.callId],
        ['CSeq', `${repeatsInvite ? end.inviteCseq : end.cseq} ${method}`],
        ['Contact', `<${this.contact}>`],
        ...(contentType === undefined ? [] : [['Content-Type', contentType] as const]),
        ...lines,
      ],
      contentType === undefined ? body : '',
    );
    const whole =
      contentType === undefined
        ? text
        : text.replace('Content-Length: 0\r\n\r\n', `Content-Length: ${body.length}\r\n\r\n${body}`);
    this.raw(whole);
    return whole;
  }

  /** The end that answered our INVITE. */
  learn(end: End, reply: Seen): void {
    end.remote = get(reply, 'to');
    end.target = uriIn(get(reply, 'contact'));
  }

  /** Waits for the 200 of our INVITE and acknowledges it. */
  async connected(end: End): Promise<Seen> {
    const reply = await this.takeReply(200, 'INVITE');
    this.learn(end, reply);
    this.request(end, 'ACK');
    return reply;
  }

  reply(request: Seen, status: number, lines: readonly Line[] = [], body = '', tag = 'page-tag'): void {
    const to = get(request, 'to');
    this.raw(
      compose(
        `SIP/2.0 ${status} Reply`,
        [
          ...all(request, 'via').map((via) => ['Via', via] as const),
          ['From', get(request, 'from')],
          ['To', tagIn(to) === '' ? `${to};tag=${tag}` : to],
          ['Call-ID', get(request, 'call-id')],
          ['CSeq', get(request, 'cseq')],
          ['Contact', `<${this.contact}>`],
          ...lines,
        ],
        body,
      ),
    );
  }

  /** Takes the next INVITE, rings, answers it, and gives our end. */
  async answer(sdp = sdpNamed(`answer-${this.extension}`)): Promise<{ end: End; invite: Seen; ack: Seen }> {
    const invite = await this.takeRequest('INVITE');
    this.reply(invite, 180);
    this.reply(invite, 200, [], sdp);
    const ack = await this.takeRequest('ACK');
    return { end: this.endOf(invite), invite, ack };
  }

  endOf(invite: Seen): End {
    return {
      callId: get(invite, 'call-id'),
      local: `${get(invite, 'to')};tag=page-tag`,
      remote: get(invite, 'from'),
      target: uriIn(get(invite, 'contact')),
      cseq: 0,
      inviteBranch: '',
      inviteCseq: 0,
    };
  }

  /** Answers the next re-INVITE and says whose offer it was. */
  async answerReinvite(name: string): Promise<string> {
    const reinvite = await this.takeRequest('INVITE');
    this.reply(reinvite, 200, [], sdpNamed(name));
    await this.takeRequest('ACK');
    return nameIn(reinvite.body);
  }
}
