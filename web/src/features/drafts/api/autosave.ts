import { body } from "@/lib/api/client";
import { createDraft, saveDraft } from "@/lib/api/gen/sdk.gen";
import type { Draft, DraftBody } from "@/lib/api/gen/types.gen";

/** What is known of the draft on the server. */
export interface Kept {
  id: string;
  version: number;
}

/**
 * Saves a draft as it is typed: one request at a time, always the latest text, and again after a failure. The first
 * one makes the draft, so that merely opening the form leaves nothing behind.
 */
export class Autosave {
  #kept: Kept | undefined;
  #latest: DraftBody | undefined;
  #running: Promise<Draft> | undefined;

  constructor(kept: Kept | undefined) {
    this.#kept = kept;
  }

  /** Whether something was typed that the server does not have. */
  get waiting(): boolean {
    return this.#latest !== undefined;
  }

  /** Notes what is typed; nothing is sent yet. */
  note(latest: DraftBody): void {
    this.#latest = latest;
  }

  /** Saves what was noted, after whatever is being saved; undefined when there is nothing to save. */
  async save(): Promise<Draft | undefined> {
    if (this.#running) {
      const before = await this.#running;
      return this.#latest ? this.save() : before;
    }
    const latest = this.#latest;
    if (!latest) return undefined;
    this.#latest = undefined;
    this.#running = this.#send(latest);
    try {
      const saved = await this.#running;
      this.#kept = saved;
      return saved;
    } catch (error) {
      this.#latest ??= latest;
      throw error;
    } finally {
      this.#running = undefined;
    }
  }

  #send(latest: DraftBody): Promise<Draft> {
    if (!this.#kept) return body(createDraft({ body: latest }));
    const { id, version } = this.#kept;
    return body(saveDraft({ path: { id }, body: { ...latest, version } }));
  }
}
