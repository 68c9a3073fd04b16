import { afterEach, describe, expect, it, vi } from "vitest";
import { client } from "@/lib/api/gen/client.gen";
import type { DraftBody } from "@/lib/api/gen/types.gen";
import { blankDraft } from "../model";
import { Autosave } from "./autosave";

interface Sent {
  method: string;
  path: string;
  surname: string;
  version: number | undefined;
}

function named(surname: string): DraftBody {
  const draft = blankDraft("");
  return { ...draft, form: { ...draft.form, client: { ...draft.form.client, last_name: surname } } };
}

/** A server that keeps one draft; it can be told to fail. */
function server() {
  const sent: Sent[] = [];
  let version = 0;
  const state = { fails: false };
  client.setConfig({
    baseUrl: "http://onward.test",
    fetch: async (input) => {
      const request = new Request(input);
      if (state.fails) throw new TypeError("Failed to fetch");
      const body = await request.json();
      sent.push({
        method: request.method,
        path: new URL(request.url).pathname,
        surname: body.form.client.last_name,
        version: body.version,
      });
      version += 1;
      return Response.json({ id: "d1", version, problems: [], updated_at: "", ...body });
    },
  });
  return { sent, state };
}

afterEach(() => client.setConfig({ baseUrl: "", fetch: undefined }));

describe("Autosave", () => {
  it("makes the draft once, then saves it with the version it was given", async () => {
    const { sent } = server();
    const autosave = new Autosave(undefined);
    expect(await autosave.save()).toBeUndefined();
    autosave.note(named("M"));
    await autosave.save();
    autosave.note(named("Ma"));
    await autosave.save();
    expect(sent).toEqual([
      { method: "POST", path: "/api/v1/drafts", surname: "M", version: undefined },
      { method: "PUT", path: "/api/v1/drafts/d1", surname: "Ma", version: 1 },
    ]);
  });

  it("never has two requests under way, and sends only the latest text after the first", async () => {
    const { sent } = server();
    const autosave = new Autosave({ id: "d1", version: 7 });
    autosave.note(named("M"));
    const first = autosave.save();
    autosave.note(named("Mar"));
    const second = autosave.save();
    autosave.note(named("Marlowe"));
    await Promise.all([first, second]);
    expect(sent.map((one) => one.surname)).toEqual(["M", "Marlowe"]);
    expect(autosave.waiting).toBe(false);
  });

  it("keeps what was typed when the connection is lost", async () => {
    const { sent, state } = server();
    const autosave = new Autosave({ id: "d1", version: 1 });
    state.fails = true;
    autosave.note(named("Marlowe"));
    await expect(autosave.save()).rejects.toThrow();
    expect(autosave.waiting).toBe(true);
    state.fails = false;
    await autosave.save();
    expect(sent.map((one) => one.surname)).toEqual(["Marlowe"]);
  });

  it("does not replace newer text by the text that failed", async () => {
    const { sent, state } = server();
    const autosave = new Autosave({ id: "d1", version: 1 });
    state.fails = true;
    autosave.note(named("old"));
    const failing = autosave.save();
    autosave.note(named("new"));
    await expect(failing).rejects.toThrow();
    state.fails = false;
    await autosave.save();
    expect(sent.map((one) => one.surname)).toEqual(["new"]);
    vi.restoreAllMocks();
  });
});
