/** One thing to put right, at the place in the form where it is ("contact.phone"). */
export interface FieldProblem {
  field: string;
  message: string;
}

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

interface ProblemDocument {
  status?: number;
  code?: string;
  title?: string;
  detail?: string;
  instance?: string;
  request_id?: string;
  errors?: { location?: string; message?: string }[] | null;
}

/** Makes one Problem of whatever a request threw: a problem document, a lost connection, a defect of ours. */
export function problemOf(thrown: unknown): Problem {
  if (isDocument(thrown)) {
    return {
      status: thrown.status ?? 500,
      code: thrown.code ?? "",
      message: thrown.detail || thrown.title || "",
      fields: (thrown.errors ?? []).flatMap(fieldOf),
      requestId: thrown.request_id,
    };
  }
  const lost = thrown instanceof TypeError || (thrown instanceof DOMException && thrown.name === "AbortError");
  return { status: lost ? 0 : 500, code: lost ? "offline" : "internal", message: "", fields: [] };
}

function isDocument(thrown: unknown): thrown is ProblemDocument {
  return (
    typeof thrown === "object" &&
    thrown !== null &&
    !(thrown instanceof Error) &&
    ("status" in thrown || "code" in thrown)
  );
}

/** "body.contact.phone" names the field "contact.phone". */
function fieldOf(error: { location?: string; message?: string }): FieldProblem[] {
  const field = (error.location ?? "").replace(/^(body|query|path|header)\.?/, "");
  return field !== "" && error.message ? [{ field, message: error.message }] : [];
}
