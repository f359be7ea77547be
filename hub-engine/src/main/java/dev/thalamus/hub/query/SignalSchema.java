package dev.thalamus.hub.query;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalType;
import dev.thalamus.hub.query.Field.Likeness;
import dev.thalamus.hub.query.SignalCursor.Part;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What a filter can ask of routed signals. Immutable. */
public final class SignalSchema {
    private static final int ID_AT = 12;
    private static final int ID_BYTES = 16;

    private SignalSchema() {}

    /** The schema without live values. */
    public static Schema<SignalCursor> plain() { return with(List::of, List::of, List::of); }

    /**
     * The schema with what is proposed while typing.
     *
     * @param names names of agents, those that matter most first
     * @param conversations recent conversations
     * @param paths paths that occur in recent payloads, such as {@code $.monto}
     */
    public static Schema<SignalCursor> with(Supplier<List<String>> names, Supplier<List<String>> conversations,
            Supplier<List<String>> paths) {
        List<TextReader<SignalCursor>> from = List.of(part(Part.SOURCE_NAME), part(Part.SOURCE));
        List<TextReader<SignalCursor>> to = List.of(part(Part.TARGET_NAME), part(Part.TARGET), part(Part.INSTANCE));
        List<TextReader<SignalCursor>> either = List.of(from.getFirst(), from.getLast(), to.getFirst(), to.get(1), to.getLast());
        List<String> types = Arrays.stream(SignalType.values()).map(Enum::name).toList();
        return Schema.<SignalCursor>of("signals")
                .field(names("from", List.of("source", "src"), "the sender's name or hash", from, true, names))
                .field(names("to", List.of("target", "dst"), "the receiver's name or hash, or what the sender wrote as target", to, true,
                        names))
                .field(names("agent", List.of("with"), "the sender or the receiver", either, false, names))
                .field(new Field<>("type", List.of(), "the signal's type", new Field.Choice<>(types, SignalCursor::type), true,
                        () -> types))
                .choice("outcome", "what became of it", Outcome.class, SignalCursor::outcome)
                .choice("reason", "why it was not delivered at once", Reason.class, SignalCursor::reason)
                .protocol("the protocol in which it came", SignalCursor::protocol)
                .field(new Field<>("conversation", List.of("conv"), "the conversation that its payload names",
                        new Field.Texts<>(Likeness.WHOLE, List.of(SignalSchema::conversation)), false, conversations))
                .number("size", "bytes of the whole frame", Measure.BYTES, signal -> signal.length(Part.FRAME))
                .number("latency", "from the read that brought it to the hand-over", Measure.DURATION, SignalSchema::latency)
                .number("fanout", "to how many links it was handed", Measure.COUNT, SignalCursor::fanout)
                .field(hex("id", List.of("msg"), "the beginning of its message id", SignalSchema::messageId))
                .number("seq", "its number in the history", Measure.COUNT, SignalCursor::sequence)
                .number("time", "when the hub took it", Measure.TIME, SignalCursor::timeMicros)
                .field(moment("since", "taken at that time or later; 10m is ten minutes ago", Operator.AT_LEAST))
                .field(moment("until", "taken before that time", Operator.LESS))
                .payload(part(Part.PAYLOAD), paths).build();
    }

    private static Field<SignalCursor> names(String name, List<String> aliases, String sentence, List<TextReader<SignalCursor>> readers,
            boolean searched, Supplier<List<String>> values) {
        return new Field<>(name, aliases, sentence, new Field.Texts<>(Likeness.NAME, readers), searched, values);
    }

    private static Field<SignalCursor> hex(String name, List<String> aliases, String sentence, TextReader<SignalCursor> reader) {
        return new Field<>(name, aliases, sentence, new Field.Texts<>(Likeness.HEX, List.of(reader)), true, List::of);
    }

    private static Field<SignalCursor> moment(String name, String sentence, Operator is) {
        ToDoubleFunction<SignalCursor> time = SignalCursor::timeMicros;
        return new Field<>(name, List.of(), sentence, new Field.Quantity<>(Measure.TIME, is, time), false, List::of);
    }

    private static TextReader<SignalCursor> part(Part part) {
        return (signal, into) -> into.set(signal.memory(), signal.offset(part), signal.length(part));
    }

    /** A latency of 0 says that nothing was handed over: there is none. */
    private static double latency(SignalCursor signal) {
        long nanos = signal.latencyNanos();
        return nanos == 0 ? Double.NaN : nanos;
    }

    private static void conversation(SignalCursor signal, TextBuffer into) {
        into.set(signal.memory(), signal.offset(Part.PAYLOAD), signal.length(Part.PAYLOAD));
        // What is found is shorter than where it was found, so the buffer may be read and written at once.
        new Conversation().read(into.bytes(), into.length(), into);
    }

    private static void messageId(SignalCursor signal, TextBuffer into) {
        if (signal.type() < 0 || signal.length(Part.FRAME) < ID_AT + ID_BYTES) {
            return;
        }
        byte[] id = new byte[ID_BYTES];
        MemorySegment.copy(signal.memory(), ValueLayout.JAVA_BYTE, signal.offset(Part.FRAME) + ID_AT, id, 0, ID_BYTES);
        byte[] digits = HexFormat.of().formatHex(id).getBytes(StandardCharsets.US_ASCII);
        into.append(digits, 0, digits.length);
    }
}
