import { Button, Menu } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useNavigate } from "react-router";
import { icons } from "@/components/icons";
import { refusalWords } from "@/components/states/problem-words";
import type { ReferralDetail } from "@/lib/api/gen/types.gen";
import { useReference } from "@/lib/api/reference";
import { paths } from "@/lib/paths";
import { useAmend } from "../api/amend";
import { menuOf, primaryOf } from "../model";
import classes from "./referral.module.css";

interface Props {
  referral: ReferralDetail;
  sending: boolean;
  /** Why the last press was refused. */
  error: unknown;
  onCommand: (kind: string) => void;
}

/** Who must do what by when; one button for whoever may do it, and everything else in a menu. */
export function NextStep({ referral, sending, error, onCommand }: Props) {
  const { data: reference } = useReference();
  const navigate = useNavigate();
  const amend = useAmend(referral.id);
  const labelOf = (kind: string) => reference?.commands.find((command) => command.code === kind)?.label ?? kind;
  const primary = primaryOf(referral);
  const others = menuOf(referral);
  const place = useFocusKept(sending);
  const refusal = error ?? amend.error;
  const choose = (kind: string) => (kind === "forward" ? void navigate(paths.forward(referral.id)) : onCommand(kind));

  return (
    <section ref={place} tabIndex={-1} className={classes.next} aria-label="Next step" data-tone={referral.track.tone}>
      <div className={classes.nextWords}>
        {/* Who reads the paper is not who printed it: there it says who must do what, and never "You". */}
        <p className="no-print">{referral.next_step.sentence}</p>
        <p className="on-paper">{referral.track.sentence}</p>
        {refusal !== null && refusal !== undefined && (
          <p role="alert" className={classes.refused}>
            {refusalWords(refusal)}
          </p>
        )}
      </div>
      <div className={`${classes.nextActions} no-print`}>
        {primary === "send" && (
          <Button loading={amend.isPending} onClick={() => amend.mutate()}>
            Amend and send again
          </Button>
        )}
        {primary && primary !== "send" && (
          <Button loading={sending} onClick={() => choose(primary)}>
            {labelOf(primary)}
          </Button>
        )}
        {others.length > 0 && (
          <Menu position="bottom-end" width={300} withinPortal={false}>
            <Menu.Target>
              <Button variant="default" rightSection={icons.down}>
                {primary ? "Other actions" : "Actions"}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {others.map((kind) => (
                <Menu.Item key={kind} onClick={() => choose(kind)}>
                  {kind === "send" ? "Send again as it was" : labelOf(kind)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
    </section>
  );
}

/** A button that waits cannot have the focus: once it has worked, the focus comes back to what stands there now. */
function useFocusKept(sending: boolean) {
  const place = useRef<HTMLElement>(null);
  const sent = useRef(false);
  useEffect(() => {
    if (sent.current && !sending && document.activeElement === document.body) place.current?.focus();
    sent.current = sending;
  }, [sending]);
  return place;
}
