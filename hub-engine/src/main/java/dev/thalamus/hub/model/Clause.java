package dev.thalamus.hub.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the hub says in words about links, the ways of signals and settings: each clause once, with places for what stands in it.
 *
 * <p>The English clause goes into logs, answers and messages to other hubs. Whoever shows it in another language finds the clause and its values
 * again with {@link #read}, also in what another hub sent; so no message needs a second form.
 */
public enum Clause {
    // How a link ends.
    CLOSED("closed"),
    NO_CLOSE_FRAME("closed without a close frame"),
    READ_FAILED("read failed: {0}"),
    WRITE_FAILED("write failed: {0}"),
    CLOSED_BY_HUB("closed by the hub"),
    CLOSED_AT_ONCE("closed at once"),
    HUB_STOPPING("the hub is stopping"),
    HUB_STOPPED("the hub has stopped"),
    DISCONNECTED("disconnected by the operator"),
    SAME_HASH("another connection registered the same hash"),
    ASKS_TOO_MUCH("it asks for more than it reads"),
    NO_CLOSE_ANSWER("did not answer the close frame"),
    NO_FIRST_MESSAGE("no first message within {0} s"),
    TOO_MUCH_WAITS("more than {0} bytes wait for it"),
    TOOK_NOTHING("took nothing for {0} s"),
    PINGS_UNANSWERED("{0} pings were not answered"),
    UNREGISTERED("unregistered"),
    KEY_REVOKED("its key was revoked"),

    // Why a peer is not dialled, or not reached.
    NO_CONNECTION("no connection within {0} ms"),
    CONNECTION_REFUSED("Connection refused"),
    NO_HOST("there is no host {0}"),
    NO_TRUST_FILE("there is no file {0}, which trust names"),
    NOT_TRUSTED("its certificate is not trusted: {0}"),
    TLS_FAILED("TLS failed: {0}"),
    NO_UPGRADE("no answer to the upgrade within {0} ms"),
    UPGRADE_CLOSED("the connection was closed instead of upgraded"),
    UPGRADE_LONG("the answer to the upgrade has more than {0} bytes"),
    UPGRADE_REFUSED("the upgrade was refused: {0}"),
    NO_WEBSOCKET("this is no WebSocket server: its Sec-WebSocket-Accept is wrong"),

    // Between hubs.
    CONFIGURATION_CHANGED("its configuration was changed"),
    NEW_LINK("the operator asked for a new link"),
    ANOTHER_LINK("another link of the same hub came"),
    NO_REGISTRATION("it did not answer the registration within {0} s"),
    NOT_LET_IN("it closed the link instead of registering us: it has no entry for {0}, or another token"),
    NOT_AMONG_PEERS("the hub {0} is not among the peers, or showed another token"),
    OTHER_HUB("the hub at {0} is {1}"),
    PROBES_UNANSWERED("{0} probes were not answered"),
    FOREIGN_AGENTS("it reported agents of {0}"),
    FOREIGN_NAME("it forwarded a signal in the name of {0}"),
    NOT_FOR_THIS_HUB("it forwarded a signal that is not for this hub: {0} at {1}"),
    ANSWER_UNASKED("it answered a batch that it was not sent"),
    BATCH_ORDER("it sent batch {0} after batch {1}"),
    BATCH_EARLY("it sent a batch before the last one was answered"),
    BATCH_LARGE("it sent {0} signals in one batch"),

    // Why a hub elsewhere cannot be shown.
    NO_ADDRESS("the address begins with ws:// or wss://"),
    AS_GUEST("it takes us for a guest: its operator's token is another one"),
    NOT_THALAMUS("it does not answer as a Thalamus hub does"),
    ANSWERED_INSTEAD("it answered {0} instead of a WebSocket"),
    MOST_ATTACHED("at most {0} hubs can be attached"),

    // What is wrong with a message, and with the store.
    NO_MESSAGE_TEXT("a text message is neither a signal nor JSON"),
    NO_MESSAGE_BINARY("a binary message is neither a signal nor JSON"),
    MESSAGE_LONG("a control or JSON-RPC message has at most {0} bytes"),
    REGISTERED_ALREADY("this connection is registered already"),
    STORE_CANNOT_WRITE("The store cannot write: {0}"),
    DISK_SHORT("The disk has {0} MiB free, the floor is {1} MiB"),
    DISK_UNREADABLE("The disk of the data directory cannot be read: {0}"),
    STORE_DAMAGED("The database was damaged ({0}) and is now {1}; stored signals and synapses in it are not delivered"),

    // Where a signal goes, or went.
    TO_EVERYONE("to everyone"),
    EVERYONE_HERE("everyone who is connected here"),
    TO_PEER("to {0}, which is {1}"),
    TO_INSTANCE("to {0} #{1}"),
    TO("to {0}"),
    NEXT_OF("the next of {0} agents called {1}"),
    AS_REPORTED("as it reported its agents"),
    NEURALHUB_SILENT("a NeuralHub does not tell"),
    TOO_MANY_QUESTIONS("too many questions are open"),
    NO_SUCH_SIGNAL("the history has no signal with that message id"),
    NOT_SEEN("it has not seen the signal"),
    NO_ANSWER("it did not answer within {0} s"),

    // What is wrong with the value of a setting.
    TOO_SMALL("{0} is too small: at least {1}"),
    TOO_LARGE("{0} is too large: at most {1}"),
    NO_NUMBER("'{0}' is not a whole number"),
    NO_SIZE("'{0}' is not a size such as 1048576, 512KiB or 16MiB"),
    NO_TIME("'{0}' is not a time such as 20ms, 300s, 5m, 2h, 7d or PT5M"),
    OUT_OF_REACH("'{0}' is too large"),
    NO_FLAG("'{0}' is neither true nor false"),
    NO_CHOICE("'{0}' is not one of {1}"),
    NO_PATH("'{0}' is not a path: {1}"),

    // What is wrong with settings and their files.
    DIR_EMPTY("is empty; name a folder, or leave it out for the platform's place for a user's data"),
    HOST_EMPTY("is empty; the default is 127.0.0.1"),
    CERT_OR_KEY_MISSING("is missing: WSS needs listen.cert and listen.key"),
    DOMAIN_CHARACTERS("must not hold '@', spaces or control characters"),
    TOKEN_CHARACTERS("must be printable ASCII without spaces, because agents send it in a URL"),
    SAME_PORT("is the same as listen.port; choose another"),
    REACHABLE("{0} is reachable from other machines; if you want that, set listen.remote=true (--remote)"),
    TOKEN_AND_WAIVER("contradicts listen.token: leave out --waive-token, or the token"),
    NO_ORIGIN("'{0}' is no origin: write scheme, host and port as in https://example.org or http://example.org:8080, without a path"),
    NEEDS_TOKEN("a hub that other machines reach needs a token (--token), or listen.waiveToken=true (--waive-token)"),
    LARGER_THAN("must not be larger than {0} ({1})"),
    NO_SETTING("there is no such setting"),
    NO_SETTING_NEAR("there is no such setting; did you mean {0}?"),
    NO_VARIABLE("this variable of the environment sets nothing"),
    NO_VARIABLE_NEAR("this variable of the environment sets nothing; did you mean {0}?"),
    FILE_LARGE("is larger than 1 MiB: this is not a file of settings"),
    FILE_MISSING("does not exist; make it or leave --config out"),
    FILE_NOT_UTF8("is not UTF-8; save it as UTF-8"),
    FILE_UNREADABLE("cannot be read: {0}"),
    NO_PAIR("expected 'key = value'"),
    SET_TWICE("{0} is already set in line {1}; keep one of them");

    /** A clause as it was said. Immutable. */
    public record Said(Clause clause, List<String> values) {}

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    /** Those that say most come first: {@code to everyone} is no {@code to} somebody. */
    private static final List<Clause> BY_LENGTH = Arrays.stream(values())
            .sorted(Comparator.comparingInt((Clause clause) -> PLACE.matcher(clause.english).replaceAll("").length()).reversed()).toList();

    private final String english;
    private final Pattern shape;

    Clause(String english) {
        this.english = english;
        shape = Pattern.compile(Pattern.quote(english).replaceAll("\\{\\d}", "\\\\E(.+)\\\\Q"), Pattern.DOTALL);
    }

    /** How many values stand in it; in the text they are in order. */
    public int places() {
        return (int) PLACE.matcher(english).results().count();
    }

    /** The English clause, without a full stop. */
    public String of(@Nullable Object... values) {
        return PLACE.matcher(english).replaceAll(place -> Matcher.quoteReplacement(String.valueOf(values[place.group().charAt(1) - '0'])));
    }

    /** The clause that a text is, with its values; empty when it is none of these. */
    public static Optional<Said> read(String text) {
        for (Clause clause : BY_LENGTH) {
            Matcher match = clause.shape.matcher(text);
            if (match.matches()) {
                var values = new ArrayList<String>();
                for (int i = 1; i <= match.groupCount(); i++) {
                    values.add(match.group(i));
                }
                return Optional.of(new Said(clause, List.copyOf(values)));
            }
        }
        return Optional.empty();
    }
}
