import type { ReactNode } from "react";
import { SummaryList } from "@/components/summary/summary-list";
import type { Form } from "@/lib/api/gen/types.gen";
import { useReference } from "@/lib/api/reference";
import classes from "./form-summary.module.css";
import { answerItems, clientItems, consentItems, contactItems, needItems } from "./form-words";

interface Props {
  form: Form;
  /** Says what was not given, where somebody checks before sending. */
  showEmpty?: boolean;
  /** What stands beside a section's heading, such as a link to change it. */
  beside?: (section: string) => ReactNode;
}

/** What the sender wrote, as it is read: the need first, then the person. */
export function FormSummary({ form, showEmpty = false, beside }: Props) {
  const { data: reference } = useReference();
  const sections = [
    { id: "need", title: "Why, and what is wanted", items: needItems(form, reference) },
    ...extra(form),
    { id: "client", title: "The person", items: clientItems(form) },
    { id: "contact", title: "How to reach them", items: contactItems(form, reference) },
    { id: "consent", title: "Permission to share", items: consentItems(form, reference) },
  ];
  return (
    <>
      {sections.map((section) => (
        <section key={section.id} className={classes.section}>
          <div className={classes.heading}>
            <h2 className={classes.title}>{section.title}</h2>
            {beside?.(section.id)}
          </div>
          <SummaryList items={section.items} showEmpty={showEmpty} />
        </section>
      ))}
    </>
  );
}

/** The section of the extra questions, where any were answered. */
function extra(form: Form) {
  const items = answerItems(form);
  return items.length > 0
    ? [{ id: "receivers-section", title: "Asked by the receiver, or about an issue", items }]
    : [];
}
