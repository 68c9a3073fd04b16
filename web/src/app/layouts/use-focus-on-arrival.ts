import { useEffect, useRef } from "react";
import { useLocation, useNavigationType } from "react-router";
import { textIn } from "@/lib/text-in";

/**
 * Takes the focus to the content of a new page, so that a screen reader starts there; not on the first one. A draft that
 * gets its address while it is being typed is no new page: whoever types must go on typing.
 */
export function useFocusOnArrival(): void {
  const { pathname, state } = useLocation();
  const type = useNavigationType();
  const same = type === "REPLACE" && textIn(state, "form") !== "";
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    const led = document.activeElement?.id !== "" && document.activeElement?.id === window.location.hash.slice(1);
    if (!same && !led) document.getElementById("content")?.focus({ preventScroll: true }); // the page leads on by itself
  }, [pathname, same]);
}
