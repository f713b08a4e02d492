import type { Static } from 'typebox';
import { agentExists } from './agentExists.ts';
import { agentStatus } from './agentStatus.ts';
import { callOut } from './callOut.ts';
import { dialStatus } from './dialStatus.ts';
import { init } from './init.ts';
import { login } from './login.ts';
import { loginOut } from './loginOut.ts';
import { logout } from './logout.ts';
import { toEmailLogin } from './toEmailLogin.ts';
import { tokenInvalid } from './tokenInvalid.ts';

/** Interface 2: what the page around the softphone sends. */
export const phoneCommands = { init, toEmailLogin, callOut, loginOut } as const;

/** What the softphone sends. */
export const phoneEvents = { login, agentExists, dialStatus, agentStatus, logout, tokenInvalid } as const;
export type PhoneEvent = Static<(typeof phoneEvents)[keyof typeof phoneEvents]>;
