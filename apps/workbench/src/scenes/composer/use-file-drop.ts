import { useRef, useState, type ClipboardEvent, type DragEvent } from 'react';

const hasFiles = (transfer: DataTransfer | null): transfer is DataTransfer =>
  transfer?.types.includes('Files') === true;

/** Paste and drop. Text that is pasted or dropped is left to the browser. */
export const useFileDrop = (add: (files: readonly File[]) => void) => {
  const [dropping, setDropping] = useState(false);
  // Enter and leave come for every child that is crossed.
  const depth = useRef(0);
  const move = (by: number) => {
    depth.current = Math.max(0, depth.current + by);
    setDropping(depth.current > 0);
  };
  const handlers = {
    onDragEnter: (event: DragEvent) => hasFiles(event.dataTransfer) && move(1),
    onDragLeave: (event: DragEvent) => hasFiles(event.dataTransfer) && move(-1),
    onDragOver: (event: DragEvent) => hasFiles(event.dataTransfer) && event.preventDefault(),
    onDrop: (event: DragEvent) => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      move(-depth.current);
      add([...event.dataTransfer.files]);
    },
    onPaste: (event: ClipboardEvent) => {
      const files = [...event.clipboardData.files];
      if (files.length === 0) return;
      event.preventDefault();
      add(files);
    },
  };
  return { dropping, handlers };
};
