package dev.thalamus.ui.screen.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thalamus.ui.host.HubAddress;
import dev.thalamus.ui.fake.FakeRpc;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Another hub over a socket. */
class SocketTargetTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"agent.list\"}";

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void end() { http.shutdownNow(); }

    @Test
    void anAddressIsShownWithoutItsSecrets() {
        assertThat(HubAddress.shown("ws://127.0.0.1:8765/ws?a=1&Token=s3cret&b=2#t"))
                .isEqualTo("ws://127.0.0.1:8765/ws?a=1&Token=••••&b=2#t");
        assertThat(HubAddress.shown("wss://ana:s3cret@hub.example:1")).isEqualTo("wss://••••@hub.example:1");
        assertThat(HubAddress.shown("wss://hub.example/a@b?x=1")).isEqualTo("wss://hub.example/a@b?x=1");
        assertThatThrownBy(() -> SocketTarget.url("http://hub?api_key=s3cret")).isInstanceOf(Target.Failure.class)
                .message().doesNotContain("s3cret");
    }

    @Test
    void answersFindTheirQuestionsWhateverTheOrder() throws Exception {
        try (var server = new ScriptedSocket(message -> {
            if (message.contains("\"first\"")) {
                return java.util.List.of();
            }
            return java.util.List.of("{\"hello\":1}", FakeRpc.answer(message), FakeRpc.answer(message.replace("second", "first")));
        })) {
            var target = new SocketTarget(http, server.address());
            CompletableFuture<String> first = target.send(LIST.replace(":1,", ":\"first\","), true, LONG);
            CompletableFuture<String> second = target.send(LIST.replace(":1,", ":\"second\","), true, LONG);
            assertThat(second.get(30, TimeUnit.SECONDS)).contains("\"second\"");
            assertThat(first.get(30, TimeUnit.SECONDS)).contains("\"first\"");
            assertThat(target.strays()).isEqualTo(1);
            target.close();
        }
    }

    @Test
    void aNotificationEndsWhenItIsSentAndABatchIsAnsweredAsOne() throws Exception {
        try (var server = new ScriptedSocket(message -> {
            String answer = FakeRpc.answer(message);
            return answer.isEmpty() ? java.util.List.of() : java.util.List.of(answer);
        })) {
            var target = new SocketTarget(http, server.address());
            assertThat(target.send("{\"jsonrpc\":\"2.0\",\"method\":\"agent.list\"}", false, LONG).get(30, TimeUnit.SECONDS)).isEmpty();
            assertThat(target.send("[" + LIST + "," + LIST.replace(":1,", ":2,") + "]", true, LONG).get(30, TimeUnit.SECONDS))
                    .startsWith("[").contains("\"id\":2");
            target.close();
        }
    }

    @Test
    void anAnswerWithoutEndCostsTheLinkAndTheNextRequestMakesANewOne() throws Exception {
        String huge = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"" + "x".repeat(SocketTarget.LARGEST) + "\"}";
        try (var server = new ScriptedSocket(
                message -> java.util.List.of(message.contains("list") ? huge : FakeRpc.answer(message)))) {
            var target = new SocketTarget(http, server.address());
            assertThat(failure(target.send(LIST, true, LONG))).isEqualTo(Target.Failure.Kind.TOO_LARGE);
            assertThat(target.send("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"hub.status\"}", true, LONG).get(30, TimeUnit.SECONDS))
                    .contains("result");
            target.close();
        }
    }

    @Test
    void questionsWithoutAnswerAreBoundedAndEnd() throws Exception {
        try (var server = new ScriptedSocket(message -> java.util.List.of())) {
            var target = new SocketTarget(http, server.address());
            for (int i = 0; i < SocketTarget.MOST_OPEN; i++) {
                var _ = target.send(LIST, true, LONG);
            }
            assertThat(failure(target.send(LIST, true, LONG))).isEqualTo(Target.Failure.Kind.TOO_MANY);
            target.close();
            assertThat(failure(target.send(LIST, true, Duration.ofMillis(50)))).isEqualTo(Target.Failure.Kind.TIMEOUT);
            target.close();
        }
    }

    @Test
    void nobodyThereAndNoAddressAreSaid() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(failure(new SocketTarget(http, "127.0.0.1:" + free).send(LIST, true, LONG))).isEqualTo(Target.Failure.Kind.UNREACHABLE);
        assertThatThrownBy(() -> new SocketTarget(http, "http://somewhere")).isInstanceOf(Target.Failure.class);
    }

    private static Target.Failure.Kind failure(CompletableFuture<String> answer) throws Exception {
        try {
            String came = answer.get(60, TimeUnit.SECONDS);
            throw new AssertionError("it was answered: " + came.substring(0, Math.min(80, came.length())));
        } catch (java.util.concurrent.ExecutionException failed) {
            Throwable cause = failed.getCause() instanceof CompletionException wrapped ? wrapped.getCause() : failed.getCause();
            assertThat(cause).isInstanceOf(Target.Failure.class);
            return ((Target.Failure) cause).kind();
        }
    }
}
