import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import type { ReferralLink } from "@/lib/api/gen/types.gen";
import { paths } from "@/lib/paths";
import { Part } from "./part";
import classes from "./referral.module.css";

/** Referrals that belong with this one: forwarded from, forwarded as. */
export function Links({ title, links }: { title: string; links: readonly ReferralLink[] }) {
  if (links.length === 0) return null;
  return (
    <Part title={title}>
      <ul className={classes.plainList}>
        {links.map((link) => (
          <li key={link.id}>
            <Anchor component={Link} to={paths.referral(link.id)}>
              #{link.number}
            </Anchor>{" "}
            to {link.receiver.name}, {link.status}
          </li>
        ))}
      </ul>
    </Part>
  );
}
