import { compile } from '@inlay/protocol/compile.ts';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { badField } from '../i18n/bad-field.ts';

/** Fastify's validator for our schemas: says which field is wrong and why. */
export const bodyCheck: FastifySchemaCompiler<TSchema> = ({ schema }) => {
  const checker = compile(schema);
  return (value: unknown) => {
    const error = checker.firstError(value);
    return error ? { error: badField(error, 'body') } : { value };
  };
};
