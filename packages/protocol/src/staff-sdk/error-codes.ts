// S3, S4: what `echatSDK.error` and refused calls say. The codes are those of A5; `reason` tells those of one code apart.

/** Of `config`: no two reasons share a code. */
export const configErrors = {
  bad_config: { code: 400, meaning: 'timestamp, nonce or signature is missing or not of its form' },
  bad_signature: { code: 401, meaning: 'the signature was not made with the token of this business page' },
  origin_not_registered: {
    code: 403,
    meaning: 'this page is not of the origin that the desk has registered',
  },
  no_desk: {
    code: 404,
    meaning: 'the page was not opened by the desk, or the address of the desk is not known',
  },
  timeout: { code: 408, meaning: 'the desk did not answer in time' },
  nonce_used: {
    code: 409,
    meaning: 'the nonce was used by another load of a frame; each load needs its own',
  },
  closed: { code: 410, meaning: 'the desk has closed the page' },
  signature_expired: {
    code: 440,
    meaning: 'the timestamp differs from the time of the server by more than 300 s',
  },
  failed: { code: 500, meaning: 'a fault of the desk' },
} as const;

/** Of every other call. */
export const callErrors = {
  invalid: { code: 400, meaning: 'an argument is missing or not of its form' },
  not_verified: { code: 401, meaning: 'call config first' },
  no_scope: { code: 403, meaning: 'the desk did not give this business page the right for the call' },
  no_visitor: {
    code: 404,
    meaning: 'no visitor is selected, or the conversation beside this page is another one',
  },
  unknown_method: { code: 404, meaning: 'this desk does not know the call' },
  timeout: { code: 408, meaning: 'the desk did not answer in time; it may have acted' },
  conflict: { code: 409, meaning: 'the conversation has changed meanwhile' },
  closed: { code: 410, meaning: 'the desk has closed the page' },
  too_large: { code: 413, meaning: 'too large' },
  too_fast: { code: 429, meaning: 'too many calls at once' },
  failed: { code: 500, meaning: 'a fault of the desk' },
  offline: { code: 503, meaning: 'the desk is offline' },
} as const;

export type ConfigReason = keyof typeof configErrors;
export type CallReason = keyof typeof callErrors;
