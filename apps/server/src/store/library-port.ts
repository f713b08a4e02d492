// A desk's files and what its robot knows. Each write is one transaction.

export type UploadRecord = {
  id: string;
  deskId: number;
  name: string;
  mime: string;
  size: number;
  width: number;
  height: number;
  createdAt: number;
};

export type KnowledgeItem = {
  id: number;
  deskId: number;
  question: string;
  similar: string[];
  answer: string;
  language: string;
};

export type LibraryWrites = {
  createUpload(input: UploadRecord): Promise<void>;
  addKnowledge(input: {
    deskId: number;
    items: { question: string; similar: string[]; answer: string; language: string }[];
    now: number;
  }): Promise<void>;
};

export type LibraryReads = {
  knowledge(deskId: number): Promise<KnowledgeItem[]>;
  upload(id: string): Promise<UploadRecord | null>;
};
