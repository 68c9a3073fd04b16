import type { Problem as Document, FieldProblem } from "./gen/types.gen";

export type { FieldProblem };

/** A refusal or a failure as every screen sees it, whatever went wrong underneath. */
export interface Problem {
  /** The HTTP status; 0 when no answer came at all. */
  status: number;
  code: string;
  message: string;
  fields: readonly FieldProblem[];
  /** What to quote to whoever runs the installation. */
  requestId?: string | undefined;
}

/** What may come over the wire: the API's problem document, or no more than a status. */
type ProblemDocument = Partial<Document>;

/** Makes one Problem of whatever a request threw: a problem document, a lost connection, a defect of ours. */
export function problemOf(thrown: unknown): Problem {
  if (isDocument(thrown)) {
    return {
      status: thrown.status ?? 500,
      code: thrown.code ?? "",
      message: thrown.detail || thrown.title || "",
      fields: (thrown.errors ?? []).map(({ field, message }) => ({ field: inForm(field), message })),
      requestId: thrown.request_id,
    };
  }
  const lost = thrown instanceof TypeError || (thrown instanceof DOMException && thrown.name === "AbortError");
  return { status: lost ? 0 : 500, code: lost ? "offline" : "internal", message: "", fields: [] };
}

export function isDocument(thrown: unknown): thrown is ProblemDocument {
  return (
    typeof thrown === "object" &&
    thrown !== null &&
    !(thrown instanceof Error) &&
    ("status" in thrown || "code" in thrown)
  );
}

/** The API names a field by its path in what was sent; a form's fields carry the last part of it. */
function inForm(field: string): string {
  return field.replace(/^body\./, "").replace(/^form\./, "");
}
