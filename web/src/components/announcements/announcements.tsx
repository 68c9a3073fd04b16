import { Button } from "@mantine/core";
import type { Announced } from "@/lib/api/gen/types.gen";
import classes from "./announcements.module.css";
import { useAnnouncements } from "./use-announcements";

/** What coordinators tell the reader today, above every page, until it is read. */
export function Announcements({ announced }: { announced: readonly Announced[] }) {
  const { shown, read, later } = useAnnouncements(announced);
  return shown.map((one) => (
    <section
      key={one.id}
      className={one.important ? classes.important : classes.info}
      aria-label={one.important ? "Important announcement" : "Announcement"}
    >
      <p className={classes.text}>{one.text}</p>
      <div className={classes.ways}>
        <Button variant="default" size="compact-md" onClick={() => read(one.id)}>
          I have read it
        </Button>
        {one.important && (
          <Button variant="subtle" size="compact-md" onClick={() => later(one.id)}>
            Later
          </Button>
        )}
      </div>
    </section>
  ));
}
