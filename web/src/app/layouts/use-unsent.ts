import { useCallback, useEffect, useRef } from "react";

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Whether something typed still stands in a field of the page; what was sent has left it. */
export function useUnsent(): () => boolean {
  const typed = useRef(new Set<Field>());
  useEffect(() => {
    const note = ({ target }: Event) => {
      if (isText(target)) typed.current.add(target);
    };
    document.addEventListener("input", note);
    return () => document.removeEventListener("input", note);
  }, []);
  return useCallback(() => {
    const left = [...typed.current].filter((field) => field.isConnected && field.value.trim() !== "");
    typed.current = new Set(left);
    return left.length > 0;
  }, []);
}

function isText(target: EventTarget | null): target is Field {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && ["text", "email", "tel", "number"].includes(target.type);
}
