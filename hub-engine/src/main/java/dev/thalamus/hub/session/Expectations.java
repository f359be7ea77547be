package dev.thalamus.hub.session;

import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.identity.Directory;
import dev.thalamus.hub.identity.Stamps;
import dev.thalamus.hub.model.ExpectationView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks whether what should happen in sessions happens in time, and does what the manifest says where it does not. Confined to the core.
 *
 * <p>Each expectation fires once for each violator, and for turns once a turn; after a restart once more.
 */
public final class Expectations {
    /** Who has not done what, since how long; nobody by name means the session as a whole. */
    private record Violation(int index, List<String> violators, double elapsedSeconds, double thresholdSeconds) {}

    private final Sessions sessions;
    private final Sessions.Parts parts;
    private final Directory directory;

    public Expectations(Sessions sessions, Sessions.Parts parts) {
        this.sessions = sessions;
        this.parts = parts;
        this.directory = parts.directory();
    }

    /** Looks at all sessions that have not ended. */
    public void sweep() {
        long now = parts.clock().steadyMillis();
        for (Session session : List.copyOf(sessions.all())) {
            if (!session.state().terminal() && session.broken == null) {
                sweep(session, now);
            }
        }
    }

    private void sweep(Session session, long now) {
        List<Manifest.Expectation> all = session.header.manifest().expectations();
        for (int i = 0; i < all.size() && !session.state().terminal(); i++) {
            Manifest.Expectation one = all.get(i);
            Violation violation = violation(session, i, one, now);
            if (violation != null) {
                Map<String, Integer> before = Map.copyOf(session.fired);
                if (fires(session, one, violation)) {
                    Sessions.guarded(() -> handle(session, one, violation), () -> {
                        session.fired.clear();
                        session.fired.putAll(before);
                    });
                }
            }
        }
    }

    /** What is violated now; null when nothing is, or when nobody knows such an expectation. */
    private static @Nullable Violation violation(Session session, int index, Manifest.Expectation one, long now) {
        double seconds = one.seconds();
        List<Wait> late = Wait.of(session, one).stream().filter(wait -> wait.late(seconds, now)).toList();
        return late.isEmpty()
                ? null
                : new Violation(index, late.stream().map(Wait::who).filter(who -> !who.isEmpty()).toList(),
                        late.stream().mapToDouble(wait -> wait.elapsedSeconds(now)).max().orElse(0), seconds);
    }

    private static boolean fires(Session session, Manifest.Expectation one, Violation violation) {
        int turn = one.name().equals("turn_within") || one.name().equals("reply_within") ? session.texts() + 1 : 1;
        boolean fresh = false;
        for (String who : violation.violators.isEmpty() ? List.of("") : violation.violators) {
            Integer before = session.fired.put(violation.index + " " + who, turn);
            fresh |= before == null || before < turn;
        }
        return fresh;
    }

    /** What the disk does not take, now or later, is no violation yet: it is found again by the next sweep, and not on the record before. */
    private void handle(Session session, Manifest.Expectation one, Violation violation) {
        Runnable record = () -> record(session, one, violation);
        switch (one.onViolation()) {
            case "notify", "notify_channel", "notify_session" -> announce(session, told(one, violation, ""), null, record);
            case "warn" ->
                announce(session, told(one, violation, "warn"), violation.violators.isEmpty() ? null : violation.violators, record);
            case "hide", "remove" -> announce(session, told(one, violation, "hide"), null, record);
            case "auto_close" -> sessions.violated(session, told(one, violation, "auto_close"), record);
            // To be on the record is all that "audit" wants, and all that can be done for a word nobody knows.
            default -> {
                sessions.missed(session, new Misses.Miss(violation.index, violation.violators, parts.stamps().now(),
                        violation.elapsedSeconds));
                record.run();
            }
        }
    }

    private void record(Session session, Manifest.Expectation one, Violation violation) {
        var fields = new TreeMap<String, Object>(Map.of("channel_id", session.id(), "expectation", one.name(), "on_violation",
                one.onViolation(), "violators", violation.violators));
        fields.put("params", Map.of("seconds", violation.thresholdSeconds));
        fields.put("detail", Map.of("elapsed_seconds", violation.elapsedSeconds, "threshold_seconds", violation.thresholdSeconds));
        parts.trail().record("expectation_violated", fields);
        parts.events().publish(new HubEvent.ExpectationViolated(parts.clock().wallMillis(), session.id(), one.name(),
                violation.violators.stream().map(directory::nameOf).toList(), one.onViolation()));
    }

    /** What the log says of a violation. */
    private static ObjectNode told(Manifest.Expectation one, Violation violation, String handled) {
        ObjectNode data = Sessions.object().put("expectation", one.name());
        data.set("violators", data.arrayNode().addAll(violation.violators.stream().map(data::stringNode).toList()));
        ObjectNode detail = data.putObject("detail").put("elapsed_seconds", violation.elapsedSeconds)
                .put("threshold_seconds", violation.thresholdSeconds).put("index", violation.index);
        if (!handled.isEmpty()) {
            detail.put("on_violation", handled);
        }
        return data;
    }

    private void announce(Session session, ObjectNode data, @Nullable List<String> audience, Runnable then) {
        sessions.announce(session, Envelope.of(session.id(), session.header.creatorId(), audience, EventTypes.VIOLATED, data), then);
    }

    /** How the expectations of a session stand now, in their order. */
    public List<ExpectationView> look(Session session) {
        List<Manifest.Expectation> all = session.header.manifest().expectations();
        var views = new ArrayList<ExpectationView>(all.size());
        for (int i = 0; i < all.size(); i++) {
            views.add(view(session, i, all.get(i)));
        }
        return views;
    }

    private ExpectationView view(Session session, int index, Manifest.Expectation one) {
        long steady = parts.clock().steadyMillis();
        double seconds = one.seconds();
        List<Wait> waits = session.state().terminal() ? List.of() : Wait.of(session, one);
        List<ExpectationView.Miss> misses = session.misses.of(index).stream()
                .map(miss -> new ExpectationView.Miss(names(miss.violators()), miss.at(), miss.elapsedSeconds())).toList();
        return new ExpectationView(index, one.name(), seconds, one.onViolation(), one.roles().stream().map(directory::nameOf).toList(),
                state(session, one, waits.stream().anyMatch(wait -> wait.late(seconds, steady)), !waits.isEmpty(), !misses.isEmpty()),
                waits.stream().map(wait -> new ExpectationView.Wait(wait.who().isEmpty() ? "" : directory.nameOf(wait.who()),
                        wall(wait.sinceMillis()), wall(wait.dueMillis(seconds)))).toList(),
                session.misses.count(index), misses);
    }

    private static ExpectationView.State state(Session session, Manifest.Expectation one, boolean late, boolean waits, boolean missed) {
        if (!Wait.known(one)) {
            return ExpectationView.State.UNKNOWN;
        }
        if (session.state().terminal()) {
            return missed ? ExpectationView.State.MISSED : ExpectationView.State.OVER;
        }
        if (waits) {
            return late ? ExpectationView.State.MISSED : ExpectationView.State.RUNNING;
        }
        return Wait.began(session, one) ? ExpectationView.State.MET : ExpectationView.State.IDLE;
    }

    private List<String> names(List<String> ids) { return ids.stream().map(directory::nameOf).toList(); }

    /** A steady time as the wall clock shows it now. */
    private String wall(long steadyMillis) {
        return Stamps.iso((parts.clock().wallMillis() + steadyMillis - parts.clock().steadyMillis()) * 1_000);
    }
}
