// How Slack tells the bot: signed bodies; an event that finds no 200 within three seconds comes again, three times.
import { createHmac, randomUUID } from "node:crypto";

const RETRIES = 3;
const PATIENCE_MS = 3000;
const FORM = "application/x-www-form-urlencoded";

export class Delivering {
  constructor({ bot, secret }) {
    this.url = "";
    this.done = [];
    this.underway = 0; // messages that the bot is being told of
    this.bot = bot;
    this.secret = secret;
    this.sent = [];
  }

  async event(event, team) {
    const body = {
      type: "event_callback",
      team_id: team,
      api_app_id: this.bot.app_id,
      event_id: `Ev${randomUUID().replaceAll("-", "")}`,
      event_time: Math.floor(Date.now() / 1000),
      event,
      authorizations: [{ team_id: team, user_id: this.bot.bot_user_id, is_bot: true }],
    };
    this.sent.push(body);
    for (let retry = 0; retry <= RETRIES; retry++) {
      if ((await this.#event(body, retry)).status === 200) return;
    }
  }

  async again(ts) {
    for (const body of this.sent.filter((one) => one.event.ts === ts)) await this.#event(body, 1);
  }

  // A gesture is sent once: where it fails, the person is told, and tries again.
  async gesture(form) {
    const reply = await this.#post(new URLSearchParams(form).toString(), { "content-type": FORM });
    this.done.push({ id: form.trigger_id ?? JSON.parse(form.payload).trigger_id, retry: 0, status: reply.status });
    return reply;
  }

  async #event(body, retry) {
    const again = retry ? { "x-slack-retry-num": String(retry), "x-slack-retry-reason": "http_timeout" } : {};
    const reply = await this.#post(JSON.stringify(body), { "content-type": "application/json", ...again });
    this.done.push({ id: body.event_id, ts: body.event.ts, retry, status: reply.status });
    return reply;
  }

  async #post(text, headers) {
    if (!this.url) return { status: 200, text: "" };
    const timestamp = String(Math.floor(Date.now() / 1000));
    const digest = createHmac("sha256", this.secret).update(`v0:${timestamp}:${text}`).digest("hex");
    const signed = { ...headers, "x-slack-request-timestamp": timestamp, "x-slack-signature": `v0=${digest}` };
    const signal = AbortSignal.timeout(PATIENCE_MS);
    try {
      const reply = await fetch(this.url, { method: "POST", headers: signed, body: text, signal });
      return { status: reply.status, text: await reply.text() };
    } catch {
      return { status: 0, text: "" }; // no answer in time
    }
  }
}
