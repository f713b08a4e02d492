// What only HTTP answers and the server's own pages say; the rest stands in ../../i18n.
export const enUS = {
  used_access_token: 'This access token was used already. Reload the page to get a new one.',
  body_too_large: 'This is too large. Send less at once.',
  malformed_body: 'This is not the JSON that was expected. Send one JSON object.',
  bad_address: 'This address is malformed.',
  too_many_uploads: 'Too many pictures at once. Wait a minute and send it again.',
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
