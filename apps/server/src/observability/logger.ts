import { type DestinationStream, type Logger, pino } from 'pino';

// W6: whatever carries a secret leaves none in the log, also where somebody logs a whole object by mistake.
const secretFields = [
  'accessToken',
  'access_token',
  'ticket',
  'token',
  'password',
  'authorization',
  'secret',
];
const paths = secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

export const createLogger = (level: string, stream?: DestinationStream): Logger => {
  const options = { level, redact: { paths, censor: '[redacted]' }, base: null };
  return stream ? pino(options, stream) : pino(options);
};
