package dev.thalamus.hub.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A client of nats-server, as its text protocol has it: an agent's name is a subject, siblings are a queue group, {@code all} is for everyone. */
final class NatsWire extends Wire {
    private static final String ALL = "all";

    NatsWire(InetSocketAddress to, String name, boolean sends, Sink sink) throws IOException {
        super(to, sink);
        channel.configureBlocking(false);
        put("CONNECT {\"verbose\":false,\"pedantic\":false}\r\nSUB " + name + " siblings 1\r\n" + (sends ? "" : "SUB " + ALL + " 2\r\n")
                + "PING\r\n");
        flush();
    }

    @Override
    Template template(String target, int payload) {
        String before = "PUB " + (target.isEmpty() ? ALL : target) + " " + payload + "\r\n";
        return new Template((before + payload(payload) + "\r\n").getBytes(StandardCharsets.US_ASCII), before.length() + 1);
    }

    @Override
    boolean message(ByteBuffer in) throws IOException {
        int start = in.position();
        int end = start;
        while (end < in.limit() && in.get(end) != '\n') {
            end++;
        }
        if (end == in.limit()) {
            return false;
        }
        switch (in.get(start)) {
            case 'M' -> {
                int bytes = 0;
                int unit = 1;
                for (int i = end - 2; in.get(i) != ' '; i--) {
                    bytes += (in.get(i) - '0') * unit;
                    unit *= 10;
                }
                if (in.limit() - end - 1 < bytes + 2) {
                    return false;
                }
                sink.signal(in, end + 2);
                in.position(end + 1 + bytes + 2);
                return true;
            }
            case '-' -> {
                byte[] line = new byte[end - start];
                in.get(start, line);
                throw new IOException("nats-server: " + new String(line, StandardCharsets.UTF_8));
            }
            case 'P' -> {
                if (in.get(start + 1) == 'I') {
                    put("PONG\r\n");
                    flush();
                } else {
                    registered = true;
                }
            }
            default -> {
                // INFO and +OK tell nothing that is needed.
            }
        }
        in.position(end + 1);
        return true;
    }
}
