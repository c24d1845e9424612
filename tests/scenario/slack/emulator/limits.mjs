// Limits that the emulator does not know: what Slack refuses of blocks, of forms, and of a message that still streams.
export const MARKDOWN_CHARACTERS = 12000;
const MESSAGES = ["chat.postMessage", "chat.postEphemeral", "chat.update"];
const VIEWS = ["views.open", "views.update", "views.publish"];

export async function refusal(request, streams) {
  const method = new URL(request.url).pathname.split("/api/")[1];
  if (MESSAGES.includes(method)) {
    const said = await argumentsOf(request);
    if (method === "chat.update" && streams.isOpen(said.ts)) return "streaming_state_conflict";
    return refusedBlocks(value(said.blocks));
  }
  return VIEWS.includes(method) ? refusedView(value((await argumentsOf(request)).view)) : "";
}

export async function argumentsOf(request) {
  const text = await request.text();
  const isJson = (request.headers.get("content-type") ?? "").includes("json");
  return isJson ? JSON.parse(text || "{}") : Object.fromEntries(new URLSearchParams(text));
}

export function no(error) {
  return Response.json({ ok: false, error });
}

function refusedBlocks(blocks) {
  if (!Array.isArray(blocks)) return "";
  const tooLong = blocks.some((block) => block.type === "section" && block.text.text.length > 3000);
  if (blocks.length > 50 || tooLong || texts(blocks).includes("")) return "invalid_blocks";
  return texts(blocks).join("").length > 13200 ? "msg_blocks_too_long" : "";
}

function refusedView(view) {
  const titles = [view.title, view.submit, view.close].map((one) => one?.text ?? "");
  const tooLong = titles.some((title) => title.length > 24) || (view.private_metadata ?? "").length > 3000;
  return view.blocks.length > 100 || tooLong || texts(view.blocks).includes("") ? "invalid_arguments" : "";
}

function texts(one) {
  if (Array.isArray(one)) return one.flatMap(texts);
  if (one === null || typeof one !== "object") return [];
  return Object.entries(one).flatMap(([name, inside]) =>
    name === "text" && typeof inside === "string" ? [inside] : texts(inside),
  );
}

function value(given) {
  return typeof given === "string" ? JSON.parse(given) : given;
}
