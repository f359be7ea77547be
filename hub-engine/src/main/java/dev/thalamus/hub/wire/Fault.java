package dev.thalamus.hub.wire;

/**
 * Everything that can be wrong with bytes from a socket: the WebSocket close code it costs, and a sentence for people.
 *
 * <p>A close code of {@value #ONE_MESSAGE} means that only the message is refused and the link lives.
 */
public enum Fault {
    // RFC 6455 frames: the byte stream can no longer be trusted, so the link ends.
    UNMASKED(1002, "A client frame must be masked (RFC 6455, 5.1)."),
    MASKED(1002, "A server frame must not be masked (RFC 6455, 5.1)."),
    RESERVED_BITS(1002, "Reserved bits are set, but no extension was agreed."),
    RESERVED_OPCODE(1002, "The opcode is reserved."),
    FRAGMENTED_CONTROL(1002, "A control frame must not be fragmented."),
    LONG_CONTROL(1002, "A control frame carries at most 125 bytes."),
    STRAY_CONTINUATION(1002, "A continuation arrived, but no message was begun."),
    INTERLEAVED_DATA(1002, "A new message began inside a fragmented one."),
    OVERLONG_LENGTH(1002, "The length is not in its shortest form."),
    LENGTH_SIGN(1002, "The highest bit of a 64-bit length must be zero."),
    MESSAGE_TOO_BIG(1009, "The message is larger than this hub accepts."),
    EMPTY_FRAGMENTS(1008, "The message has too many empty fragments."),
    TEXT_UTF8(1007, "A text message is not valid UTF-8."),
    CLOSE_UTF8(1007, "The close reason is not valid UTF-8."),
    CLOSE_LENGTH(1002, "A close frame of one byte holds no code."),
    CLOSE_CODE(1002, "The close code may not be sent."),

    // The neural-protocol signal frame.
    SIGNAL_SHORT(Fault.ONE_MESSAGE, "A signal has at least 34 bytes."),
    SIGNAL_MAGIC(Fault.ONE_MESSAGE, "A signal starts with NP."),
    SIGNAL_TYPE(Fault.ONE_MESSAGE, "The signal type is none of 0 to 5."),
    SIGNAL_SOURCE(Fault.ONE_MESSAGE, "The signal's source is not valid UTF-8."),
    SIGNAL_TARGET(Fault.ONE_MESSAGE, "The signal's target is not valid UTF-8."),
    SIGNAL_DISGUISED(Fault.ONE_MESSAGE,
            "The signal's message id or names hold \"_ctrl\" or \"jsonrpc\" in quotes, which agents take for a control message."),
    NAME_TOO_LONG(Fault.ONE_MESSAGE, "A name has at most 255 bytes of UTF-8."),

    // JSON, in the payload of a signal or as a message of its own.
    JSON_SYNTAX(Fault.ONE_MESSAGE, "This is not JSON."),
    JSON_UTF8(Fault.ONE_MESSAGE, "The JSON is not valid UTF-8."),
    JSON_DEPTH(Fault.ONE_MESSAGE, "The JSON is nested too deep."),
    JSON_DIGITS(Fault.ONE_MESSAGE, "The JSON has a number of too many digits."),

    // Control messages.
    CONTROL_FIELD(Fault.ONE_MESSAGE, "A field of the control message is missing or of the wrong type.");

    /** The close code of a fault that does not end the link. */
    public static final int ONE_MESSAGE = 0;

    private final int closeCode;
    private final String sentence;

    Fault(int closeCode, String sentence) {
        this.closeCode = closeCode;
        this.sentence = sentence;
    }

    /** The close code to end the link with, or {@value #ONE_MESSAGE} when the link lives. */
    public int closeCode() { return closeCode; }

    /** True when the link must be closed with {@link #closeCode()}. */
    public boolean endsLink() { return closeCode != ONE_MESSAGE; }

    /** What is wrong, for people; under 124 bytes for all that end a link, so that it fits a close frame. */
    public String sentence() {
        return sentence;
    }
}
