// node javascript.mjs (Node 22 or newer), or any browser
const hub = new WebSocket("ws://127.0.0.1:8765");
hub.binaryType = "arraybuffer";
const hash = crypto.randomUUID().replaceAll("-", "").slice(0, 16);

hub.onopen = () => hub.send(JSON.stringify({
  _ctrl: "register", agent_id: "ventas", neural_hash: hash,
}));

hub.onmessage = ({ data }) => {
  const text = (bytes) => new TextDecoder().decode(bytes);
  const frame = typeof data === "string" ? new TextEncoder().encode(data) : new Uint8Array(data);
  if (frame[0] === 0x7b) return console.log("control", text(frame));
  const payload = 34 + frame[28] + frame[29];
  console.log("signal", frame[3], JSON.parse(text(frame.subarray(payload))));
};
