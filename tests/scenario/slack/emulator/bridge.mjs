// Starts the Slack service of `emulate` on 127.0.0.1 and adds what it leaves out and the bot needs:
// signed Events API deliveries with Slack's retry rule, the app_mention twin of a message, assistant.threads.setStatus,
// and the limits on blocks. State and Web API stay the emulator's own.
//
//   node bridge.mjs EMULATE_FOLDER PORT SEED_FILE
//
//   POST /_bridge/bot        {url}   where events go
//   POST /_bridge/again      {ts}    sends every event of a message once more, as a retry
//   GET  /_bridge/deliveries         [{event_id, ts, retry, status}]
import { createHmac, randomUUID } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [, , folder, port, seedFile] = process.argv;
const seed = JSON.parse(fs.readFileSync(seedFile, "utf8"));
const bot = seed.slack.tokens.find((token) => token.type === "bot");
const RETRIES = 3;
const PATIENCE_MS = 3000;

listenOnLoopbackOnly();
const { slackPlugin, getSlackStore } = await importSlackService();
const { createEmulator } = await import(pathToFileURL(path.join(folder, "dist", "api.js")));

const sent = [];
const deliveries = [];
let botUrl = "";
let slack;

const register = slackPlugin.register.bind(slackPlugin);
slackPlugin.register = (app, store, webhooks, ...rest) => {
  slack = getSlackStore(store);
  webhooks.dispatch = async (type, _action, payload) => {
    if (type === "message") void tellBot(payload.event); // Slack does not wait for the bot either
  };
  addControl(app);
  app.post("/api/assistant.threads.setStatus", (c) => c.json({ ok: true }));
  register(app, store, webhooks, ...rest);
  const fetchEmulated = app.fetch;
  app.fetch = async (request, ...more) => (await refusal(request.clone())) ?? fetchEmulated(request, ...more);
};

await createEmulator({ service: "slack", port: Number(port), seed });
console.log("ready");

// --- events ---------------------------------------------------------------------------------------------------------
async function tellBot(message) {
  const channel = slack.channels.findOneBy("channel_id", message.channel);
  if (!channel?.members.includes(bot.bot_user_id)) return;
  const kind = channel.is_im ? "im" : channel.is_private ? "group" : "channel";
  const sender = message.user === bot.bot_user_id ? { bot_id: bot.bot_id, app_id: bot.app_id } : {};
  const event = { ...message, ...sender, event_ts: message.ts };
  await deliver(envelope({ ...event, channel_type: kind }));
  const named = (message.text ?? "").includes(`<@${bot.bot_user_id}>`);
  if (named && kind !== "im") await deliver(envelope({ ...event, type: "app_mention" }));
}

function envelope(event) {
  const team = slack.teams.all()[0].team_id;
  const body = {
    type: "event_callback",
    team_id: team,
    api_app_id: bot.app_id,
    event_id: `Ev${randomUUID().replaceAll("-", "")}`,
    event_time: Math.floor(Date.now() / 1000),
    event,
    authorizations: [{ team_id: team, user_id: bot.bot_user_id, is_bot: true }],
  };
  sent.push(body);
  return body;
}

async function deliver(body) {
  for (let retry = 0; retry <= RETRIES; retry++) {
    if (await post(body, retry)) return;
  }
}

async function post(body, retry) {
  if (!botUrl) return true;
  const text = JSON.stringify(body);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const digest = createHmac("sha256", seed.slack.signing_secret).update(`v0:${timestamp}:${text}`).digest("hex");
  const headers = {
    "content-type": "application/json",
    "x-slack-request-timestamp": timestamp,
    "x-slack-signature": `v0=${digest}`,
    ...(retry ? { "x-slack-retry-num": String(retry), "x-slack-retry-reason": "http_timeout" } : {}),
  };
  let status = 0;
  try {
    const reply = await fetch(botUrl, { method: "POST", headers, body: text, signal: AbortSignal.timeout(PATIENCE_MS) });
    await reply.arrayBuffer();
    status = reply.status;
  } catch {
    // no answer in time: status 0
  }
  deliveries.push({ event_id: body.event_id, ts: body.event.ts, retry, status });
  return status === 200;
}

// --- what the tests steer --------------------------------------------------------------------------------------------
function addControl(app) {
  app.post("/_bridge/bot", async (c) => {
    botUrl = (await c.req.json()).url;
    return c.json({ ok: true });
  });
  app.post("/_bridge/again", async (c) => {
    const { ts } = await c.req.json();
    for (const body of sent.filter((one) => one.event.ts === ts)) await post(body, 1);
    return c.json({ ok: true });
  });
  app.get("/_bridge/deliveries", (c) => c.json(deliveries));
}

// --- limits the emulator does not know ---------------------------------------------------------------------------------
async function refusal(request) {
  if (!new URL(request.url).pathname.endsWith("/chat.postMessage")) return null;
  const type = request.headers.get("content-type") ?? "";
  const blocks = type.includes("json") ? (await request.json()).blocks : null;
  if (!Array.isArray(blocks)) return null;
  const tooLong = blocks.some((block) => block.type === "section" && block.text.text.length > 3000);
  if (blocks.length > 50 || tooLong) return no("invalid_blocks");
  const all = blocks.flatMap((block) => [block.text, ...(block.elements ?? [])]).filter((one) => one?.text);
  return all.reduce((sum, one) => sum + one.text.length, 0) > 13200 ? no("msg_blocks_too_long") : null;
}

function no(error) {
  return Response.json({ ok: false, error });
}

// --- the package -------------------------------------------------------------------------------------------------------
function listenOnLoopbackOnly() {
  const listen = net.Server.prototype.listen; // this version would listen on every interface
  net.Server.prototype.listen = function (where, ...rest) {
    const callback = rest.find((one) => typeof one === "function");
    return listen.call(this, where, "127.0.0.1", ...(callback ? [callback] : []));
  };
}

async function importSlackService() {
  const dist = path.join(folder, "dist"); // the package does not export its services: its files are looked through
  const names = fs.readdirSync(dist).filter((name) => name.endsWith(".js"));
  const name = names.find((one) => fs.readFileSync(path.join(dist, one), "utf8").includes('"/api/chat.postMessage"'));
  return import(pathToFileURL(path.join(dist, name)));
}
