/** A SIP message as a bare client sees it: read with its own few lines, not with the server's parser. */
export type Seen = {
  first: string;
  method: string;
  status: number;
  headers: (readonly [name: string, value: string])[];
  body: string;
};

export const see = (text: string): Seen => {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  const status = first.startsWith('SIP/2.0 ') ? Number(first.slice(8, 11)) : 0;
  return {
    first,
    method: status === 0 ? (first.split(' ')[0] ?? '') : '',
    status,
    headers,
    body: rest.join('\r\n\r\n'),
  };
};

export const all = (message: Seen, name: string): string[] =>
  message.headers.filter(([key]) => key === name).map(([, value]) => value);

export const get = (message: Seen, name: string): string => all(message, name)[0] ?? '';

export const tagIn = (value: string): string => /;tag=([^;\s]+)/.exec(value)?.[1] ?? '';

export const uriIn = (value: string): string => /<([^>]+)>/.exec(value)?.[1] ?? value;

export const compose = (
  first: string,
  lines: readonly (readonly [string, string | number])[],
  body = '',
): string =>
  [
    first,
    ...lines.map(([name, value]) => `${name}: ${value}`),
    ...(body === '' ? [] : ['Content-Type: application/sdp']),
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');

/** An offer or answer that can be told from others by its name. */
export const sdpNamed = (name: string, direction = 'sendrecv'): string =>
  `v=0\r\no=${name} 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\na=${direction}\r\n`;

export const nameIn = (sdp: string): string => /^o=(\S+)/m.exec(sdp)?.[1] ?? '';
