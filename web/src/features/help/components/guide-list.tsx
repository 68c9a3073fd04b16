import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import { paths } from "@/lib/paths";
import { guideGroups } from "../guides";
import classes from "./help.module.css";

/** Every guide under its heading. */
export function GuideList() {
  return (
    <div className={classes.groups}>
      {guideGroups.map((group) => (
        <section key={group.title} aria-label={group.title}>
          <h2>{group.title}</h2>
          <ul className={classes.list}>
            {group.guides.map((one) => (
              <li key={one.slug}>
                <Anchor component={Link} to={paths.guide(one.slug)}>
                  {one.title}
                </Anchor>
                <span className={classes.summary}>{one.summary}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
