export const help = `contract-kit <address of a desk> [options]

Checks a running Inlay desk against the four interface references, with a fake client, a fake host page and a fake
business page. Run it against a desk of its own or the demo desk: it makes visitors and uses two agents.

  --interface 1,2,3,4     only these (default: all)
  --fault <switches>      drop=0.1 reorder=0.1 duplicate=0.1 sleep=50 wrong-origin stale-signature, joined by commas;
                          none: no faults (default: each once)
  --seed <n>              the same seed gives the same faults (default: 1)
  --random <n>            random messages in the browser's parts (default: 50000)
  --browser <path>        a Chromium (default: CHROMIUM_PATH, or what is found)
  --json                  one JSON report instead of lines
  --listen <port>         no checks: a relay on that port, so that a client of yours meets the desk behind a bad line

  --bid --agent-email --agent-password --colleague-email --colleague-password --api-key --sso-secret
  --host-origin --page-url --page-name --page-token --seatless-email --seatless-password --callee
                          whose desk it is (default: the demo's); or INLAY_KIT_API_KEY and so on

Ends with 0 when nothing failed, 1 when something did, 2 when it could not be run.
`;
