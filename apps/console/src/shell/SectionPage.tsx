import { useQuery } from '@tanstack/react-query';
import { useWords } from '../languages/use-words.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { Section } from '../ui/Section.tsx';
import type { SectionEntry } from './sections.ts';

/** A section's code comes when it is opened. A line that is down then is no crash: the rail stays, and one tries again. */
export const SectionPage = ({ section }: { section: SectionEntry }) => {
  const { t } = useWords();
  const code = useQuery({
    queryKey: ['section', section.path],
    queryFn: section.load,
    staleTime: Infinity,
    gcTime: Infinity,
    structuralSharing: false,
    retry: false,
  });
  if (code.data) return <code.data />;
  return (
    <Section title={t(section.label)} text="">
      <Loaded query={code}>{() => null}</Loaded>
    </Section>
  );
};
