import type { useForm } from '@mantine/form';

type Parts = 'getValues' | 'setValues' | 'resetDirty' | 'isDirty' | 'clearErrors' | 'onSubmit';

/** The parts of what `useForm` gives that do not depend on its rules. */
export type FormOf<Values extends object> = Pick<ReturnType<typeof useForm<Values>>, Parts>;
