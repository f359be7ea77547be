package dev.thalamus.hub.rpc;

import dev.thalamus.hub.wire.PythonJson;
import tools.jackson.databind.json.JsonMapper;

/** A result that was written as JSON before the turn that answers with it: a long one must not keep the core. */
record Encoded(byte[] json) {
    static Encoded of(Object result) { return new Encoded(PythonJson.spaced(JsonMapper.shared().valueToTree(result))); }
}
