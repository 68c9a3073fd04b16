import { Anchor, Button } from "@mantine/core";
import { Link } from "react-router";
import { EmptyNotice } from "@/components/states/empty-notice";
import { paths } from "@/lib/paths";
import type { Box } from "../model";

interface Props {
  box: Box;
  /** Whether anything narrows the list. */
  narrowed: boolean;
  searched: boolean;
  onClear: () => void;
}

/** What would be here, and what to do first. */
export function EmptyList({ box, narrowed, searched, onClear }: Props) {
  if (searched || narrowed) return <NothingFound searched={searched} narrowed={narrowed} onClear={onClear} />;
  if (box === "incoming") {
    return (
      <EmptyNotice
        title="No referrals received yet"
        action={
          <Anchor component={Link} to={paths.directory}>
            See how you stand in the directory
          </Anchor>
        }
      >
        When another organisation refers a client to you, the referral stands here with the day to acknowledge it by.
        Your organisation gets an e-mail as well.
      </EmptyNotice>
    );
  }
  return (
    <EmptyNotice
      title="No referrals sent yet"
      action={
        <Button component={Link} to={paths.newReferral}>
          New referral
        </Button>
      }
    >
      Each referral you or your colleagues send stands here until the client has a result, so that nobody is lost on the
      way.
    </EmptyNotice>
  );
}

function NothingFound({ searched, narrowed, onClear }: Omit<Props, "box">) {
  const words = searched
    ? "Check the number or the spelling of the surname. Only referrals your organisation sent or received are searched."
    : "No referral is like that at the moment. Take a filter away to see more.";
  const what = searched && narrowed ? "the search and the filters" : searched ? "the search" : "the filters";
  return (
    <EmptyNotice
      title="Nothing found"
      action={
        <Button variant="default" onClick={onClear}>
          Clear {what}
        </Button>
      }
    >
      {words}
    </EmptyNotice>
  );
}
