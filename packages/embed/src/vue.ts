import {
  defineComponent,
  h,
  onBeforeUnmount,
  onMounted,
  type PropType,
  type ShallowRef,
  shallowRef,
  watch,
} from 'vue';
import { phoneEventNames, workbenchEventNames } from './event-names.ts';
import { given } from './given.ts';
import { createPhone, createWorkbench, type Phone, type Workbench, type WorkbenchOptions } from './index.ts';

const shared = {
  /** Where the desk is served. Another address makes another frame. */
  url: { type: String, required: true },
  title: { type: String, default: undefined },
  timeoutMs: { type: Number, default: undefined },
} as const;

/** Makes the frame when mounted, another one when the address changes, and takes it away in the end. */
const withHandle = <H extends { destroy: () => void }>(
  url: () => string,
  create: (place: HTMLElement) => H,
) => {
  const place = shallowRef<HTMLElement | null>(null);
  const handle: ShallowRef<H | null> = shallowRef(null);
  const stop = (): void => {
    handle.value?.destroy();
    handle.value = null;
  };
  const start = (): void => {
    stop();
    if (place.value) handle.value = create(place.value);
  };
  onMounted(start);
  watch(url, start);
  onBeforeUnmount(stop);
  return { place, handle };
};

/**
 * The workbench as a component that fills its box; its events are emitted, and the handle is exposed.
 *
 *     <InlayWorkbench ref="desk" url="https://desk.example" :get-ticket="getTicket" @unread_message_count="show" />
 *     desk.value.handle.setStatus('AVAILABLE')
 */
export const InlayWorkbench = defineComponent({
  name: 'InlayWorkbench',
  props: {
    ...shared,
    getTicket: { type: Function as PropType<NonNullable<WorkbenchOptions['getTicket']>>, default: undefined },
    accessToken: { type: String, default: undefined },
  },
  emits: [...workbenchEventNames],
  setup(props, { emit, expose }) {
    const { place, handle } = withHandle<Workbench>(
      () => props.url,
      (container) => {
        const { url, getTicket, accessToken, title, timeoutMs } = props;
        const made = createWorkbench({
          url,
          container,
          ...given({ getTicket, accessToken, title, timeoutMs }),
        });
        for (const type of workbenchEventNames) made.on(type, (data) => emit(type, data));
        return made;
      },
    );
    expose({ handle });
    return () => h('div', { ref: place });
  },
});

/** The softphone as a component that fills its box; made for 256 × 460. */
export const InlayPhone = defineComponent({
  name: 'InlayPhone',
  props: shared,
  emits: [...phoneEventNames],
  setup(props, { emit, expose }) {
    const { place, handle } = withHandle<Phone>(
      () => props.url,
      (container) => {
        const { url, title, timeoutMs } = props;
        const made = createPhone({ url, container, ...given({ title, timeoutMs }) });
        for (const type of phoneEventNames) made.on(type, (data) => emit(type, data));
        return made;
      },
    );
    expose({ handle });
    return () => h('div', { ref: place });
  },
});
