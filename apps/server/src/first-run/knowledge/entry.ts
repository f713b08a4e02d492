export type KnowledgeEntry = { question: string; similar: string[]; answer: string };
