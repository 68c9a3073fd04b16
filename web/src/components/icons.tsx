import type { ReactNode } from "react";

/** One stroke weight, one grid; decoration only, so hidden from screen readers. */
function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

export const icons = {
  dashboard: (
    <Icon>
      <path d="M4 13h6V4H4zM14 20h6v-9h-6zM4 20h6v-3H4zM14 7h6V4h-6z" />
    </Icon>
  ),
  incoming: (
    <Icon>
      <path d="M12 3v11M7.5 10L12 14.5 16.5 10M4 16v4h16v-4" />
    </Icon>
  ),
  outgoing: (
    <Icon>
      <path d="M12 15V4M7.5 8.5L12 4l4.5 4.5M4 16v4h16v-4" />
    </Icon>
  ),
  drafts: (
    <Icon>
      <path d="M4 20l1-4L16.5 4.5l3 3L8 19zM14 7l3 3" />
    </Icon>
  ),
  directory: (
    <Icon>
      <path d="M5 4h12a2 2 0 012 2v14H7a2 2 0 01-2-2zM9 8h6M9 12h6" />
    </Icon>
  ),
  manage: (
    <Icon>
      <path d="M4 20V9l8-5 8 5v11zM10 20v-6h4v6" />
    </Icon>
  ),
  reports: (
    <Icon>
      <path d="M4 20h16M7 16v-5M12 16V5M17 16V9" />
    </Icon>
  ),
  administration: (
    <Icon>
      <path d="M4 7h9M17 7h3M4 17h3M11 17h9" />
      <circle cx="15" cy="7" r="2" />
      <circle cx="9" cy="17" r="2" />
    </Icon>
  ),
  search: (
    <Icon>
      <circle cx="11" cy="11" r="6.5" />
      <path d="M16 16l4.5 4.5" />
    </Icon>
  ),
  add: (
    <Icon>
      <path d="M12 5v14M5 12h14" />
    </Icon>
  ),
  person: (
    <Icon>
      <circle cx="12" cy="8" r="4" />
      <path d="M4.5 20c1-4 4-6 7.5-6s6.500 2 7.500 6" />
    </Icon>
  ),
  more: (
    <Icon>
      <path d="M5 12h.01M12 12h.01M19 12h.01" />
    </Icon>
  ),
  print: (
    <Icon>
      <path d="M7 8V3h10v5M6 17H4v-7h16v7h-2M7 14h10v7H7z" />
    </Icon>
  ),
  check: (
    <Icon>
      <path d="M5 12.5l4.5 4.5L19 7" />
    </Icon>
  ),
  down: (
    <Icon>
      <path d="M6 9l6 6 6-6" />
    </Icon>
  ),
};
