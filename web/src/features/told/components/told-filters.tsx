import { NativeSelect } from "@mantine/core";
import type { ToldPage } from "@/lib/api/gen/types.gen";
import { useReference } from "@/lib/api/reference";
import { presetOf, type ToldFilter } from "../model";
import classes from "./told.module.css";

interface Props {
  filter: ToldFilter;
  page: ToldPage | undefined;
  onChange: (next: Partial<ToldFilter>) => void;
}

/** When, why, by whom, and whose. */
export function ToldFilters({ filter, page, onChange }: Props) {
  const { data: reference } = useReference();
  const presets = page?.presets ?? [];
  const period = presetOf(page, filter);
  const choose = (code: string) => {
    const preset = presets.find((one) => one.code === code);
    if (preset) onChange({ from: preset.from, to: preset.to });
  };
  const options = (all: readonly { value: string; label: string }[], any: string) => [
    { value: "", label: any },
    ...all,
  ];
  return (
    <form role="search" className={`${classes.filters} no-print`} onSubmit={(event) => event.preventDefault()}>
      <NativeSelect
        label="Period"
        value={period}
        data={[
          ...(period === "" ? [{ value: "", label: page?.period.words ?? "Last 30 days" }] : []),
          ...presets.map(({ code, label }) => ({ value: code, label })),
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      <NativeSelect
        label="Reason"
        value={filter.reason}
        data={options(
          [
            ...(reference?.decline_reasons ?? []).map(({ code, label }) => ({ value: code, label })),
            { value: "returned", label: "Returned for information" },
          ],
          "Any reason",
        )}
        onChange={(event) => onChange({ reason: event.currentTarget.value })}
      />
      <NativeSelect
        label="Receiver"
        value={filter.receiver}
        data={options(
          (page?.receivers ?? []).map(({ id, name }) => ({ value: id, label: name })),
          "Any receiver",
        )}
        onChange={(event) => onChange({ receiver: event.currentTarget.value })}
      />
      <NativeSelect
        label="Sent by"
        value={filter.mine ? "me" : ""}
        data={[
          { value: "", label: "My organisation" },
          { value: "me", label: "Me" },
        ]}
        onChange={(event) => onChange({ mine: event.currentTarget.value === "me" })}
      />
    </form>
  );
}
