import { WireError } from '@inlay/protocol/errors.ts';

type LibraryError = { code?: unknown; statusCode?: unknown };

const known: Readonly<Record<string, (limitMb: number) => WireError>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new WireError(415, 'unsupported_type'),
  FST_ERR_CTP_BODY_TOO_LARGE: () => new WireError(413, 'body_too_large'),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => new WireError(400, 'malformed_body'),
  FST_ERR_CTP_INVALID_JSON_BODY: () => new WireError(400, 'malformed_body'),
  FST_ERR_BAD_URL: () => new WireError(400, 'bad_address'),
  FST_REQ_FILE_TOO_LARGE: (limit) => new WireError(413, 'file_too_large', { limit }),
  FST_INVALID_MULTIPART_CONTENT_TYPE: () => new WireError(415, 'no_file'),
  FST_FILES_LIMIT: () => new WireError(400, 'no_file'),
  FST_PARTS_LIMIT: () => new WireError(400, 'no_file'),
  FST_FIELDS_LIMIT: () => new WireError(400, 'no_file'),
};

/** The refusal that an error stands for; null: a fault of ours, of which the caller learns a number only. */
export const refusalOf = (error: unknown, uploadMaxBytes: number): WireError | null => {
  if (error instanceof WireError) return error;
  if (typeof error !== 'object' || error === null) return null;
  const { code, statusCode } = error as LibraryError;
  const limitMb = Math.round((uploadMaxBytes / 1024 / 1024) * 10) / 10;
  if (typeof code === 'string' && Object.hasOwn(known, code)) return known[code]?.(limitMb) ?? null;
  const isCallers = typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500;
  if (!isCallers) return null;
  return statusCode === 413 ? new WireError(413, 'body_too_large') : new WireError(400, 'malformed_body');
};
