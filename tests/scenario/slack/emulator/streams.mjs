// chat.*Stream and assistant.threads.*: a stream is a message of the emulator's own that grows; a status stands in a
// thread until the bot writes there.
import { argumentsOf, no, MARKDOWN_CHARACTERS } from "./limits.mjs";

const LIFE_MS = 5 * 60 * 1000;
const MOST_LOADING_MESSAGES = 10;
const MOST_PROMPTS = 4;

export class Streams {
  constructor({ slack, call }) {
    this.slack = slack;
    this.call = call;
    this.open = new Map(); // ts → {text, until}
    this.statuses = new Map(); // thread_ts → status
  }

  add(app) {
    this.#on(app, "chat.startStream", (said, authorization) => this.#start(said, authorization));
    this.#on(app, "chat.appendStream", (said, authorization) => this.#grow(said, authorization));
    this.#on(app, "chat.stopStream", (said, authorization) => this.#stop(said, authorization));
    this.#on(app, "assistant.threads.setStatus", (said) => this.#setStatus(said));
    this.#on(app, "assistant.threads.setTitle", (said) => ({ ok: Boolean(said.channel_id && said.title) }));
    this.#on(app, "assistant.threads.setSuggestedPrompts", (said) =>
      said.channel_id && said.prompts?.length <= MOST_PROMPTS ? { ok: true } : refuse("invalid_arguments"),
    );
  }

  isOpen(ts) {
    return this.open.has(ts);
  }

  working() {
    return [...this.statuses.keys()];
  }

  // A message of the bot takes the status of its thread away.
  seen(message, bot) {
    if (message.user === bot.bot_user_id && !message.subtype) this.statuses.delete(message.thread_ts ?? message.ts);
  }

  async #start(said, authorization) {
    const { channel, thread_ts, markdown_text = "", recipient_user_id, recipient_team_id } = said;
    if (!thread_ts) return refuse("invalid_thread_ts");
    const place = this.slack.channels.findOneBy("channel_id", channel);
    if (!place?.is_im && !(recipient_user_id && recipient_team_id)) return refuse("missing_recipient_user_id");
    if (markdown_text.length > MARKDOWN_CHARACTERS) return refuse("msg_too_long");
    const begun = await this.call("chat.postMessage", { channel, thread_ts, text: markdown_text || " " }, authorization);
    if (begun.ok) this.open.set(begun.ts, { text: markdown_text, until: Date.now() + LIFE_MS });
    return begun;
  }

  async #grow({ channel, ts, markdown_text = "" }, authorization) {
    const stream = this.open.get(ts);
    if (!stream || stream.until < Date.now()) return refuse("message_not_in_streaming_state");
    if (markdown_text.length > MARKDOWN_CHARACTERS) return refuse("msg_too_long");
    stream.text += markdown_text;
    return this.call("chat.update", { channel, ts, text: stream.text || " " }, authorization);
  }

  async #stop(said, authorization) {
    const stopped = await this.#grow(said, authorization);
    this.open.delete(said.ts);
    return stopped;
  }

  #setStatus({ channel_id, thread_ts, status, loading_messages = [] }) {
    if (!channel_id || !thread_ts || status === undefined) return refuse("invalid_arguments");
    if (loading_messages.length > MOST_LOADING_MESSAGES) return refuse("invalid_arguments");
    if (status) this.statuses.set(thread_ts, status);
    else this.statuses.delete(thread_ts);
    return { ok: true };
  }

  #on(app, method, answer) {
    app.post(`/api/${method}`, async (c) => {
      const authorization = c.req.header("authorization");
      if (!authorization) return no("not_authed");
      return c.json(await answer(await argumentsOf(c.req.raw), authorization));
    });
  }
}

function refuse(error) {
  return { ok: false, error };
}
