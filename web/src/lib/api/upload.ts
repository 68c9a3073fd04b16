import type { Upload } from "./gen/types.gen";

export type { Upload };

/** Where a file is read. An address holds nothing but opaque ids. */
export const fileAddress = {
  /** One's own, that is not sent yet. */
  uploaded: (id: string) => `/api/v1/files/${id}`,
  attached: (referral: string, id: string) => `/api/v1/referrals/${referral}/files/${id}`,
  /** The same, to be seen in the browser. */
  seen: (address: string) => `${address}?preview=true`,
};

/**
 * Hands a file to the server and tells how much of it is there, from 0 to 1. What it throws is what the generated
 * client throws: a problem document, no more than a status, or a TypeError where no answer came. A fetch cannot tell
 * how much was sent, so this is the older way.
 */
export function upload(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const lost = () => reject(new TypeError("no answer"));
    request.open("POST", "/api/v1/files");
    request.responseType = "text";
    request.setRequestHeader("Content-Type", "application/octet-stream");
    // A header holds only ASCII.
    request.setRequestHeader("File-Name", encodeURIComponent(wellFormed(file.name)));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (request.status === 201) resolve(answer as Upload);
      else reject({ ...(answer as object), status: request.status });
    };
    request.onerror = lost;
    request.ontimeout = lost;
    request.onabort = () => reject(new DOMException("given up", "AbortError"));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

/** Windows takes half a character in a name, and nothing else does. */
function wellFormed(name: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(name));
}

/** A proxy may answer in place of the API, and not in JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
