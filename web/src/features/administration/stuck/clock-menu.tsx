import { Button, Menu } from "@mantine/core";
import { icons } from "@/components/icons";
import type { StuckRow } from "@/lib/api/gen/types.gen";
import type { ClockCommand } from "../api/stuck";
import type { May } from "../model";
import { clockWords } from "./clock-words";

interface Props {
  row: StuckRow;
  may: May;
  onAsk: (row: StuckRow, kind: ClockCommand) => void;
}

const kinds: readonly ClockCommand[] = ["extend-clock", "stop-clock", "restart-clock"];

/** What may be done about the clock of one referral, and where it can be watched. */
export function ClockMenu({ row, may, onAsk }: Props) {
  const allowed = kinds.filter(may);
  if (allowed.length === 0 && !row.workflow_url) return null;
  return (
    <Menu position="bottom-end" width={240} withinPortal={false}>
      <Menu.Target>
        <Button variant="default" size="compact-md" rightSection={icons.down} aria-label={`Clock of #${row.number}`}>
          Clock
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {allowed.map((kind) => (
          <Menu.Item key={kind} onClick={() => onAsk(row, kind)}>
            {clockWords[kind].label}
          </Menu.Item>
        ))}
        {row.workflow_url && (
          <Menu.Item component="a" href={row.workflow_url} target="_blank" rel="noreferrer">
            See it in Temporal
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
