package dev.thalamus.hub.query;

import dev.thalamus.hub.model.SessionView;
import dev.thalamus.hub.query.Field.Likeness;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What a filter can ask of sessions. Immutable. */
public final class SessionSchema {
    private static final int MOST_AGENTS = 16;
    private static final List<String> TYPES = List.of("consulting", "conversation", "discussion", "workflow", "notification", "broadcast",
            "auction", SessionView.NEURAL, SessionView.AGENTNET);

    private SessionSchema() {}

    /** The schema, with names to propose; of the participants it looks at the first 16. */
    public static Schema<SessionView> with(Supplier<List<String>> names) {
        List<TextReader<SessionView>> agents = IntStream.range(0, MOST_AGENTS).mapToObj(SessionSchema::agent).toList();
        return Schema.<SessionView>of("sessions").text("title", "what it is about", SessionView::title)
                .field(new Field<>("agent", List.of("with"), "who takes part, by name", new Field.Texts<>(Likeness.NAME, agents), true,
                        names))
                .protocol("the protocol in which it is held", SessionView::protocol)
                .text("type", "what kind of session", Likeness.WHOLE, SessionView::type, () -> TYPES)
                .text("state", "how it stands", Likeness.WHOLE, SessionView::state,
                        () -> List.of("pending", "active", "closed", "expired", "waiting", "refused", "signals"))
                .text("creator", "who opened it", Likeness.NAME, SessionView::creator, names)
                .text("reason", "why it ended", SessionView::closeReason)
                .text("next", "whose turn it is", Likeness.NAME, SessionView::next, names)
                .text("id", "the beginning of its id", Likeness.HEX, SessionView::id, List::of)
                .number("texts", "texts that were said", Measure.COUNT, SessionView::texts)
                .number("envelopes", "lines of its log", Measure.COUNT, SessionView::envelopes)
                .number("size", "bytes of its log", Measure.BYTES, SessionView::bytes)
                .number("started", "when it was opened", Measure.TIME, session -> micros(session.createdAt()))
                .number("last", "when something was said last", Measure.TIME, session -> micros(session.lastAt())).build();
    }

    private static TextReader<SessionView> agent(int index) {
        return (session, into) -> {
            if (index < session.participants().size()) {
                into.set(session.participants().get(index));
            }
        };
    }

    private static double micros(String iso) {
        try {
            Instant at = OffsetDateTime.parse(iso).toInstant();
            return at.getEpochSecond() * 1e6 + at.getNano() / 1e3;
        } catch (DateTimeException noTime) {
            return Double.NaN;
        }
    }
}
