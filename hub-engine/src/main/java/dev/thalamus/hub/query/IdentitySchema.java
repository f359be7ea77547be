package dev.thalamus.hub.query;

import dev.thalamus.hub.model.IdentityView;
import dev.thalamus.hub.query.Field.Likeness;
import java.util.List;
import java.util.function.Supplier;

/** What a filter can ask of identities. Immutable. */
public final class IdentitySchema {
    private IdentitySchema() {}

    /** The schema, with names to propose. */
    public static Schema<IdentityView> with(Supplier<List<String>> names) {
        return Schema.<IdentityView>of("identities").text("name", "what it is called", Likeness.NAME, IdentityView::name, names)
                .text("owner", "whose it is", IdentityView::owner).text("model", "the model behind it", IdentityView::model)
                .text("kind", "agent, human or remote_agent", Likeness.WHOLE, IdentityView::kind,
                        () -> List.of("agent", "human", "remote_agent"))
                .protocol("how it is known", IdentityView::protocol)
                .text("proof", "how it proves who it is", Likeness.WHOLE, IdentityView::scheme, () -> List.of("none", "api_key", "ed25519"))
                .text("summary", "what it says of itself", IdentityView::summary)
                .text("capability", "what it can, all of it in one text", one -> String.join(" ", one.capabilities()))
                .text("id", "the beginning of its id", Likeness.HEX, IdentityView::id, List::of)
                .text("rule", "operator, own or default", Likeness.WHOLE,
                        one -> one.operatorRule() ? "operator" : one.restricts() ? "own" : "default",
                        () -> List.of("operator", "own", "default"))
                .number("keys", "API keys of the name", Measure.COUNT, one -> one.keys().size())
                .number("hits", "how often its rule refused something", Measure.COUNT,
                        one -> one.hits().values().stream().mapToLong(Long::longValue).sum())
                .number("inbox", "messages that it has not acknowledged", Measure.COUNT, IdentityView::unacknowledged).build();
    }
}
