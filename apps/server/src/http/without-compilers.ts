const notUsed = (): never => {
  throw new Error('schemas are checked by the compilers that are set on the server');
};

/** For `fastify({ schemaController })`: its own compilers take 10 MB of memory as soon as they are loaded. */
export const withoutCompilers = { compilersFactory: { buildValidator: notUsed, buildSerializer: notUsed } };
