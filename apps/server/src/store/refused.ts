/** `code` is one of the wire's error codes, `text` the key of its sentence, `vars` its variables. */
export type Refused = {
  refused: {
    code: 400 | 401 | 403 | 404 | 409 | 429 | 440;
    text: string;
    vars?: Record<string, string | number>;
  };
};
export type OrRefused<T> = T | Refused;
