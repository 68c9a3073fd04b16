import { Button, Checkbox } from "@mantine/core";
import { useEffect, useState } from "react";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import { type DigestKind, useChooseDigest, useDigests, useSendDigest } from "../api/digests";
import classes from "./account.module.css";

const kinds: readonly { kind: DigestKind; label: string; description: string }[] = [
  {
    kind: "weekly",
    label: "Weekly digest",
    description:
      "On Monday at 08:00, or the next working day: what is new, waits, is late, or was declined and not yet forwarded. In a week with nothing to say, none is sent.",
  },
  {
    kind: "monthly",
    label: "Monthly digest",
    description:
      "On the first working day: last month beside the month before. After two months without a referral, none is sent.",
  },
];

/** Which figures a lead gets by e-mail. They hold numbers only, and nothing of a client. */
export function Digests() {
  const query = useDigests();
  const loaded = query.data !== undefined;
  useEffect(() => {
    // A digest's own link leads here, before this part of the page is there.
    if (loaded && window.location.hash === "#digests") document.getElementById("digests")?.scrollIntoView();
  }, [loaded]);
  if (query.isPending) return <Waiting rows={2} label="Loading your digests" />;
  if (!query.data) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  const wanted = query.data;
  return kinds.map((one) => <Digest key={one.kind} {...one} wanted={wanted[one.kind]} about={wanted.about} />);
}

interface Props {
  kind: DigestKind;
  label: string;
  description: string;
  wanted: boolean;
  about: string;
}

function Digest({ kind, label, description, wanted, about }: Props) {
  const choose = useChooseDigest(kind);
  const send = useSendDigest(kind);
  const [shown, setShown] = useState(wanted);
  const change = (next: boolean) => {
    setShown(next); // at once; what was not saved goes back, and it is said why
    choose.mutate(next, { onError: () => setShown(!next) });
  };
  return (
    <div className={classes.digest}>
      <Checkbox
        label={label}
        description={description}
        checked={shown}
        onChange={(event) => change(event.currentTarget.checked)}
      />
      <Button
        variant="default"
        size="compact-md"
        loading={send.isPending}
        aria-label={`Send me the latest now: ${label}, ${about}`}
        onClick={() => send.mutate()}
      >
        Send me the latest now
      </Button>
      <p role="status" className={classes.quiet}>
        {send.data?.message ?? (choose.isSuccess && "Saved.")}
      </p>
      {(choose.error ?? send.error) && <ProblemNotice error={choose.error ?? send.error} />}
    </div>
  );
}
