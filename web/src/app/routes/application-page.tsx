import { useParams } from "react-router";
import { ApplicationDetail } from "@/features/administration/applications/application-detail";

/** One organisation that asks to join. */
export function Component() {
  const { id = "" } = useParams();
  return <ApplicationDetail key={id} id={id} />;
}
