package dev.thalamus.hub.federation;

import dev.thalamus.hub.core.RemoteAgents;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.model.Hop;
import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalRecord;
import dev.thalamus.hub.wire.ControlMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says where a signal goes or went, hub by hub; what a peer does with it, the peer is asked.
 *
 * <p>Confined to the core. At most {@value #MOST} questions to peers are open.
 */
final class Traces {
    private static final int MOST = 64;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    private record Question(String domain, List<Hop> hops, Consumer<List<Hop>> answer, long untilNanos) {}

    private final Surroundings hub;
    private final Federation federation;
    private final HistorySearch search;
    private final Map<Long, Question> open = new LinkedHashMap<>();
    private long lastId;

    Traces(Surroundings hub, Federation federation) {
        this.hub = hub;
        this.federation = federation;
        search = new HistorySearch(hub.history(), hub.owner());
    }

    /** Where would a signal for that target go? */
    void target(String target, Consumer<List<Hop>> answer) {
        String own = federation.domain();
        int mark = target.indexOf('@');
        String domain = mark < 0 ? "" : target.substring(mark + 1);
        if (mark < 0 || hub.ownDomains().contains(domain) || domain.equals(own)) {
            String local = mark < 0 ? target : target.substring(0, mark);
            RemoteAgents.Remote elsewhere = hub.core().directory().elsewhere(local);
            if (elsewhere != null) {
                target(elsewhere.name() + "@" + elsewhere.domain(), answer);
                return;
            }
            answer.accept(List.of(target.isEmpty()
                    ? new Hop(own, "delivered", Clause.EVERYONE_HERE.of())
                    : hub.core().directory().whereTo(own, local)));
            return;
        }
        Peer peer = federation.peer(domain);
        Reason obstacle = federation.obstacle(peer, target.substring(0, mark));
        String state = peer == null ? "" : Clause.TO_PEER.of(domain, peer.state().word());
        if (peer == null || obstacle != Reason.NONE) {
            answer.accept(List.of(new Hop(own, "refused", obstacle == Reason.PEER_DOWN ? state : obstacle.sentence())));
            return;
        } else if (peer.sending() == null) {
            answer.accept(List.of(new Hop(own, "queued", state)));
            return;
        }
        ask(peer, target, "", List.of(new Hop(own, "forwarded", state)), answer);
    }

    /** What became of that signal? */
    void message(String messageId, Consumer<List<Hop>> answer) {
        String own = federation.domain();
        if (!search.find(messageId, false, (records, problem) -> {
            if (records == null) {
                answer.accept(List.of(new Hop(own, "unknown", problem)));
            } else {
                told(messageId, records, answer);
            }
        })) {
            answer.accept(List.of(new Hop(own, "unknown", Clause.TOO_MANY_QUESTIONS.of())));
        }
    }

    private void told(String messageId, List<SignalRecord> records, Consumer<List<Hop>> answer) {
        String own = federation.domain();
        var hops = new ArrayList<Hop>();
        String onwards = "";
        for (SignalRecord record : records) {
            String target = record.targetName().isEmpty() ? record.target() : record.targetName();
            hops.add(new Hop(own, record.outcome().name().toLowerCase(Locale.ROOT), detail(record, target)));
            if (target.indexOf('@') >= 0 && (record.outcome() == Outcome.FORWARDED || record.outcome() == Outcome.QUEUED)) {
                onwards = target.substring(target.indexOf('@') + 1);
            }
        }
        Peer peer = federation.peer(onwards);
        if (hops.isEmpty()) {
            answer.accept(List.of(new Hop(own, "unknown", Clause.NO_SUCH_SIGNAL.of())));
        } else if (peer != null && peer.sending() != null) {
            ask(peer, "", messageId, hops, answer);
        } else {
            answer.accept(hops);
        }
    }

    private static String detail(SignalRecord record, String target) {
        if (record.reason() != Reason.NONE && record.reason() != Reason.WAITED) {
            return record.reason().sentence();
        } else if (target.isEmpty()) {
            return Clause.TO_EVERYONE.of();
        }
        return record.instance().isEmpty() ? Clause.TO.of(target) : Clause.TO_INSTANCE.of(target, record.instance());
    }

    private void ask(Peer peer, String target, String messageId, List<Hop> before, Consumer<List<Hop>> answer) {
        PeerLink link = peer.sending();
        if (link == null || !link.batches()) {
            // What it would drop by its own report is refused here already.
            answer.accept(with(before, target.isEmpty() || !federation.commons().directory().current(peer.domain())
                    ? new Hop(peer.domain(), "unknown", Clause.NEURALHUB_SILENT.of())
                    : new Hop(peer.domain(), "delivered", Clause.AS_REPORTED.of())));
        } else if (open.size() >= MOST) {
            answer.accept(with(before, new Hop(peer.domain(), "unknown", Clause.TOO_MANY_QUESTIONS.of())));
        } else {
            open.put(++lastId, new Question(peer.domain(), before, answer, hub.clock().nanos() + PATIENCE));
            link.send(new ControlMessage.HubTrace(lastId, target, messageId));
        }
    }

    /** A peer asks. It learns what concerns its own signals' targets, one hub deep. */
    void asked(PeerLink from, ControlMessage.HubTrace question) {
        if (question.messageId().isEmpty()) {
            String target = question.target();
            int mark = target.indexOf('@');
            Hop hop = hub.core().directory().whereTo(federation.domain(), mark < 0 ? target : target.substring(0, mark));
            answer(from, question.id(), List.of(hop));
            return;
        }
        if (!search.find(question.messageId(), true, (records, problem) -> answer(from, question.id(), records == null
                ? List.of(new Hop(federation.domain(), "unknown", problem))
                : records.stream().filter(record -> record.sourceName().endsWith("@" + from.domain()))
                        .map(record -> new Hop(federation.domain(), record.outcome().name().toLowerCase(Locale.ROOT),
                                detail(record, record.targetName())))
                        .toList()))) {
            answer(from, question.id(), List.of(new Hop(federation.domain(), "unknown", Clause.TOO_MANY_QUESTIONS.of())));
        }
    }

    private static void answer(PeerLink to, long id, List<Hop> hops) {
        to.send(new ControlMessage.HubTraced(id,
                hops.stream().map(hop -> new ControlMessage.Step(hop.hub(), hop.outcome(), hop.detail())).toList()));
    }

    /** A peer has answered. */
    void told(String domain, ControlMessage.HubTraced answer) {
        Question question = open.get(answer.id());
        if (question == null || !question.domain.equals(domain)) {
            return;
        }
        open.remove(answer.id());
        var hops = new ArrayList<Hop>(question.hops);
        answer.steps().stream().limit(HistorySearch.MOST_FOUND)
                .forEach(step -> hops.add(new Hop(domain, TheirWords.plain(step.outcome()), TheirWords.plain(step.detail()))));
        if (answer.steps().isEmpty()) {
            hops.add(new Hop(domain, "unknown", Clause.NOT_SEEN.of()));
        }
        question.answer.accept(hops);
    }

    /** Gives up on questions that were not answered in time. */
    void tick(long now) {
        List<Long> late = open.entrySet().stream().filter(entry -> entry.getValue().untilNanos - now < 0).map(Map.Entry::getKey).toList();
        for (Long id : late) {
            @Nullable
            Question question = open.remove(id);
            if (question != null) {
                question.answer.accept(with(question.hops,
                        new Hop(question.domain, "unknown", Clause.NO_ANSWER.of(TimeUnit.NANOSECONDS.toSeconds(PATIENCE)))));
            }
        }
    }

    private static List<Hop> with(List<Hop> before, Hop last) {
        var hops = new ArrayList<Hop>(before);
        hops.add(last);
        return hops;
    }
}
