/** A line that has left one dot and reaches for the next. */
export function Mark() {
  return (
    <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M6 16h12" stroke="currentColor" strokeWidth="3.4" strokeLinecap="round" />
      <circle cx="8" cy="16" r="4.5" fill="currentColor" />
      <circle cx="23" cy="16" r="5" fill="none" stroke="currentColor" strokeWidth="3.2" />
    </svg>
  );
}
