/** Every HTTP answer has the same three fields. */
export const ok = <T>(data: T): { code: 0; msg: string; data: T } => ({ code: 0, msg: 'ok', data });
