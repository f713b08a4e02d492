export type Answer = {
  status: number;
  headers: Headers;
  text: string;
  code: number;
  msg: string;
  data: Record<string, unknown>;
};

type Ask = { body?: unknown; token?: string; headers?: Record<string, string>; method?: string };

const parsed = (text: string): Partial<Pick<Answer, 'code' | 'msg' | 'data'>> => {
  try {
    return JSON.parse(text) as Pick<Answer, 'code' | 'msg' | 'data'>;
  } catch {
    return {}; // a page
  }
};

/** Asks over real HTTP; a body that is no string goes as JSON. Redirects are not followed. */
export const ask = async (url: string, { body, token, headers = {}, method }: Ask = {}): Promise<Answer> => {
  const isRaw = typeof body === 'string' || body instanceof FormData;
  const response = await fetch(url, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    redirect: 'manual',
    headers: {
      ...(body === undefined || isRaw ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const { code = -1, msg = '', data = {} } = parsed(text);
  return { status: response.status, headers: response.headers, text, code, msg, data };
};

export const loginAs = async (url: string, name: string): Promise<string> => {
  const { data, text } = await ask(`${url}/api/auth/login`, {
    body: { email: `${name}@demo.inlay`, password: 'inlay-demo' },
  });
  if (typeof data['token'] !== 'string') throw new Error(text);
  return data['token'];
};
