import { useKeptSession } from "@/lib/api/me";
import classes from "./agreement.module.css";

/** Tells an adviser, where they would send, that their organisation cannot; a lead reads it above every page. */
export function AgreementBarrier() {
  const session = useKeptSession();
  if (!session?.agreement?.barred || session.acting_for.role === "lead") return null;
  return (
    <section className={classes.barrier} aria-label="Data-sharing agreement">
      <p className={classes.words}>
        <strong>This cannot be sent now.</strong> Your organisation has not accepted the network’s data-sharing
        agreement. Ask a lead of your organisation to accept it: Manage &gt; Agreement. What you write is kept.
      </p>
    </section>
  );
}
