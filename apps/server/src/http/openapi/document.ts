import swagger from '@fastify/swagger';
import { httpRefusal } from '@inlay/protocol/http-envelope.ts';
import Fastify, { type RouteOptions } from 'fastify';
import { withoutCompilers } from '../without-compilers.ts';
import { type Documented, documented } from './documented.ts';

const bearer = (description: string) => ({ type: 'http' as const, scheme: 'bearer', description });

const about = {
  openapi: '3.1.0',
  info: {
    title: 'Inlay',
    version: '1',
    description: 'Every answer has `code` (0, or why not), `msg` and, when it succeeded, `data`.',
  },
  components: {
    securitySchemes: {
      session: bearer('the token of an agent’s session'),
      adminSession: bearer('the token of an administrator’s session'),
      apiKey: bearer('an API key of the desk (A14)'),
      policySecret: bearer('the secret of the operator’s SIP server (P6)'),
    },
  },
};

const areaOf = (url: string): string => url.split('/')[2] ?? 'other';

const ofRoute = ({ method, url, config }: RouteOptions): Documented | null => {
  const { summary, answer, security } = config ?? {};
  if (summary !== undefined && answer && security) return { summary, answer, security };
  return documented[`${String(method)} ${url}`] ?? null;
};

const answersOf = ({ answer }: Documented) => ({
  200: { description: 'done', ...answer },
  default: { description: 'refused: `msg` says what to do', ...httpRefusal },
});

export type DescribedRoute = Pick<RouteOptions, 'method' | 'url' | 'schema' | 'config'>;

/** Of the schemas that the routes check with: on a server of its own, which nobody reaches. */
export const documentOf = async (routes: readonly DescribedRoute[]): Promise<object> => {
  const app = Fastify({ exposeHeadRoutes: false, schemaController: withoutCompilers });
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => JSON.stringify);
  await app.register(swagger, {
    openapi: about,
    transform: ({ schema, url, route }) => {
      const found = ofRoute(route);
      if (!found) return { schema: { ...schema, hide: true }, url };
      return {
        schema: {
          ...schema,
          summary: found.summary,
          tags: [areaOf(url)],
          security: found.security === 'none' ? [] : [{ [found.security]: [] }],
          response: answersOf(found),
        },
        url,
      };
    },
  });
  for (const route of routes) app.route({ ...route, handler: async () => undefined });
  await app.ready();
  const document = app.swagger();
  await app.close();
  return document;
};
