import { Button, Checkbox, Popover, Stack } from "@mantine/core";
import { icons } from "@/components/icons";
import { columns } from "./columns";
import classes from "./referral-rows.module.css";
import { useColumns } from "./use-columns";

/** Chooses what the tables of referrals show. A phone's cards have room for everything. */
export function ColumnsButton() {
  const { shows, toggle } = useColumns();
  return (
    <div className={`${classes.above} no-print`}>
      <Popover position="bottom-end" withinPortal={false} trapFocus>
        <Popover.Target>
          <Button variant="subtle" size="compact-md" rightSection={icons.down}>
            Columns
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label="Columns">
          <Stack gap={8}>
            {columns.slice(1).map(({ key, head }) => (
              <Checkbox key={key} label={head} checked={shows(key)} onChange={() => toggle(key)} />
            ))}
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
