import { compile } from '@inlay/protocol/compile.ts';
import { WireError } from '@inlay/protocol/errors.ts';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';

/** Fastify's validator for our schemas: says which field is wrong and why. */
export const bodyCheck: FastifySchemaCompiler<TSchema> = ({ schema }) => {
  const checker = compile(schema);
  return (value: unknown) => {
    const error = checker.firstError(value);
    if (!error) return { value };
    return {
      error: new WireError(400, 'bad_field', { field: error.path || 'body', problem: error.message }),
    };
  };
};
