import { Anchor } from "@mantine/core";
import type { Listing, Listings } from "@/lib/api/gen/types.gen";
import { plainDate } from "@/lib/dates";
import { areasInWords, whereAndWhen } from "../words";
import classes from "./directory.module.css";

/** Services of other directories: they are not in the network, so people contact them themselves. */
export function Outside({ listings: { items, total } }: { listings: Listings }) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="outside" className={classes.outside}>
      <h2 id="outside">Not in Onward: contact them yourself</h2>
      <p>These come from other directories. They have no account here and cannot be sent a referral.</p>
      <ul className={classes.listings}>
        {items.map((one) => (
          <li key={one.id}>
            <OneListing listing={one} />
          </li>
        ))}
      </ul>
      {total > items.length && (
        <p>
          The first {items.length} of {total}. More words find fewer.
        </p>
      )}
    </section>
  );
}

function OneListing({ listing }: { listing: Listing }) {
  const { name, provider, summary, address, areas, phone, email, website, source, read_at } = listing;
  const small = [provider && `By ${provider}`, whereAndWhen(listing), areasInWords(areas)];
  return (
    <>
      <h3>{name}</h3>
      <span className={classes.note}>{small.filter(Boolean).join(" · ")}</span>
      {summary !== "" && <p className={classes.lines}>{summary}</p>}
      {address !== "" && <p>{address.split("\n").join(", ")}</p>}
      <p className={classes.reach}>
        {phone !== "" && <Anchor href={`tel:${phone.replaceAll(/[^0-9+]/g, "")}`}>{phone}</Anchor>}
        {email !== "" && <Anchor href={`mailto:${email}`}>{email}</Anchor>}
        {website !== "" && (
          <Anchor href={website} rel="noreferrer">
            {website}
          </Anchor>
        )}
      </p>
      <span className={classes.note}>
        From {source}, read on {plainDate(read_at)}
      </span>
    </>
  );
}
