package dev.thalamus.app;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Agents that send to one another at a steady rate, in a process of their own, with the JDK's WebSocket client.
 *
 * <p>Arguments: the hub's URL, signals per second over all agents, seconds.
 */
final class WindowLoad {
    private static final int AGENTS = 24;
    private static final int HEADER = 34;
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final String[] NAMES = {"ventas", "soporte", "compras", "almacen", "facturas", "clientes"};
    private static final int[] TYPES = {0, 1, 1, 1, 2, 2, 3, 4, 5};

    private WindowLoad() {}

    private static final class Quiet implements WebSocket.Listener {
        @Override
        public void onOpen(WebSocket socket) { socket.request(Long.MAX_VALUE); }

        @Override
        public CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) { return socket.sendPong(message); }
    }

    /** Prints how many signals it sent. */
    public static void main(String... args) throws Exception {
        int rate = Integer.parseInt(args[1]);
        long seconds = Long.parseLong(args[2]);
        List<WebSocket> agents = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int i = 0; i < AGENTS; i++) {
                WebSocket socket = http.newWebSocketBuilder().buildAsync(URI.create(args[0]), new Quiet()).get(10, TimeUnit.SECONDS);
                socket.sendText("{\"_ctrl\": \"register\", \"agent_id\": \"%s\", \"neural_hash\": \"%s\"}".formatted(name(i), hash(i)),
                        true)
                        .get(10, TimeUnit.SECONDS);
                agents.add(socket);
            }
            TimeUnit.SECONDS.sleep(1);
            long began = System.nanoTime();
            long sent = 0;
            long total = rate * seconds;
            while (sent < total) {
                long due = Math.min(total, rate * (System.nanoTime() - began) / TimeUnit.SECONDS.toNanos(1));
                for (; sent < due; sent++) {
                    int from = (int) (sent % AGENTS);
                    agents.get(from).sendBinary(signal(sent, from), true).get(10, TimeUnit.SECONDS);
                }
                LockSupport.parkNanos(TICK_NANOS);
            }
            System.out.println(sent);
            agents.forEach(WebSocket::abort);
        }
    }

    private static String name(int agent) { return NAMES[agent % NAMES.length] + "-" + agent / NAMES.length; }

    private static String hash(int agent) { return String.format(Locale.ROOT, "%08x", 0xab10 + agent); }

    private static ByteBuffer signal(long number, int from) {
        byte[] source = hash(from).getBytes(StandardCharsets.UTF_8);
        byte[] target = name((int) ((from + 1 + number / AGENTS % 5) % AGENTS)).getBytes(StandardCharsets.UTF_8);
        byte[] payload = ("{\"pedido\": \"P-" + number + "\", \"importe\": " + number % 997 + ", \"estado\": \"pendiente de confirmar\"}")
                .getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(HEADER + source.length + target.length + payload.length).put((byte) 'N').put((byte) 'P').put((byte) 1)
                .put((byte) TYPES[(int) (number % TYPES.length)]).putDouble(System.currentTimeMillis() / 1e3).putLong(number)
                .putLong(number)
                .put((byte) source.length).put((byte) target.length).putInt(payload.length).put(source).put(target).put(payload).flip();
    }
}
