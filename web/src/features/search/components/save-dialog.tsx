import { Button, Modal, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { refusalWords } from "@/components/states/problem-words";
import { problemOf } from "@/lib/api/problem";
import { useSaveSearch } from "../api/search";
import type { Asked } from "../model";

/** Keeps a search under a name. */
export function SaveDialog({ opened, asked, onClose }: { opened: boolean; asked: Asked; onClose: () => void }) {
  const [name, setName] = useState("");
  const save = useSaveSearch();
  const problem = save.error ? (problemOf(save.error).fields[0]?.message ?? refusalWords(save.error)) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const kept = () => {
      setName("");
      onClose();
    };
    save.mutate({ name, asked }, { onSuccess: kept });
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Save this search">
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            data-autofocus
            label="Name"
            description="Only you see it. Such as: Urgent, waiting for us"
            maxLength={80}
            autoComplete="off"
            value={name}
            error={problem}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <div>
            <Button type="submit" loading={save.isPending}>
              Save
            </Button>
          </div>
        </Stack>
      </form>
    </Modal>
  );
}
