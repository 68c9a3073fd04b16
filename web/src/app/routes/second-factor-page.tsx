import { PageHeading } from "@/components/layout/page-heading";
import { SecondFactorSection } from "@/features/administration/second-factor/policy-section";
import { useMay } from "../use-may";

/** How people of the network sign in. */
export function Component() {
  return (
    <>
      <PageHeading title="Signing in" lead="What the network asks of people who sign in." />
      <SecondFactorSection may={useMay()} />
    </>
  );
}
