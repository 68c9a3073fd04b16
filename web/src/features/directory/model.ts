import type { DirectorySearch } from "@/lib/api/gen/types.gen";

/** What the directory is asked for; what is empty asks for nothing. A map asks for all of it at once. */
export type Search = Required<DirectorySearch>;

export const everything: Search = {
  text: "",
  issue: "",
  type: "",
  area: "",
  postcode: "",
  accepting: false,
  open: false,
  favourite: false,
  page: 1,
  all: false,
};

/** The search that an address asks for; a postcode, which may be a client's, never stands in one. */
export function searchOf(address: URLSearchParams): Search {
  const page = Number(address.get("page"));
  return {
    text: address.get("search") ?? "",
    issue: address.get("issue") ?? "",
    type: address.get("type") ?? "",
    area: address.get("area") ?? "",
    postcode: "",
    accepting: address.get("accepting") === "yes",
    open: address.get("open") === "yes",
    favourite: address.get("favourite") === "yes",
    page: Number.isInteger(page) && page > 0 && page <= 1000 ? page : 1,
    all: address.get("view") === "map",
  };
}

/** The address of a search. */
export function addressOf({
  text,
  issue,
  type,
  area,
  accepting,
  open,
  favourite,
  page,
  all,
}: Search): Record<string, string> {
  return {
    ...(text.trim() && { search: text.trim() }),
    ...(issue && { issue }),
    ...(type && { type }),
    ...(area && { area }),
    ...(accepting && { accepting: "yes" }),
    ...(open && { open: "yes" }),
    ...(favourite && { favourite: "yes" }),
    ...(page > 1 && !all && { page: String(page) }),
    ...(all && { view: "map" }),
  };
}

/** A search with all that it leaves out. */
export function complete(part: DirectorySearch): Search {
  return { ...everything, ...part };
}

/** What a search asks for, in a few words, such as "debt, Marram City, accepting". */
export function inWords(
  { text, issue, type, area, accepting }: DirectorySearch,
  labelOf: { issue: (code: string) => string; type: (code: string) => string },
) {
  const parts = [text, issue && labelOf.issue(issue), type && labelOf.type(type), area, accepting && "accepting"];
  return parts.filter(Boolean).join(", ");
}

export interface Wider {
  label: string;
  change: Partial<Search>;
}

/** Each way to ask for less, when nothing is found (R9). */
export function wider({ text, issue, type, area, postcode, accepting, open, favourite }: Search): Wider[] {
  const ways: (Wider | false)[] = [
    text !== "" && { label: `Search without “${text}”`, change: { text: "" } },
    issue !== "" && { label: "Search for every issue", change: { issue: "" } },
    type !== "" && { label: "Search among every kind of organisation", change: { type: "" } },
    area !== "" && { label: "Search in every area", change: { area: "" } },
    postcode !== "" && { label: "Search without the postcode", change: { postcode: "" } },
    accepting && { label: "Show also those that are not accepting", change: { accepting: false } },
    open && { label: "Show also those that are not known to be open now", change: { open: false } },
    favourite && { label: "Search beyond your favourites", change: { favourite: false } },
  ];
  return ways.filter((way) => way !== false);
}
