import type { CallRow } from '@inlay/protocol/agent-socket/call-rows.ts';

/** The colleague or the visitor at the other end. */
export const otherName = ({ colleague, visitor }: CallRow): string | null =>
  colleague?.customer_name ?? visitor?.nickname ?? null;
