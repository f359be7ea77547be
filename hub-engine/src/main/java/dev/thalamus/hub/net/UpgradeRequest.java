package dev.thalamus.hub.net;

import dev.thalamus.hub.model.Clause;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.xnio.StreamConnection;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.channels.StreamSourceChannel;

/** The client's side of RFC 6455 section 4.1 on one connection. Confined to the connection's I/O thread. */
final class UpgradeRequest {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int MOST_HEADER_BYTES = 16 << 10;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Told once. */
    interface Answer {
        /** @param already bytes of frames that came with the answer */
        void upgraded(ByteBuffer already);

        void failed(String why, boolean lasting);
    }

    private final StreamConnection connection;
    private final Answer answer;
    private final String key;
    private final ByteBuffer request;
    private final ByteBuffer response = ByteBuffer.allocate(MOST_HEADER_BYTES);

    UpgradeRequest(StreamConnection connection, URI uri, Answer answer) {
        this.connection = connection;
        this.answer = answer;
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        key = Base64.getEncoder().encodeToString(nonce);
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String host = uri.getPort() > 0 ? uri.getHost() + ":" + uri.getPort() : uri.getHost();
        request = StandardCharsets.ISO_8859_1.encode("GET " + path + query + " HTTP/1.1\r\nHost: " + host
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " + key + "\r\nSec-WebSocket-Version: 13\r\n\r\n");
    }

    void start() {
        connection.getSinkChannel().getWriteSetter().set(this::write);
        connection.getSourceChannel().getReadSetter().set(this::read);
        // Before the first byte is written: with TLS whoever only waits to write is not told when the handshake has something to read.
        connection.getSourceChannel().resumeReads();
        write(connection.getSinkChannel());
    }

    private void write(StreamSinkChannel sink) {
        try {
            while (request.hasRemaining()) {
                if (sink.write(request) == 0) {
                    sink.resumeWrites();
                    return;
                }
            }
            if (!sink.flush()) {
                sink.resumeWrites();
                return;
            }
            sink.suspendWrites();
        } catch (IOException broken) {
            failed(broken);
        }
    }

    private void read(StreamSourceChannel source) {
        try {
            for (;;) {
                int n = source.read(response);
                if (n == 0) {
                    return;
                }
                if (n < 0) {
                    answer.failed(Clause.UPGRADE_CLOSED.of(), false);
                    return;
                }
                String head = StandardCharsets.ISO_8859_1.decode(response.duplicate().flip()).toString();
                int end = head.indexOf("\r\n\r\n");
                if (end >= 0) {
                    source.suspendReads();
                    judge(head.substring(0, end), end + 4);
                    return;
                }
                if (!response.hasRemaining()) {
                    answer.failed(Clause.UPGRADE_LONG.of(MOST_HEADER_BYTES), true);
                    return;
                }
            }
        } catch (IOException broken) {
            failed(broken);
        }
    }

    private void judge(String head, int end) {
        List<String> lines = head.lines().toList();
        String accept = "";
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).trim().toLowerCase(Locale.ROOT).equals("sec-websocket-accept")) {
                accept = line.substring(colon + 1).trim();
            }
        }
        Matcher status = STATUS.matcher(lines.getFirst());
        int code = status.matches() ? Integer.parseInt(status.group(1)) : 0;
        if (code != 101) {
            String shown = lines.getFirst().replaceAll("[^\\x20-\\x7e]", "?");
            answer.failed(Clause.UPGRADE_REFUSED.of(shown.substring(0, Math.min(shown.length(), 100))), !passing(code));
        } else if (!accept.equals(expected())) {
            answer.failed(Clause.NO_WEBSOCKET.of(), true);
        } else {
            answer.upgraded(response.flip().position(end));
        }
    }

    /** A hub that restarts, or whoever stands before it, says so: that passes by itself. Any other refusal needs somebody. */
    private static boolean passing(int status) {
        return status >= 500 || status == 408 || status == 425 || status == 429;
    }

    private String expected() {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }

    private void failed(IOException broken) {
        answer.failed(broken instanceof SSLException ? Clause.TLS_FAILED.of(Dialer.sentence(broken)) : Dialer.sentence(broken),
                broken instanceof SSLException);
    }
}
