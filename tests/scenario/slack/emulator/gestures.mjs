// What people do other than write. Only what really stands in a message, a form or a home tab can be pressed and filled.
//
//   POST /_bridge/press     {user, action_id, value, channel, ts | ephemeral | home}
//   POST /_bridge/submit    {user, values: {block_id: what the element says}}     the form that was opened last
//   POST /_bridge/command   {user, channel, command, text}
//   POST /_bridge/shortcut  {user, callback_id, channel, ts}
//   POST /_bridge/home      {user, channel, tab}
// Each is answered with {status} of the bot, or with 400 and what was not there.
import { randomUUID } from "node:crypto";

export function addGestures(app, { slack, call, bot, delivering, base }) {
  const addresses = new Map(); // response_url → {user, channel, ts}
  const closed = new Set(); // the ids of forms that were sent
  const team = () => slack.teams.all()[0].team_id;

  on("press", async ({ user, action_id, value, channel, ts, ephemeral, home }) => {
    const view = home && homeOf(user);
    const message = !home && (ephemeral ? whispersTo(user).at(-1) : messageAt(channel, ts));
    const { block, element } = elementIn((view || message).blocks, action_id);
    const action = { ...pressed(element, value), action_id, block_id: block.block_id ?? "b1", action_ts: "1.1" };
    const around = view ? aroundView(view) : aroundMessage(message, user);
    return interact(user, { type: "block_actions", actions: [action], ...around });
  });

  on("submit", async ({ user, values }) => {
    const mine = slack.views.all().filter((view) => view.type === "modal" && view.user_id === user);
    const form = need(mine.findLast((view) => !closed.has(view.view_id)), "an open form");
    const inputs = form.blocks.filter((block) => block.type === "input");
    for (const name of Object.keys(values)) need(inputs.some((block) => block.block_id === name), `the field ${name}`);
    const state = inputs.map((block) => [block.block_id, { [block.element.action_id]: filled(block, values) }]);
    const view = { ...shown(form), state: { values: Object.fromEntries(state) } };
    const reply = await interact(user, { type: "view_submission", view, response_urls: [] });
    if (reply.status === 200) closed.add(form.view_id); // without a word from the bot the form closes
    return reply;
  });

  on("command", async ({ user, channel, command, text }) => {
    const where = { channel_id: channel, user_id: user, team_id: team(), api_app_id: bot.app_id };
    const response_url = address({ user, channel });
    return delivering.gesture({ ...where, command, text, trigger_id: await trigger(user), response_url });
  });

  on("shortcut", async ({ user, callback_id, channel, ts }) => {
    const message = messageAt(channel, ts);
    const around = { channel: { id: channel }, message: bare(message), message_ts: ts };
    const response_url = address({ user, channel });
    return interact(user, { type: "message_action", callback_id, ...around, response_url });
  });

  on("home", async ({ user, channel, tab }) => {
    await delivering.event({ type: "app_home_opened", user, channel, tab, event_ts: "1.1" }, team());
    return { status: 200 };
  });

  app.post("/_bridge/response/:id", async (c) => {
    const { user, channel, ts } = addresses.get(c.req.param("id"));
    const said = await c.req.json();
    if (said.delete_original) {
      const original = slack.ephemeralMessages.findOneBy("ts", ts);
      slack.ephemeralMessages.delete(original.id);
    } else if (said.response_type === "in_channel") {
      await call("chat.postMessage", { channel, ...said });
    } else {
      const { text = "", blocks } = said;
      const whisper = { ts: (Date.now() / 1000).toFixed(6), channel_id: channel, user: bot.bot_user_id };
      slack.ephemeralMessages.insert({ ...whisper, target_user: user, type: "message", text, blocks });
    }
    return c.text("ok");
  });

  // --- how it reaches the bot ---------------------------------------------------------------------------------------
  async function interact(user, gesture) {
    const who = { user: { id: user, team_id: team() }, team: { id: team() }, api_app_id: bot.app_id };
    return delivering.gesture({ payload: JSON.stringify({ ...gesture, ...who, trigger_id: await trigger(user) }) });
  }

  async function trigger(user) {
    return (await call("views.generateTriggerId", { user_id: user })).trigger_id;
  }

  function address(where) {
    const id = randomUUID();
    addresses.set(id, where);
    return `${base}/_bridge/response/${id}`;
  }

  function aroundView(view) {
    return { view: shown(view), container: { type: "view", view_id: view.view_id } };
  }

  function aroundMessage(message, user) {
    const { channel_id, ts, thread_ts, target_user } = message;
    const container = { type: "message", channel_id, message_ts: ts, is_ephemeral: Boolean(target_user) };
    const around = { channel: { id: channel_id }, container: thread_ts ? { ...container, thread_ts } : container };
    const response_url = address({ user, channel: channel_id, ts });
    return { ...around, ...(target_user ? {} : { message: bare(message) }), response_url };
  }

  // --- what is there --------------------------------------------------------------------------------------------------
  function messageAt(channel, ts) {
    return need(slack.messages.all().find((one) => one.ts === ts && one.channel_id === channel), "the message");
  }

  function whispersTo(user) {
    return slack.ephemeralMessages.all().filter((one) => one.target_user === user);
  }

  function homeOf(user) {
    return need(slack.views.all().find((view) => view.type === "home" && view.user_id === user), "the home tab");
  }

  function on(gesture, act) {
    app.post(`/_bridge/${gesture}`, async (c) => {
      try {
        return c.json({ status: (await act(await c.req.json())).status });
      } catch (error) {
        return c.text(error.message, 400);
      }
    });
  }
}

function elementIn(blocks, action_id) {
  const inside = (block) => [...(block.elements ?? []), block.element, block.accessory];
  const all = (blocks ?? []).flatMap((block) => inside(block).map((element) => ({ block, element })));
  return need(all.find(({ element }) => element?.action_id === action_id), `a button ${action_id}`);
}

function pressed(element, value) {
  const { type } = element;
  if (type === "overflow") {
    return { type, selected_option: need(element.options.find((one) => one.value === value), value) };
  }
  const buttons = type === "feedback_buttons" ? [element.positive_button, element.negative_button] : [element];
  need(type === "plain_text_input" || buttons.some((button) => button.value === value), value);
  return { type, value };
}

function filled(block, values) {
  const { type, max_length } = block.element;
  const said = values[block.block_id];
  need(said || block.optional, `something in the field ${block.block_id}`);
  need(!max_length || (said?.value ?? "").length <= max_length, `at most ${max_length} characters`);
  return { type, ...(said ?? {}) };
}

function shown(view) {
  const { view_id: id, type, callback_id, private_metadata, blocks, hash, root_view_id, app_id, team_id } = view;
  return { id, type, callback_id, private_metadata, blocks, hash, root_view_id, app_id, team_id, state: { values: {} } };
}

function bare({ ts, thread_ts, user, text, blocks, metadata }) {
  return { type: "message", ts, thread_ts, user, text, blocks, metadata };
}

function need(found, what) {
  if (!found) throw new Error(`there is not: ${what}`);
  return found;
}
