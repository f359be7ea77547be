package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.host.HubAddress;
import dev.thalamus.ui.kit.JsonItem;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A hub reached by its WebSocket address, without registering as an agent. Thread-safe.
 *
 * <p>Connects when something is sent and again after a link has ended. An answer is told by its id; one without an id is the oldest question's;
 * messages that answer nothing are dropped and counted. An answer above {@value #LARGEST} characters costs the link.
 */
final class SocketTarget implements Target, SocketLink.Ear {
    static final int LARGEST = 4 << 20;
    static final int MOST_OPEN = 64;

    private record Question(Set<String> ids, CompletableFuture<String> answer) {}

    private final HttpClient http;
    private final URI url;
    private final Deque<Question> open = new ArrayDeque<>();
    private @Nullable SocketLink current;
    private long strays;

    /** @throws Failure when {@code address} is no WebSocket address */
    SocketTarget(HttpClient http, String address) {
        this.http = http;
        url = url(address);
    }

    /** @throws Failure when it is no WebSocket address */
    static URI url(String address) {
        return HubAddress.read(address).orElseThrow(() -> new Failure(Failure.Kind.ADDRESS, HubAddress.shown(address.strip())));
    }

    /** Messages that answered nothing. */
    synchronized long strays() { return strays; }

    @Override
    public CompletableFuture<String> send(String request, boolean answered, Duration patience) {
        var question = new Question(ids(request), new CompletableFuture<>());
        SocketLink link;
        synchronized (this) {
            if (open.size() >= MOST_OPEN) {
                return CompletableFuture.failedFuture(new Failure(Failure.Kind.TOO_MANY, Integer.toString(MOST_OPEN)));
            }
            if (current == null) {
                current = new SocketLink(http, url, LARGEST, this);
            }
            link = current;
            if (answered) {
                open.add(question);
            }
        }
        link.write(request).whenComplete((sent, problem) -> {
            if (problem != null) {
                Failure why = failure(problem);
                over(link, why);
                question.answer.completeExceptionally(why);
            } else if (!answered) {
                question.answer.complete("");
            }
        });
        return HubTarget.patient(question.answer, patience).whenComplete((answer, problem) -> forget(question));
    }

    private static Failure failure(Throwable problem) {
        Throwable cause = problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        return cause instanceof Failure failure ? failure : new Failure(Failure.Kind.CLOSED, String.valueOf(cause.getMessage()));
    }

    @Override
    public void close() {
        SocketLink old;
        synchronized (this) {
            old = current;
        }
        if (old != null) {
            old.abort();
            over(old, new Failure(Failure.Kind.CLOSED, ""));
        }
    }

    private synchronized void forget(Question question) { open.remove(question); }

    @Override
    public void over(SocketLink link, Failure why) {
        Deque<Question> orphans;
        synchronized (this) {
            if (current != link) {
                return;
            }
            current = null;
            orphans = new ArrayDeque<>(open);
            open.clear();
        }
        orphans.forEach(question -> question.answer.completeExceptionally(why));
    }

    @Override
    public void heard(String message) {
        Set<String> ids = ids(message);
        Question asked = null;
        synchronized (this) {
            for (Question question : open) {
                if (asked == null && question.ids.stream().anyMatch(ids::contains)) {
                    asked = question;
                }
            }
            if (asked == null && ids.contains("null")) {
                asked = open.peekFirst();
            }
            if (asked == null) {
                strays++;
            } else {
                open.remove(asked);
            }
        }
        if (asked != null) {
            asked.answer.complete(message);
        }
    }

    /** The ids of a request, an answer or a batch of them; an error without one has {@code null}. */
    private static Set<String> ids(String message) {
        var ids = new HashSet<String>();
        try {
            JsonItem root = JsonItem.read(message);
            for (JsonItem item : root.kind() == JsonItem.Kind.ARRAY ? root.children() : List.of(root)) {
                JsonItem id = item.get("id");
                if (id != null) {
                    ids.add(id.json());
                } else if (item.get("error") != null) {
                    ids.add("null");
                }
            }
        } catch (JsonItem.Wrong noJson) {
            // A request that is no JSON is answered with an error that has no id.
        }
        return ids;
    }
}
