import { errorCodes } from '@inlay/protocol/errors.ts';
import type { DocsPage, Entry } from './entry.ts';
import { type Schema, sampleOf } from './schema.ts';

type Content = Readonly<Record<string, { schema?: Schema }>>;
type Operation = {
  summary?: string;
  tags?: readonly string[];
  security?: readonly Readonly<Record<string, unknown>>[];
  requestBody?: { content?: Content };
  responses?: Readonly<Record<string, { content?: Content }>>;
  parameters?: readonly {
    name: string;
    in: string;
    required?: boolean;
    schema?: Schema;
    description?: string;
  }[];
};
/** What `app.swagger()` gives, as far as it is shown. */
export type OpenApi = { paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>> };

const jsonOf = (content: Content | undefined): Schema | undefined => content?.['application/json']?.schema;

const callers: Readonly<Record<string, string>> = {
  session: 'Authorization: Bearer <session of an agent>',
  adminSession: 'Authorization: Bearer <session of an administrator>',
  apiKey: 'Authorization: Bearer <API key>',
};

const callerOf = ({ security = [] }: Operation): string =>
  security.flatMap((one) => Object.keys(one)).map((name) => callers[name] ?? name)[0] ?? 'No authorization.';

const parametersOf = ({ parameters = [] }: Operation): Schema | undefined =>
  parameters.length === 0
    ? undefined
    : {
        type: 'object',
        properties: Object.fromEntries(parameters.map(({ name, schema = {} }) => [name, schema])),
        required: parameters.filter(({ required }) => required).map(({ name }) => name),
      };

const curlOf = (method: string, path: string, body: Schema | undefined, operation: Operation): string =>
  [
    `curl${method === 'GET' || (method === 'POST' && body) ? '' : ` -X ${method}`} https://<host>${path}`,
    ...(callerOf(operation).startsWith('Authorization') ? [`  -H '${callerOf(operation)}'`] : []),
    ...(body ? [`  -H 'content-type: application/json'`, `  -d '${JSON.stringify(sampleOf(body))}'`] : []),
  ].join(' \\\n');

const table = (label: string, schema: Schema | undefined) => (schema ? [{ label, schema }] : []);

const entryOf = (path: string, method: string, operation: Operation): Entry => {
  const body = jsonOf(operation.requestBody?.content);
  const answer = jsonOf(operation.responses?.['200']?.content);
  const verb = method.toUpperCase();
  return {
    id: `${verb}-${path}`.replaceAll(/[^\w]+/g, '-').replace(/-$/, ''),
    title: path,
    kind: verb,
    isAddition: false,
    summary: `${operation.summary ?? ''}. ${callerOf(operation)}`,
    tables: [
      ...table('Parameters', parametersOf(operation)),
      ...table('Body', body),
      ...table('Answer', answer),
    ],
    examples: [
      { label: 'Request', value: curlOf(verb, path, body, operation) },
      ...(answer ? [{ label: 'Answer', value: sampleOf(answer) }] : []),
    ],
    words: operation.tags ?? [],
  };
};

const areaNames: Readonly<Record<string, string>> = {
  auth: 'Signing in',
  chat: 'To agents',
  customer: 'About agents',
  channel: 'Channels',
  webhooks: 'Webhooks',
  uploads: 'Uploads',
  embed: 'Embedding',
  admin: 'Administration',
};

const codes = (): Entry => ({
  id: 'codes',
  title: 'Codes',
  kind: 'codes',
  isAddition: false,
  summary: 'A5: what code says, on sockets and over HTTP alike; msg says what to do.',
  tables: [],
  rows: {
    heads: ['code', 'meaning', 'try again'],
    cells: Object.entries(errorCodes).map(([code, { meaning, retry }]) => [code, meaning, retry]),
  },
  examples: [],
});

export const httpPage = ({ paths = {} }: OpenApi): DocsPage => {
  const areas = new Map<string, Entry[]>();
  for (const [path, operations] of Object.entries(paths))
    for (const [method, operation] of Object.entries(operations)) {
      const area = operation.tags?.[0] ?? 'other';
      areas.set(area, [...(areas.get(area) ?? []), entryOf(path, method, operation)]);
    }
  const groups = Array.from(areas, ([area, entries]) => ({ title: areaNames[area] ?? area, entries }));
  return {
    path: 'http',
    title: 'HTTP',
    intro:
      'JSON in and out. Every answer has code (0, or why not), msg and, when it succeeded, data. As an OpenAPI document: /openapi.json.',
    groups: [...groups, { title: 'Codes', entries: [codes()] }],
  };
};
