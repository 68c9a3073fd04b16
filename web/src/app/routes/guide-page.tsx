import { Anchor } from "@mantine/core";
import { Link, useParams } from "react-router";
import { PageHeading } from "@/components/layout/page-heading";
import { GuideText } from "@/features/help/components/guide-text";
import classes from "@/features/help/components/help.module.css";
import { guideOf } from "@/features/help/guides";
import { paths } from "@/lib/paths";
import { NotFoundPage } from "./not-found-page";

/** One guide. */
export function Component() {
  const guide = guideOf(useParams()["guide"]);
  if (!guide) return <NotFoundPage />;
  return (
    <>
      <PageHeading title={guide.title} lead={guide.summary} />
      <GuideText guide={guide} />
      <p className={classes.back}>
        <Anchor component={Link} to={paths.help}>
          All of the help
        </Anchor>
      </p>
    </>
  );
}
