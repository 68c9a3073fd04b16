import { useQueries, useQuery } from "@tanstack/react-query";
import { body } from "./client";
import { askedQuestions, colleagues, defaultTexts, listOrganisations, organisation, reference } from "./gen/sdk.gen";
import { keys } from "./keys";

const rarely = 5 * 60_000;
const aMinute = 60_000;

/** Every list that a form offers; it changes rarely. */
export function useReference() {
  return useQuery({ queryKey: keys.reference, queryFn: () => body(reference()), staleTime: rarely });
}

/** What a new referral of the reader's organisation starts with (N10-N12). */
export function useDefaultTexts(enabled = true) {
  return useQuery({
    queryKey: keys.defaultTexts,
    queryFn: () => body(defaultTexts()),
    staleTime: aMinute,
    enabled,
  });
}

/** Organisations whose name, area or issues match what was typed. */
export function useOrganisations(search: string) {
  return useQuery({
    queryKey: keys.organisations(search),
    queryFn: () => body(listOrganisations({ query: { search, limit: 50 } })),
    placeholderData: (before) => before,
  });
}

/** What a send to these receivers about these issues is asked beyond the form. */
export function useQuestionsAsked(receivers: readonly string[], issues: readonly string[]) {
  return useQuery({
    queryKey: keys.questionsAsked(receivers, issues),
    queryFn: () => body(askedQuestions({ query: { receivers: [...receivers], issues: [...issues] } })),
    enabled: receivers.length + issues.length > 0,
    placeholderData: (before) => before,
    staleTime: aMinute,
  });
}

/** People to whom a referral may be assigned, or who may be e-mailed about a note. */
export function useColleagues(referral: string) {
  return useQuery({
    queryKey: keys.colleagues(referral),
    queryFn: () => body(colleagues({ query: { referral } })),
    staleTime: rarely,
  });
}

/** The organisations with these ids, in their order, as far as they are known yet. */
export function useChosenOrganisations(ids: readonly string[]) {
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: ["organisation", id],
      queryFn: () => body(organisation({ path: { id } })),
      staleTime: aMinute,
    })),
    combine: (answers) => answers.flatMap((answer) => (answer.data ? [answer.data] : [])),
  });
}
