import type { Check } from '../../check.ts';
import type { Desk } from '../../desk.ts';
import { customers } from './customers.ts';
import { sending } from './send_to_group.ts';

/** Interface 4, chapters 17 and 18. */
export const openHttpChecks: readonly Check<Desk>[] = [...sending, ...customers];
