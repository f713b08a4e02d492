// What only HTTP answers and the server's own pages say; the rest stands in ../../i18n.
export const enUS = {
  used_access_token: 'This access token was used already. Reload the page to get a new one.',
  body_too_large: 'This is too large. Send less at once.',
  malformed_body: 'This is not the JSON that was expected. Send one JSON object.',
  bad_address: 'This address is malformed.',
  too_many_uploads: 'Too many pictures at once. Wait a minute and send it again.',
  url_not_a_url: 'This is not an address. Send one such as https://crm.example.com/inlay.',
  url_not_https:
    'The address must begin with https://. http:// is for this machine, or with INLAY_WEBHOOK_ALLOW_HTTP=1.',
  url_has_credentials:
    'The address may not carry a user name or password. Check the signature of each delivery instead.',
  url_bad_port: 'This port is not allowed. Use 80, 443, or 1024 and above.',
  url_unsafe_address:
    'This address lies in a network that is not public. If it is yours, the operator adds it to INLAY_OUTBOUND_NETWORKS.',
  url_unknown_host: 'The name of this host cannot be resolved. Check the spelling.',
  too_many_webhooks: 'A desk has at most 20 webhooks. Delete one first.',
  unknown_webhook: 'This desk has no such webhook.',
  admins_only: 'Only administrators of the desk may do this.',
  changed_meanwhile:
    'Somebody else has changed this meanwhile. Nothing was overwritten: load it again and repeat your change.',
  last_admin: "This is the desk's last administrator. Make somebody else an administrator first.",
  not_yourself: 'You cannot take this right from yourself. Ask another administrator.',
  extension_taken: 'The extension {extension} belongs to another agent. Choose another one.',
  agent_disabled: 'This agent is disabled. Enable the agent first.',
  bad_password_link:
    'This link was used, has expired, or a newer one was made. Ask your administrator for a new one.',
  too_many_workgroups: 'A desk has at most {limit} workgroups.',
  too_many_api_keys: 'A desk has at most {limit} API keys. Revoke one first.',
  too_many_pages: 'A desk has at most {limit} business pages. Delete one first.',
  unknown_api_key: 'This desk has no such API key, or it was revoked already.',
  unknown_page: 'This desk has no such business page.',
  address_not_a_url: '{address}: this is not an address. Enter one such as https://crm.example.com.',
  address_not_https:
    '{address}: the address must begin with https://. http:// is for this machine only (localhost, 127.0.0.1).',
  address_has_credentials: '{address}: the address may not carry a user name or password.',
  address_has_path:
    '{address}: an origin has no path. Enter only scheme, host and port, such as https://crm.example.com.',
  address_has_wildcard: '{address}: no wildcards. List each origin by its full name.',
  weak_sso_secret:
    'The secret needs at least {bytes} bytes. Let the server generate one, or use a longer one.',
  token_format_ok: 'It has the form of a JSON Web Token.',
  token_format_bad:
    'This is not a JSON Web Token: three parts of base64url, joined by dots. Paste the value of accessToken alone, without quotes and without “Bearer”.',
  token_format_long:
    'The token is longer than {bytes} bytes. Leave out the claims that Inlay does not need: sub and exp are enough.',
  token_algorithm_ok: 'It is signed with {found}, as this desk expects.',
  token_algorithm_bad:
    'It says that it is signed with {found}; this desk accepts {wanted} only. Sign with {wanted}, or change the algorithm above.',
  token_configured_bad: 'Single sign-on is off for this desk. Set a secret or a JWKS address first.',
  token_signature_ok: 'The signature is right.',
  token_signature_bad:
    "The signature does not fit the desk's secret. Is it the newest secret, complete, without a line break at the end?",
  token_signature_decoded:
    'It was signed with the base64-decoded secret. Sign with the bytes of the text itself.',
  token_signature_untrimmed:
    'It was signed with the secret and a line break behind it. Cut the line break off.',
  token_signature_no_key: "The JWKS address has no key that fits the token's kid {kid}.",
  token_signature_key_set: 'The keys at the JWKS address could not be read: {problem}.',
  token_exp_ok: 'It is valid for another {duration}.',
  token_exp_missing: 'It has no exp. Add one, in seconds since 1970, a few minutes ahead.',
  token_exp_millis: 'Its exp is {value}: that looks like milliseconds. Seconds since 1970 are wanted.',
  token_exp_past:
    'It expired {duration} ago. Make a new one at each opening of the page, and compare the two clocks.',
  token_times_number: 'Its {claim} is no number. Seconds since 1970 are wanted.',
  token_times_future: 'Its {claim} lies {duration} in the future. Compare the two clocks.',
  token_sub_ok: 'It signs in {email}.',
  token_sub_bad:
    'Its sub is neither an e-mail nor the JSON text of platform and username (an e-mail): {value}',
  token_account_ok: '{name} is an agent of this desk.',
  token_account_unknown: 'No agent of this desk has the e-mail {email}. Invite the agent first.',
  token_account_disabled: 'The agent {email} is disabled.',
  token_account_revoked:
    'All sessions of {email} were ended after this token was signed. Sign a new one, with iat.',
  token_once: 'It carries a jti: it works for one sign-in.',
  page_open_console: 'Open the console',
  page_password: 'Set your password',
  page_password_text: 'This link works once. After that you sign in with your e-mail and this password.',
  page_password_new: 'New password (at least 10 characters)',
  page_password_set: 'Set password',
  page_password_done: 'Your password is set. The link no longer works.',
  page_login_failed: 'Signing in did not work',
  page_login_with_password: 'Sign in with e-mail and password',
  page_not_built: 'The pages are not built yet',
  page_not_built_do: 'Start Inlay with `npm start`: it builds them first.',
  page_landing: 'Customer service that lives inside your own systems. This server is running.',
  page_open_workbench: 'Open the workbench',
  page_health: 'State of this server',
  page_setup: 'Set up Inlay',
  page_setup_text: 'This link works once. It creates your desk and its first administrator.',
  page_setup_desk: 'Name of the desk',
  page_setup_name: 'Your name',
  page_setup_email: 'E-mail',
  page_setup_password: 'Password (at least 10 characters)',
  page_setup_create: 'Create',
  page_setup_done: 'Done. The link no longer works.',
} as const;

export type PageSentences = Readonly<Record<keyof typeof enUS, string>>;
