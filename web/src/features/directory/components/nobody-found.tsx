import { Button } from "@mantine/core";
import { EmptyNotice } from "@/components/states/empty-notice";
import { type Search, wider } from "../model";
import classes from "./directory.module.css";

interface Props {
  asked: Search;
  onChange: (change: Partial<Search>) => void;
  onClear: () => void;
}

/** Nothing was found: what could be asked instead (R9). */
export function NobodyFound({ asked, onChange, onClear }: Props) {
  const ways = wider(asked);
  if (ways.length === 0) {
    return (
      <EmptyNotice title="No organisations yet">
        Every organisation of the network will stand here. A coordinator adds them under Administration.
      </EmptyNotice>
    );
  }
  return (
    <EmptyNotice
      title="Nothing found"
      action={
        <div className={classes.ways}>
          {ways.map(({ label, change }) => (
            <Button key={label} variant="default" onClick={() => onChange(change)}>
              {label}
            </Button>
          ))}
          <Button variant="subtle" onClick={onClear}>
            Show all organisations
          </Button>
        </div>
      }
    >
      {ways.length > 1 ? "Ask for less: fewer choices find more." : "Try a shorter word, a town or district."}
    </EmptyNotice>
  );
}
