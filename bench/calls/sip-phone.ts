import { createHash, createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A phone without a browser and without sound: SIP over WebSocket with its own few lines. */
export type SipPhone = {
  extension: string;
  send: (text: string) => void;
  /** `what` is the method of a request, or status and method of an answer: `200 INVITE`. */
  hear: (listener: (what: string, text: string) => void) => void;
  close: () => void;
};

export const domain = 'line.inlay';

export const headerIn = (text: string, name: string): string => {
  const start = text.indexOf(`\r\n${name}: `) + name.length + 4;
  return text.slice(start, text.indexOf('\r\n', start));
};

export const compose = (first: string, lines: readonly string[], body = ''): string => {
  const type = body === '' ? [] : ['Content-Type: application/sdp'];
  return [first, ...lines, ...type, `Content-Length: ${body.length}`, '', body].join('\r\n');
};

const whatIs = (text: string): string =>
  text.startsWith('SIP/2.0 ')
    ? `${text.slice(8, 11)} ${headerIn(text, 'CSeq').split(' ')[1] ?? ''}`
    : text.slice(0, text.indexOf(' '));

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const lifeSeconds = 1_800;

const authorization = (secret: string, extension: string, challenge: string): string => {
  const username = `${Math.floor(Date.now() / 1000) + lifeSeconds}:${extension}`;
  const password = createHmac('sha1', secret).update(username).digest('base64');
  const nonce = /nonce="([^"]+)"/.exec(challenge)?.[1] ?? '';
  const [secretPart, requestPart] = [md5(`${username}:${domain}:${password}`), md5(`REGISTER:sip:${domain}`)];
  const response = md5(`${secretPart}:${nonce}:00000001:bench:auth:${requestPart}`);
  return `Authorization: Digest algorithm=MD5, username="${username}", realm="${domain}", nonce="${nonce}", uri="sip:${domain}", response="${response}", qop=auth, cnonce="bench", nc=00000001`;
};

const registerLines = (extension: string, cseq: number, more: readonly string[]): string[] => [
  `Via: SIP/2.0/WS phone.invalid;branch=z9hG4bK${randomUUID()}`,
  `From: <sip:${extension}@${domain}>;tag=${randomUUID()}`,
  `To: <sip:${extension}@${domain}>`,
  `Call-ID: ${randomUUID()}`,
  `CSeq: ${cseq} REGISTER`,
  `Contact: <sip:${extension}@phone.invalid;transport=ws>;expires=1800`,
  ...more,
];

/** Opens a socket and registers. */
export const openPhone = async (ws: string, secret: string, extension: string): Promise<SipPhone> => {
  const socket = new WebSocket(`${ws}/sip`, 'sip', { perMessageDeflate: false });
  await once(socket, 'open');
  const ask = async (cseq: number, more: readonly string[]): Promise<string> => {
    socket.send(compose(`REGISTER sip:${domain} SIP/2.0`, registerLines(extension, cseq, more)));
    const [data] = (await once(socket, 'message')) as [Buffer];
    return data.toString();
  };
  const challenge = headerIn(await ask(1, []), 'WWW-Authenticate');
  const reply = await ask(2, [authorization(secret, extension, challenge)]);
  if (!reply.startsWith('SIP/2.0 200')) throw new Error(`${extension}: ${reply.split('\r\n')[0] ?? ''}`);
  return {
    extension,
    send: (text) => socket.send(text),
    hear: (listener) =>
      void socket.on('message', (data: Buffer) => {
        const text = data.toString();
        listener(whatIs(text), text);
      }),
    close: () => socket.terminate(),
  };
};
