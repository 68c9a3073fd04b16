import { useSearchParams } from "react-router";
import { useKeptText } from "@/lib/use-kept-text";
import { type Asked, addressOf, askedBy } from "./model";

/**
 * The question that is asked. Its filters stand in the address, so that Back and a bookmark work; the number or surname
 * is kept in the page's memory alone.
 */
export function useAsked(): [asked: Asked, ask: (asked: Asked) => void] {
  const [address, setAddress] = useSearchParams();
  const [text, keep] = useKeptText("search");
  const ask = (asked: Asked) => {
    keep(asked.text);
    setAddress(addressOf(asked));
  };
  return [askedBy(address, text), ask];
}
