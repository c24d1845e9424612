// Starts the Slack service of `emulate` on 127.0.0.1 and adds what it leaves out and the bot needs: signed deliveries
// with Slack's retry rule (delivering), what people do (gestures), streams and statuses (streams), limits (limits).
// State and Web API stay the emulator's own.
//
//   node bridge.mjs EMULATE_FOLDER PORT SEED_FILE
//
//   POST /_bridge/bot        {url}   where the bot listens
//   POST /_bridge/again      {ts}    sends every event of a message once more, as a retry
//   GET  /_bridge/deliveries         [{id, ts, retry, status}]
//   GET  /_bridge/seen               {messages, whispers, views, calls, working, underway}: what stands there now
//   POST /_bridge/press|submit|command|shortcut|home: see gestures.mjs
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { Delivering } from "./delivering.mjs";
import { addGestures } from "./gestures.mjs";
import { no, refusal } from "./limits.mjs";
import { Streams } from "./streams.mjs";

const [, , folder, port, seedFile] = process.argv;
const seed = JSON.parse(fs.readFileSync(seedFile, "utf8"));
const bot = seed.slack.tokens.find((token) => token.type === "bot");

listenOnLoopbackOnly();
const { slackPlugin, getSlackStore } = await importSlackService();
const { createEmulator } = await import(pathToFileURL(path.join(folder, "dist", "api.js")));

const calls = [];
const delivering = new Delivering({ bot, secret: seed.slack.signing_secret });
let slack;

const register = slackPlugin.register.bind(slackPlugin);
slackPlugin.register = (app, store, webhooks, ...rest) => {
  slack = getSlackStore(store);
  const fetchEmulated = app.fetch;
  const call = async (method, said, authorization = `Bearer ${bot.token}`) => {
    const headers = { authorization, "content-type": "application/json" };
    const request = new Request(`http://127.0.0.1/api/${method}`, { method: "POST", headers, body: JSON.stringify(said) });
    return (await fetchEmulated(request)).json();
  };
  const streams = new Streams({ slack, call });
  webhooks.dispatch = async (type, _action, payload) => {
    if (type !== "message") return;
    streams.seen(payload.event, bot);
    void tellBot(payload.event); // Slack does not wait for the bot either
  };
  addControl(app, streams);
  addGestures(app, { slack, call, bot, delivering, base: `http://127.0.0.1:${port}` });
  streams.add(app);
  register(app, store, webhooks, ...rest);
  app.fetch = async (request, ...more) => {
    const method = new URL(request.url).pathname.split("/api/")[1];
    if (method && request.headers.get("authorization") === `Bearer ${bot.token}`) calls.push(method);
    const error = await refusal(request.clone(), streams);
    return error ? no(error) : fetchEmulated(request, ...more);
  };
};

await createEmulator({ service: "slack", port: Number(port), seed });
for (const user of seed.slack.users) giveId(user.name, user.id);
console.log("ready");

// --- events ---------------------------------------------------------------------------------------------------------
async function tellBot(message) {
  delivering.underway += 1;
  try {
    await tell(message);
  } finally {
    delivering.underway -= 1;
  }
}

async function tell(message) {
  const channel = slack.channels.findOneBy("channel_id", message.channel);
  if (!channel?.members.includes(bot.bot_user_id)) return;
  const kind = channel.is_im ? "im" : channel.is_private ? "group" : "channel";
  const sender = message.user === bot.bot_user_id ? { bot_id: bot.bot_id, app_id: bot.app_id } : {};
  const event = { ...message, ...sender, event_ts: message.ts };
  await delivering.event({ ...event, channel_type: kind }, team());
  const named = (message.text ?? "").includes(`<@${bot.bot_user_id}>`);
  if (named && kind !== "im") await delivering.event({ ...event, type: "app_mention" }, team());
}

function team() {
  return slack.teams.all()[0].team_id;
}

// --- what the tests steer and see -------------------------------------------------------------------------------------
function addControl(app, streams) {
  app.post("/_bridge/bot", async (c) => {
    delivering.url = (await c.req.json()).url;
    return c.json({ ok: true });
  });
  app.post("/_bridge/again", async (c) => {
    await delivering.again((await c.req.json()).ts);
    return c.json({ ok: true });
  });
  app.get("/_bridge/deliveries", (c) => c.json(delivering.done));
  app.get("/_bridge/seen", (c) =>
    c.json({
      messages: slack.messages.all().filter((message) => message.user === bot.bot_user_id),
      whispers: slack.ephemeralMessages.all(),
      views: slack.views.all(),
      calls,
      working: streams.working(),
      underway: delivering.underway,
    }),
  );
}

// --- the package -------------------------------------------------------------------------------------------------------
function giveId(name, id) {
  const user = slack.users.findOneBy("name", name); // this version gives every person of the seed an id by chance
  const renamed = (members) => members.map((member) => (member === user.user_id ? id : member));
  for (const channel of slack.channels.all()) slack.channels.update(channel.id, { members: renamed(channel.members) });
  for (const token of slack.tokens.findBy("user_id", user.user_id)) slack.tokens.update(token.id, { user_id: id });
  slack.users.update(user.id, { user_id: id });
}

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
