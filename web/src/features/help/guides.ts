import type { MDXProps } from "mdx/types";
import { type ComponentType, type LazyExoticComponent, lazy } from "react";

/** A short page about one task, written in guides/. */
export interface Guide {
  slug: string;
  title: string;
  /** What the list of guides says of it. */
  summary: string;
  Text: LazyExoticComponent<ComponentType<MDXProps>>;
}

export interface GuideGroup {
  title: string;
  guides: readonly Guide[];
}

type Writing = () => Promise<{ default: ComponentType<MDXProps> }>;

function guide(slug: string, title: string, summary: string, text: Writing): Guide {
  return { slug, title, summary, Text: lazy(text) };
}

/** Every guide, in the order in which somebody new would want them. */
export const guideGroups: readonly GuideGroup[] = [
  {
    title: "Begin",
    guides: [
      guide(
        "first-day",
        "Your first day",
        "Six things to look at, in ten minutes.",
        () => import("./guides/first-day.mdx"),
      ),
      guide("sign-in", "Sign in", "The first time, and when you cannot.", () => import("./guides/sign-in.mdx")),
    ],
  },
  {
    title: "Referrals",
    guides: [
      guide("send", "Send a referral", "From the first word to the number.", () => import("./guides/send.mdx")),
      guide(
        "receive",
        "Answer a referral",
        "Acknowledge, accept, decline, ask for more.",
        () => import("./guides/receive.mdx"),
      ),
      guide(
        "declined",
        "When yours is declined or comes back",
        "Forward it, complete it, or end it.",
        () => import("./guides/declined.mdx"),
      ),
      guide(
        "close",
        "Reach the client, and close",
        "Contacts, and what came of it.",
        () => import("./guides/close.mdx"),
      ),
      guide(
        "notes-and-files",
        "Notes and files",
        "Who reads them, and what can be attached.",
        () => import("./guides/notes-and-files.mdx"),
      ),
      guide("find", "Find, export and print", "One referral, or all of a year.", () => import("./guides/find.mdx")),
      guide(
        "clock",
        "How time is counted",
        "Deadlines, working days, and who is told when.",
        () => import("./guides/clock.mdx"),
      ),
    ],
  },
  {
    title: "Organisations",
    guides: [
      guide(
        "directory",
        "Find an organisation",
        "Whom it helps, where, and whether it is open.",
        () => import("./guides/directory.mdx"),
      ),
      guide(
        "accepting",
        "Open and close to referrals",
        "The switch, the limit, days of your own.",
        () => import("./guides/accepting.mdx"),
      ),
      guide(
        "people",
        "People and their rights",
        "New accounts, and somebody who leaves.",
        () => import("./guides/people.mdx"),
      ),
      guide(
        "questions",
        "Ask more than the form",
        "Questions of your own, and about an issue.",
        () => import("./guides/questions.mdx"),
      ),
      guide(
        "agreement",
        "The data-sharing agreement",
        "Accept it in time, and what happens otherwise.",
        () => import("./guides/agreement.mdx"),
      ),
      guide(
        "joining",
        "When an organisation wants to join",
        "Its application, the decision, its first days.",
        () => import("./guides/joining.mdx"),
      ),
      guide("reports", "Reports", "What is counted, and what is hidden.", () => import("./guides/reports.mdx")),
      guide(
        "stuck",
        "A stuck referral",
        "For coordinators: what to do, in which order.",
        () => import("./guides/stuck.mdx"),
      ),
      guide(
        "network",
        "What the network decides",
        "Lists, wording, policy, other directories.",
        () => import("./guides/network.mdx"),
      ),
      guide(
        "oversight",
        "Audit, e-mails, and the client",
        "What coordinators see, and how.",
        () => import("./guides/oversight.mdx"),
      ),
    ],
  },
  {
    title: "Look up",
    guides: [
      guide("emails", "What an e-mail means", "Each one, and what to do next.", () => import("./guides/emails.mdx")),
      guide("words", "Words", "What we call things, and what we mean.", () => import("./guides/words.mdx")),
      guide("keyboard", "Keyboard", "Work without a mouse.", () => import("./guides/keyboard.mdx")),
    ],
  },
];

export const guides: readonly Guide[] = guideGroups.flatMap((group) => group.guides);

export function guideOf(slug: string | undefined): Guide | undefined {
  return guides.find((one) => one.slug === slug);
}
