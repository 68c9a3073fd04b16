import { Button } from "@mantine/core";
import { PageHeading } from "@/components/layout/page-heading";
import { EmptyNotice } from "@/components/states/empty-notice";
import { ProblemNotice } from "@/components/states/problem-notice";
import { Waiting } from "@/components/states/waiting";
import type { Announcement } from "@/lib/api/gen/types.gen";
import { plainDate } from "@/lib/dates";
import { useAnnouncementList, useEndAnnouncement } from "../api/announcements";
import type { May } from "../model";
import { AnnounceForm } from "./announce-form";
import { roleWords, stateWords } from "./announcement-words";
import classes from "./announcements.module.css";

/** What coordinators tell everybody for some days; an auditor reads what was said. */
export function AnnouncementsPage({ may }: { may: May }) {
  const query = useAnnouncementList();
  return (
    <>
      <PageHeading
        title="Announcements"
        lead="Stands above every page, for those whom it is for, until they say that they have read it."
      />
      {may("announce") && <AnnounceForm />}
      <h2>Announced so far</h2>
      {query.isPending && <Waiting rows={4} />}
      {query.isError && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.items.length === 0 && (
        <EmptyNotice title="Nothing yet">A telephone line that is down, a training day, a new form.</EmptyNotice>
      )}
      <ul className={classes.list}>
        {query.data?.items.map((one) => (
          <Row key={one.id} one={one} mayEnd={may("end-announcement")} />
        ))}
      </ul>
    </>
  );
}

function Row({ one, mayEnd }: { one: Announcement; mayEnd: boolean }) {
  const end = useEndAnnouncement();
  const days = one.from === one.to ? plainDate(one.from) : `${plainDate(one.from)} to ${plainDate(one.to)}`;
  return (
    <li>
      <p className={classes.text}>{one.text}</p>
      <p className={classes.about}>
        {stateWords[one.state]} · {days} · {roleWords(one.roles)}
        {one.important && " · important"} · {one.by?.name}
      </p>
      {end.isError && <ProblemNotice error={end.error} />}
      {mayEnd && one.state !== "over" && (
        <Button
          variant="subtle"
          size="compact-md"
          aria-label={`End now: ${one.text}`}
          loading={end.isPending}
          onClick={() => end.mutate(one.id)}
        >
          End now
        </Button>
      )}
    </li>
  );
}
