import { signAgent, signPage } from './sign.mjs';

const { INLAY_PAGE_TOKEN, PAGE_ORIGIN, INLAY_SSO_SECRET, AGENT_EMAIL } = process.env;
const accessToken = signAgent(INLAY_SSO_SECRET, AGENT_EMAIL);
console.log(JSON.stringify({ ...signPage(INLAY_PAGE_TOKEN, PAGE_ORIGIN), accessToken }));
