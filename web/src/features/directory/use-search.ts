import { useDebouncedValue } from "@mantine/hooks";
import { isPostcode, tidyPostcode } from "@/lib/uk";
import { useInAddress } from "@/lib/use-in-address";
import { useRemembered } from "@/lib/use-remembered";
import { addressOf, everything, type Search, searchOf } from "./model";

export const pause = 250;

/**
 * The search, kept in the address so that Back and a bookmark work. The address follows each letter, and the question
 * to the server once the typing rests. A postcode, which may be a client's, stands in no address.
 */
export function useSearch() {
  const [chosen, choose] = useInAddress(searchOf, addressOf, true);
  const [postcode, keepPostcode] = useRemembered("directory");
  const [text] = useDebouncedValue(chosen.text.trim(), pause);
  const change = (part: Partial<Search>) => {
    if (part.postcode !== undefined) keepPostcode(part.postcode);
    choose({ ...chosen, page: 1, ...part });
  };
  return {
    asked: { ...chosen, text, postcode: isPostcode(postcode) ? tidyPostcode(postcode) : "" },
    typed: chosen.text,
    postcode,
    type: (words: string) => change({ text: words }),
    change,
    clear: () => change({ ...everything, all: chosen.all }),
  };
}
