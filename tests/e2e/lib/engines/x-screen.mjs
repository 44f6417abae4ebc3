/** The little of the X protocol that stands in for a window manager: which windows there are, and which has the focus. */
import net from "node:net";
import { once } from "node:events";

const SHOWN = 2;

export async function openScreen(display) {
  const socket = net.connect(`/tmp/.X11-unix/X${display.slice(1)}`);
  let turn = Promise.resolve();
  const ask = (request, length = fixed) => {
    socket.write(request);
    turn = turn.then(() => replyOf(socket, length));
    return turn;
  };
  const setup = await ask(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]), (bytes) => 8 + 4 * bytes.readUInt16LE(6));
  const root = rootOf(setup);

  const windows = async () => {
    const tree = await ask(Buffer.concat([header(15, 2), number(root)]));
    const all = Array.from({ length: tree.readUInt16LE(16) }, (_, index) => tree.readUInt32LE(32 + 4 * index));
    const shown = [];
    for (const id of all) {
      const attributes = await ask(Buffer.concat([header(3, 2), number(id)]));
      if (attributes[0] === 1 && attributes[26] === SHOWN) shown.push(id);
    }
    return shown;
  };
  const focus = async (window) => {
    await ask(Buffer.concat([header(42, 3, 1), number(window), number(0), header(43, 1)]));
  };
  return { windows, focus, close: () => socket.destroy() };
}

function fixed(bytes) {
  return bytes[0] === 1 ? 32 + 4 * bytes.readUInt32LE(4) : 32;
}

function rootOf(setup) {
  const vendor = Math.ceil(setup.readUInt16LE(24) / 4) * 4;
  const formats = setup.readUInt8(29) * 8;
  return setup.readUInt32LE(40 + vendor + formats);
}

function header(operation, words, detail = 0) {
  return Buffer.from([operation, detail, words, 0]);
}

function number(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

async function replyOf(socket, length) {
  let bytes = Buffer.alloc(0);
  while (bytes.length < 8 || bytes.length < length(bytes)) bytes = Buffer.concat([bytes, (await once(socket, "data"))[0]]);
  return bytes;
}
