# registers as an agent and prints what comes; signals are binary
{ echo '{"_ctrl":"register","agent_id":"ventas","neural_hash":"0123456789abcdef"}'; cat; } |
  websocat ws://127.0.0.1:8765
