import { useMutation, useQueryClient } from "@tanstack/react-query";
import { body } from "@/lib/api/client";
import * as api from "@/lib/api/gen/sdk.gen";
import type { ReferralDetail } from "@/lib/api/gen/types.gen";
import { keys } from "@/lib/api/keys";
import { problemOf } from "@/lib/api/problem";
import type { CommandRequest, WordsKind } from "../model";

const wordsCalls = {
  return: api.return_,
  send: api.send,
  withdraw: api.withdraw,
  undo: api.undo,
  "stop-clock": api.stopClock,
  "restart-clock": api.restartClock,
  "no-further-referral": api.noFurtherReferral,
} satisfies Record<WordsKind, unknown>;

/** Gives a command to a referral and keeps the answer; whatever lists it asks again. */
export function useCommand(id: string, version: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: CommandRequest) => send(id, version, request),
    onSuccess: (answer) => {
      client.setQueryData(keys.referral(id), answer);
      void client.invalidateQueries({ queryKey: keys.lists });
      void client.invalidateQueries({ queryKey: keys.dashboard });
    },
    onError: (error) => {
      // Somebody else was quicker: show what they did, under the words that were typed.
      if (problemOf(error).status === 409) void client.invalidateQueries({ queryKey: keys.referral(id) });
    },
  });
}

/** What would have made it right goes along only where it was said. */
const remedyOf = ({ remedy }: { remedy?: string }) => (remedy ? { remedy } : {});

function send(id: string, version: number, request: CommandRequest): Promise<ReferralDetail> {
  const path = { id };
  switch (request.kind) {
    case "acknowledge":
      return body(api.acknowledge({ path, body: { version } }));
    case "accept":
      return body(api.accept({ path, body: { version } }));
    case "decline":
      return body(
        api.decline({ path, body: { version, reason: request.reason, words: request.words, ...remedyOf(request) } }),
      );
    case "return":
      return body(api.return_({ path, body: { version, words: request.words, ...remedyOf(request) } }));
    case "close":
      return body(api.close({ path, body: { version, outcomes: request.outcomes, words: request.words } }));
    case "record-contact": {
      const { channel, reached, at, words } = request;
      return body(api.recordContact({ path, body: { version, channel, reached, at, ...(words ? { words } : {}) } }));
    }
    case "extend-clock":
      return body(api.extendClock({ path, body: { version, days: request.days, words: request.words } }));
    case "assign":
      return body(api.assign({ path, body: { version, ...(request.assignee ? { assignee: request.assignee } : {}) } }));
    case "add-note":
      return body(
        api.addNote({ path, body: { text: request.text, private: request.private, notify: request.notify } }),
      );
    case "delete-note":
      return body(api.deleteNote({ path, body: { note_id: request.note_id } }));
    case "add-file":
      return body(api.addFile({ path, body: { file: request.file, notify: request.notify } }));
    case "remove-file":
      return body(api.removeFile({ path, body: { file: request.file } }));
    default:
      return body(wordsCalls[request.kind]({ path, body: { version, words: request.words } }));
  }
}
