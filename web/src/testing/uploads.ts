import type { Upload } from "@/lib/api/gen/types.gen";

/** A file as it was handed to the server. */
export interface Handed {
  readonly name: string;
  /** Tells how much of it is there. */
  progress(share: number): void;
  /** Answers it: by what is kept, by a refusal, or by nothing at all, as when the connection is lost. */
  keep(file?: Partial<Upload>): void;
  refuse(status: number, detail: string): void;
  lose(): void;
  readonly aborted: boolean;
}

/** Stands in for the browser's uploading, so that a test decides when a file arrives. */
export function takingUploads(): Handed[] {
  const handed: Handed[] = [];
  class FakeRequest {
    status = 0;
    responseText = "";
    responseType = "";
    upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
    onload?: () => void;
    onerror?: () => void;
    onabort?: () => void;
    #name = "";
    #aborted = false;

    open() {}
    setRequestHeader(header: string, value: string) {
      if (header === "File-Name") this.#name = decodeURIComponent(value);
    }
    abort() {
      this.#aborted = true;
      this.onabort?.();
    }
    #answer(status: number, body: object) {
      this.status = status;
      this.responseText = JSON.stringify(body);
      this.onload?.();
    }
    send(file: File) {
      const name = this.#name;
      const aborted = () => this.#aborted;
      const place = handed.length + 1;
      handed.push({
        name,
        get aborted() {
          return aborted();
        },
        progress: (share) => this.upload.onprogress?.({ loaded: share * file.size, total: file.size }),
        keep: (more) => this.#answer(201, { ...kept(`f${place}`, name), size: file.size, ...more }),
        refuse: (status, detail) => this.#answer(status, { status, code: "invalid", title: "", detail }),
        lose: () => this.onerror?.(),
      });
    }
  }
  Reflect.set(globalThis, "XMLHttpRequest", FakeRequest);
  return handed;
}

/** A file as the server keeps it. */
export function kept(id: string, name: string): Upload {
  return { id, name, kind: "pdf", size: 348_160, state: "clean", preview: true };
}
