import { type Problem, problemOf } from "@/lib/api/problem";

/** What happened, what it means, and what the person can do about it. */
export interface ProblemWords {
  title: string;
  meaning: string;
  way: "again" | "home" | "sign-in";
}

const byStatus: Record<number, ProblemWords> = {
  0: {
    title: "You seem to be offline",
    meaning: "Onward could not be reached. What you typed is still here. Check your connection and try again.",
    way: "again",
  },
  401: {
    title: "You have been signed out",
    meaning: "This keeps clients' details safe. Sign in and carry on where you were.",
    way: "sign-in",
  },
  403: {
    title: "This is not yours to open",
    meaning:
      "Your account may not see or do this. If you think it should, ask your organisation's lead or a coordinator.",
    way: "home",
  },
  404: {
    title: "There is nothing here",
    meaning: "The address may be mistyped, or this belongs to an organisation that is not yours.",
    way: "home",
  },
  // Only an address can be malformed where a page is loaded.
  422: {
    title: "There is nothing here",
    meaning: "The address may be mistyped, or this belongs to an organisation that is not yours.",
    way: "home",
  },
  429: { title: "That was a lot at once", meaning: "Please wait a minute and try again.", way: "again" },
  503: {
    title: "Onward is resting for a moment",
    meaning: "A part of it is being restarted. Nothing that was sent is lost. Try again in a minute.",
    way: "again",
  },
};

const unknown: ProblemWords = {
  title: "Something went wrong on our side",
  meaning:
    "It is not your fault, and it has been recorded. Try again; if it happens again, tell your coordinator the reference below.",
  way: "again",
};

/** The words for a problem. A refusal written for a person by the server stands above ours. */
export function wordsFor(problem: Problem): ProblemWords {
  const words =
    byStatus[problem.status] ?? byStatus[problem.status === 502 || problem.status === 504 ? 503 : -1] ?? unknown;
  const refused = problem.status >= 400 && problem.status < 500 && problem.status !== 401 && problem.status !== 422;
  return refused && problem.message !== "" ? { ...words, meaning: problem.message } : words;
}

/** Why a request was refused, in one paragraph above a form. */
export function refusalWords(error: unknown): string {
  const problem = problemOf(error);
  return problem.message !== "" && problem.status < 500 ? problem.message : wordsFor(problem).meaning;
}
