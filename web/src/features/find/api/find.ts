import { useQuery } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import { searchReferrals } from "@/lib/api/gen/sdk.gen";
import { liveRoot } from "@/lib/api/keys";
import { useOrganisations } from "@/lib/api/reference";
import { paths } from "@/lib/paths";

const atMost = 6;
const shortest = 2;

/** One thing that was found, and where it is. */
export interface Found {
  to: string;
  name: string;
  detail?: string;
}

const pages: Found[] = [
  { to: paths.home, name: "Dashboard" },
  { to: paths.incoming, name: "Incoming referrals" },
  { to: paths.outgoing, name: "Outgoing referrals" },
  { to: paths.search, name: "Search all referrals, saved searches and exports" },
  { to: paths.drafts, name: "Drafts" },
  { to: paths.newReferral, name: "New referral" },
  { to: paths.directory, name: "Directory" },
  { to: paths.account, name: "My account" },
  { to: paths.help, name: "Help" },
];

/** What is found for a text: pages at once, referrals and organisations from the server. */
export function useFind(text: string) {
  const referrals = useQuery({
    queryKey: [liveRoot, "find", text],
    queryFn: () => body(searchReferrals({ body: { text, limit: atMost } })),
    enabled: text.length >= shortest,
    placeholderData: (before) => before,
  });
  const organisations = useOrganisations(text);
  const matching = pages.filter((page) => page.name.toLowerCase().includes(text.toLowerCase()));
  const asked = text.length >= shortest;
  const groups = [
    { label: "Referrals", found: asked ? (referrals.data?.items ?? []).map(referralFound) : [] },
    {
      label: "Organisations",
      found: asked ? (organisations.data?.items ?? []).slice(0, atMost).map(organisationFound) : [],
    },
    { label: "Pages", found: matching },
  ];
  return { groups: groups.filter((group) => group.found.length > 0), searching: referrals.isFetching };
}

function referralFound(row: {
  id: string;
  number: number;
  client_name?: string;
  sender: { name: string };
  receiver: { name: string };
}): Found {
  const name = row.client_name ? `#${row.number} ${row.client_name}` : `#${row.number}`;
  return { to: paths.referral(row.id), name, detail: `${row.sender.name} to ${row.receiver.name}` };
}

function organisationFound(row: { id: string; name: string; summary: string }): Found {
  return { to: paths.organisation(row.id), name: row.name, detail: row.summary };
}
