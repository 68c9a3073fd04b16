const bytes = 16;

/** A text that nobody else has, for a request that must not happen twice. It works on plain HTTP too, where randomUUID is missing. */
export function unique(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
}
