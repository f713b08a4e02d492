import type { OrRefused } from './refused.ts';

// Who is served, and what the company's pages may show of him. Each write is one transaction.

export type VisitorRecord = {
  id: number;
  deskId: number;
  userid: string;
  nickname: string;
  headImg: string;
  channel: string;
  language: string;
  pageUrl: string;
  pageTitle: string;
  mobile: string;
  realname: string;
  sex: number;
  country: string;
  province: string;
  city: string;
  openid: string;
  email: string;
  memo: string;
  tags: string[];
  qq: string;
  wechat: string;
  age: number | null;
  /** S2: what the company's page said of him as he came in; '' where it said nothing. */
  metaData: string;
  myData: string;
  createdAt: number;
  activeAt: number;
};

/** What agents write down about a visitor. */
export type VisitorDetails = Pick<
  VisitorRecord,
  'realname' | 'mobile' | 'email' | 'memo' | 'tags' | 'qq' | 'wechat' | 'age' | 'sex'
>;

export type VisitorWrites = {
  /** Finds by token hash, or makes an anonymous visitor; stores page and language of this visit. */
  enterVisitor(input: {
    deskId: number;
    tokenHash: string | null;
    create: { tokenHash: string; userid: string; nickname: string };
    language: string;
    pageUrl: string;
    pageTitle: string;
    /** Where the page says nothing, what was said before stays. */
    metaData?: string | undefined;
    myData?: string | undefined;
    now: number;
  }): Promise<{ visitor: VisitorRecord; created: boolean }>;

  /** Only the fields that are given. Refused 404 for a visitor of another desk. */
  updateVisitor(input: {
    deskId: number;
    agentId: number;
    userid: string;
    change: Partial<VisitorDetails>;
  }): Promise<OrRefused<{ visitor: VisitorRecord }>>;

  /** S3: a nonce belongs to the first who claims it, until it expires. */
  claimPageNonce(input: {
    businessPageId: number;
    nonce: string;
    /** Which load of which frame. */
    holder: string;
    expiresAt: number;
    now: number;
  }): Promise<{ granted: boolean }>;
};

export type VisitorReads = {
  visitor(deskId: number, userid: string): Promise<VisitorRecord | null>;
  visitorByToken(tokenHash: string): Promise<VisitorRecord | null>;
  countThreads(visitorId: number): Promise<number>;
};
