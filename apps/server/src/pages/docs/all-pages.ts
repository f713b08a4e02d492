import { docstrings } from './docstrings.ts';
import type { DocsPage } from './entry.ts';
import { examples } from './examples.ts';
import { phoneFramePage, staffSdkPage, workbenchFramePage } from './frame-pages.ts';
import { httpPage, type OpenApi } from './http-page.ts';
import { agentSocketPage, visitorSocketPage } from './socket-pages.ts';
import { sdkTypesPage } from './type-pages.ts';

/** The whole reference, in the order of the menu: made of schemas, their comments, their fixtures and the SDKs' types. */
export const allPages = (openApi: OpenApi): DocsPage[] => {
  const sources = { describe: docstrings(), examples: examples() };
  return [
    workbenchFramePage(sources),
    phoneFramePage(sources),
    staffSdkPage(sources),
    agentSocketPage(sources),
    httpPage(openApi),
    visitorSocketPage(sources),
    sdkTypesPage(),
  ];
};
