import type { FastifyInstance } from 'fastify';
import type { CallsHttpDeps } from './deps.ts';
import { callEvents } from './events.ts';
import { exportCalls } from './export.ts';
import { callPolicy } from './policy.ts';
import { recordingFile } from './recording-file.ts';
import { recordings } from './recordings.ts';

/** Fields by name, each once; a list where one value is wanted is wrong, and told so. */
const formFields = (text: string): Record<string, string> => {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of new URLSearchParams(text)) fields[name] = value;
  return { ...fields };
};

/** P4, P8. Forms are for SIP servers, which can escape a parameter but not a string of JSON. */
export const callRoutes = async (app: FastifyInstance, deps: CallsHttpDeps): Promise<void> => {
  await app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      async (_request: unknown, body: string) => formFields(body),
    );
    callPolicy(scope, deps);
    callEvents(scope, deps);
  });
  await recordings(app, deps);
  recordingFile(app, deps);
  exportCalls(app, deps);
};
