package dev.thalamus.hub.sandbox;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As little of a foreign NeuralHub as the sandbox needs to play against: registers, routes, keeps for the absent. Thread-safe by one lock. */
final class PocketHub implements AutoCloseable {
    private final Undertow server;
    private final URI uri;
    private final Map<String, WebSocketChannel> links = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, List<String>> siblings = new HashMap<>();
    private final Map<String, Integer> turns = new HashMap<>();
    private final Map<String, Queue<byte[]>> waiting = new HashMap<>();
    private final List<JsonNode> registrations = new ArrayList<>();
    private final List<String> unknownTargets = new ArrayList<>();
    private final Map<String, Integer> queuedFor = new HashMap<>();
    private @Nullable String refusal;

    PocketHub() {
        server = Undertow.builder().addHttpListener(0, "127.0.0.1").setIoThreads(1).setWorkerThreads(1)
                .setHandler(Handlers.websocket((_, channel) -> {
                    channel.getReceiveSetter().set(new AbstractReceiveListener() {
                        private @Nullable String hash;

                        @Override
                        protected void onFullBinaryMessage(WebSocketChannel from, BufferedBinaryMessage message) {
                            byte[] bytes = bytes(message);
                            if (hash == null) {
                                hash = register(from, JsonMapper.shared().readTree(bytes));
                            } else {
                                route(bytes);
                            }
                        }

                        @Override
                        protected void onClose(WebSocketChannel from, io.undertow.websockets.core.StreamSourceFrameChannel frame)
                                throws java.io.IOException {
                            forget(from);
                            super.onClose(from, frame);
                        }
                    });
                    channel.addCloseTask(this::forget);
                    channel.resumeReceives();
                })).build();
        server.start();
        uri = URI.create("ws://127.0.0.1:" + ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort());
    }

    URI uri() { return uri; }

    /** Every registration is answered with this error from now on; null lets everybody in. */
    synchronized void refuse(@Nullable String why) {
        refusal = why;
    }

    synchronized List<JsonNode> registrations() { return List.copyOf(registrations); }

    synchronized List<String> unknownTargets() { return List.copyOf(unknownTargets); }

    /** How many signals were kept because nobody of that name was there. */
    synchronized int queuedFor(String name) {
        return queuedFor.getOrDefault(name, 0);
    }

    synchronized int connected() { return links.size(); }

    /** Ends all links from this side. */
    synchronized void dropAll() {
        links.values().forEach(link -> WebSockets.sendClose(1001, "going away", link, null));
    }

    /** Reads nothing more. */
    synchronized void stall() { links.values().forEach(WebSocketChannel::suspendReceives); }

    /** Reads on. */
    synchronized void unstall() { links.values().forEach(WebSocketChannel::resumeReceives); }

    /** Sends bytes as they are to everybody. */
    synchronized void shout(byte[] message) {
        links.values().forEach(link -> WebSockets.sendBinary(ByteBuffer.wrap(message), link, null));
    }

    @Override
    public void close() { server.stop(); }

    private synchronized @Nullable String register(WebSocketChannel from, JsonNode message) {
        registrations.add(message);
        if (refusal != null) {
            text(from, "{\"_ctrl\":\"error\",\"msg\":\"" + refusal + "\"}");
            return null;
        }
        String hash = message.path("neural_hash").asString("");
        String name = message.path("agent_id").asString("");
        links.put(hash, from);
        names.put(hash, name);
        siblings.computeIfAbsent(name, _ -> new ArrayList<>()).add(hash);
        text(from, "{\"_ctrl\": \"registered\", \"neural_hash\": \"" + hash + "\", \"peers\": {}}");
        Queue<byte[]> queue = waiting.getOrDefault(name, new ArrayDeque<>());
        for (byte[] frame = queue.poll(); frame != null; frame = queue.poll()) {
            WebSockets.sendBinary(ByteBuffer.wrap(frame), from, null);
        }
        return hash;
    }

    private synchronized void route(byte[] frame) {
        int source = frame[28] & 0xFF;
        String from = new String(frame, 34, source, StandardCharsets.UTF_8);
        String target = new String(frame, 34 + source, frame[29] & 0xFF, StandardCharsets.UTF_8);
        if (target.isEmpty()) {
            links.forEach((hash, link) -> {
                if (!hash.equals(from)) {
                    WebSockets.sendBinary(ByteBuffer.wrap(frame), link, null);
                }
            });
            return;
        }
        String name = names.getOrDefault(target, target);
        List<String> there = siblings.getOrDefault(name, List.of());
        WebSocketChannel link = links.get(target);
        if (link == null && !there.isEmpty()) {
            link = links.get(there.get(Math.floorMod(turns.merge(name, 1, Integer::sum) - 1, there.size())));
        }
        if (link != null) {
            WebSockets.sendBinary(ByteBuffer.wrap(frame), link, null);
        } else if (names.containsValue(name)) {
            waiting.computeIfAbsent(name, _ -> new ArrayDeque<>()).add(frame);
            queuedFor.merge(name, 1, Integer::sum);
        } else {
            unknownTargets.add(target);
        }
    }

    private synchronized void forget(WebSocketChannel link) {
        links.entrySet().removeIf(entry -> {
            if (!entry.getValue().equals(link)) {
                return false;
            }
            siblings.values().forEach(hashes -> hashes.remove(entry.getKey()));
            return true;
        });
    }

    private static void text(WebSocketChannel to, String json) {
        WebSockets.sendBinary(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)), to, null);
    }

    private static byte[] bytes(BufferedBinaryMessage message) {
        var data = message.getData();
        try {
            ByteBuffer all = WebSockets.mergeBuffers(data.getResource());
            byte[] bytes = new byte[all.remaining()];
            all.get(bytes);
            return bytes;
        } finally {
            data.free();
        }
    }
}
