import { trustedHtml } from './html.ts';

/** Of the few pages that the server writes itself. */
export const pageStyle = trustedHtml(`
:root { color-scheme: light dark; --ink: #1c1f26; --soft: #5b6472; --paper: #f6f7f9; --card: #fff; --line: #dfe3e9; --accent: #4338ca; --bad: #b42318 }
@media (prefers-color-scheme: dark) { :root { --ink: #eceef2; --soft: #a3acba; --paper: #14161b; --card: #1d2027; --line: #333943; --accent: #a5b4fc; --bad: #fda29b } }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px; background: var(--paper); color: var(--ink); font: 16px/1.6 system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Noto Sans CJK SC', sans-serif }
main { width: 100%; max-width: 460px; background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 32px }
h1 { margin: 0 0 8px; font-size: 22px; line-height: 1.3 }
p { margin: 0 0 16px; color: var(--soft) }
a { color: var(--accent) }
ul { margin: 0; padding-left: 20px }
label { display: block; margin: 0 0 14px; font-weight: 600; font-size: 14px }
input { display: block; width: 100%; margin-top: 4px; padding: 10px 12px; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 8px }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
button { width: 100%; padding: 11px; font: inherit; font-weight: 600; color: #fff; background: #4338ca; border: 0; border-radius: 8px; cursor: pointer }
button:disabled { opacity: .6; cursor: default }
[role=alert] { color: var(--bad); margin: 12px 0 0 }
[role=alert]:empty { display: none }
`);
