package dev.thalamus.hub.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    SET_TWICE("{0} is already set in line {1}; keep one of them"),

    // Connections that are not let in.
    ONE_HOST("a request has one Host"),
    FOREIGN_HOST("this Host is not the hub's own: {0}"),
    FOREIGN_PAGE("pages from {0} may not connect; add the origin to listen.origins to allow it"),
    WANTS_TOKEN("this hub wants a token: ?token=… or Authorization: Bearer …"),
    NEEDS_KEY("'{0}' may not be used without its key, in the member 'key' of the registration"),
    NEEDS_SOME_KEY("'{0}' may not be used without a key"),

    // What is wrong with a question to the hub.
    PARSE_ERROR("Parse error: {0}"),
    INVALID_REQUEST("Invalid Request: {0}"),
    BATCH_EMPTY("a batch must not be empty"),
    BATCH_LONG("a batch has at most {0} calls"),
    CALL_OBJECT("a call must be an object"),
    ID_KIND("id must be a string, a number or null"),
    ID_NUMBER("id must be a number that JSON can write"),
    NOT_VERSION_2("jsonrpc must be '2.0'"),
    METHOD_MISSING("method is missing"),
    METHOD_TEXT("method must be a string"),
    INVALID_PARAMS("Invalid params: {0}"),
    INVALID_PARAM("Invalid params: '{0}' {1}"),
    PARAMS_KIND("params must be an object or an array"),
    PARAMS_NAMED("must be an object with named members"),
    NO_PARAM("is no parameter of it"),
    NO_PARAM_NEAR("is no parameter of it; did you mean {0}?"),
    IS_MISSING("is missing"),
    IS_NULL("must not be null"),
    NO_STRING("must be a string"),
    NO_WHOLE_NUMBER("must be a whole number"),
    NO_TRUE_OR_FALSE("must be true or false"),
    NONE_OF("must be one of {0}"),
    OR_MORE("must be {0} or more"),
    FROM_TO("must be {0} to {1}"),
    NO_WHOLE_NUMBERS("must be whole numbers"),
    NO_IDS("must be a list of at least one id"),
    NO_HEX_ID("must be 32 hexadecimal digits"),
    NO_NAME_AT_DOMAIN("must be name@domain"),
    NEITHER_OR_BOTH("give either 'target' or 'msg_id'"),
    CANNOT_BE_SENT("cannot be sent: {0}"),
    AT_PLACE("at {0}: {1}"),
    FILTER_AT("'filter' at {0}: {1}"),
    TARGET_UNKNOWN("'to': {0}"),
    NOT_SUBSCRIBED("is none of this connection"),
    NO_SESSION("is no session"),
    NOT_KNOWN("is not known"),
    NO_PEER("is no peer of this hub: {0}"),
    PEER_ALREADY("is a peer already: use peer.change"),
    PEER_CHANGES_WAIT("{0} changes of peers wait to be written already, and this one was not taken; try again"),
    REMOTES_NOT_WRITTEN(
            "{0} cannot be written ({1}), so nothing was changed; see that there is room on the disk and that the hub may write there, then try again"),
    NEEDS_WEBSOCKET("{0} needs a WebSocket: its notifications come on the connection that asks"),
    NO_METHOD("Method not found: {0}"),
    NO_METHOD_VERSION("Method not found: {0} (version v{1} is not supported; supported: {2})"),
    FOR_AGENTS("{0} is for registered agents: send {\"_ctrl\": \"register\", …} on this connection first"),
    FOR_OPERATOR(
            "{0} is for the operator of this hub: use the window or the command line, or show the token of operator.json (in the hub's data directory) as Authorization: Bearer when you connect"),
    INTERNAL_ERROR("Internal error"),
    BUSY("Busy: {0}"),
    MANY_QUESTIONS("too many questions wait"),
    MANY_HISTORY_QUESTIONS("too many questions to the history wait"),
    MANY_SUBSCRIPTIONS("there are {0} subscriptions already"),

    // Why what a person asked for was not done.
    TRIAL_RUNS("another rule is being tried; wait for its answer"),
    TRIAL_STOPPED("the trial was stopped"),
    RULE_IS_NO_JSON("the rule is no JSON"),
    RULE_NO_JSON("the rule is not JSON: {0}"),
    HISTORY_UNREADABLE("the history could not be read: {0}"),
    FILTER_UNREADABLE("the filter cannot be read: {0}"),
    NO_KEY("there is no key with the id '{0}'"),
    KEYS_ENOUGH("'{0}' has {1} keys already; revoke one first"),
    DISK_BEHIND("the hub's disk is behind; try again"),
    DISK_BEHIND_OR_FULL("the hub's disk is behind or full; try again"),
    NO_CHANNEL("channel not found: {0}"),
    NO_AGENT("agent not found: {0}"),
    CHANNEL_IS("channel '{0}' is {1}"),
    UNDO_GONE("there is nothing to undo by that id any more"),
    UNDO_FULL("as much as can be undone was changed within the last ten seconds, try again in a moment"),
    STORE_BUSY("the store is too busy now, try again"),
    STORE_NOT_WRITTEN("The store could not write: {0}"),
    STORE_NOT_READ("The store could not read: {0}"),
    NOT_WRITTEN("the hub could not write: {0}"),
    DOMAIN_SHAPE("the domain must have 1 to 200 characters and hold no '@', spaces or control characters"),
    URL_SHAPE("url must be an address such as ws://host:8765 or wss://host:8765"),
    URL_MASKED("url has *** in place of its secret: give it whole"),
    TOKEN_EMPTY("token is empty: both hubs need the same secret"),
    CAPTURE_UNREADABLE("{0} cannot be read: {1}"),
    NO_CAPTURE("{0} is no capture of signals: {1}"),
    CAPTURE_CHANGED("{0} was changed while it was open; open it again"),
    CAPTURE_LARGE("{0} holds more than {1} signals; cut it into parts, or export with a filter"),
    DISCONNECT_THERE("agents of a hub elsewhere are disconnected there"),

    // Why a hub does not start, or stop well.
    SETTINGS_UNUSABLE("the settings cannot be used: {0}"),
    NO_DATA_FOLDER("the data folder cannot be made: {0}"),
    PROGRAM_FAULT("a fault of the program: {0}"),
    NOT_STOPPED_WELL("it did not stop well: {0}"),
    PORT_TAKEN("port {0} on {1} is already in use: stop the program that uses it, or choose another port"),
    CANNOT_LISTEN("cannot listen on {0}: {1}"),
    DASHBOARD_TAKEN("the dashboard cannot listen on {0} ({1}): choose another port with --dashboard-port, or 0 for none"),
    DIRECTORY_IN_USE("The data directory {0} is in use by another Thalamus (process {1}). Close that one, or choose another directory"),
    DIRECTORY_UNUSABLE("The data directory {0} cannot be used: {1}"),
    NEWER_SCHEMA(
            "The data directory was written by a newer Thalamus (schema {0}, this one knows {1}). Update Thalamus, or start it with another data directory"),
    NO_PAIR_FILE("there is no file {0}; 'thalamus cert' makes a pair for development"),
    PAIR_UNUSABLE("the certificate {0} and the key {1} cannot be used: {2}"),

    // What went wrong in a hub that goes on, and where.
    FORCED_LATE(
            "the hub could not force what it has answered, and a power cut may cost it; from now on it answers when the disk has it: {0}"),
    ROWS_DAMAGED("{0} stored signals are damaged and are removed"),
    TRIED_EVERY_SECOND("{0}; it is tried again every second"),
    TRIED_UNTIL_TAKEN("{0}; it is tried again until the disk takes it"),
    STORE_BEHIND("the store is too far behind"),
    IN_SESSIONS("the logs of sessions"),
    IN_AUDIT("the audit log"),
    IN_METHOD("the method {0}"),
    IN_MESSAGE("a message of {0}"),
    IN_QUEUE("the queue of {0}"),
    READING_QUEUE("reading the queue of {0}"),
    DELETING_DELIVERED("deleting delivered signals"),
    TAKING_BACK("taking back refused changes of identities and tasks"),
    SAVING_SYNAPSES("saving synapses"),
    SAVING_AGENTS("saving known agents"),
    GABA_ABOUT("the GABA signal about {0}"),

    // Why a name is not taken, or a connection.
    HAS_AT("contains '@', which separates a name from its domain"),
    IS_EMPTY("is empty"),
    IS_LONGER("is longer than {0} bytes of UTF-8"),
    HAS_CONTROL("contains a control character"),
    HAS_OVERRIDE("contains a bidirectional override"),
    HAS_SURROGATE("contains a lone surrogate"),
    HASH_TAKEN("is in use by an agent of another name"),
    HASH_IS_NAME("is the name of another agent"),
    NAME_IS("name {0}"),
    AGENT_ID_IS("agent_id {0}"),
    HASH_IS("neural_hash {0}"),
    DOMAIN_IS("domain {0}"),
    SOURCE_IS("src {0}"),
    TARGET_IS("tgt {0}"),
    REGISTER_FIRST("Se esperaba registro de agente"),
    CONTROL_FIRST("Primer mensaje debe ser de control"),
    MEANS_NOTHING("the control message {0} means nothing from {1}"),
    MEANS_NOTHING_HERE("a {0} message means nothing from a hub"),
    FORWARDED_SIGNAL("a forwarded signal: {0}"),
    OF_PEER("the peer {0}: {1}"),
    AGENTS_LEFT_OUT("{0} of {1} reported agents were left out: at most {2} with usable names are kept"),
    FOREIGN_RECEIPT("a receipt for an agent that does not speak over this connection"),
    MANY_UNREGISTERED("this address has {0} connections that have not registered"),
    REGISTERS_OFTEN("this address registers more than {0} times a second; try again later"),
    AND_MORE("and {0} more refusals within a second: {1}"),
    MORE_REFUSALS("{0} more refusals within a second"),
    MANY_ADDRESSES("many addresses"),
    HUB_FULL("the hub has as many connections as it may ({0})"),
    ADDRESS_FULL("this address has as many connections as it may ({0})"),
    BEGINS_WITH_GET("a WebSocket begins with GET"),
    WEBSOCKET_KEY("Sec-WebSocket-Key is missing or not 16 bytes of base64"),
    WEBSOCKET_VERSION("Sec-WebSocket-Version must be 13"),

    // What rules, proofs and limits of AG2's agents refuse.
    RULE_FIXED("the rule of '{0}' was set by the operator and cannot be changed over the wire"),
    SENDS_OFTEN("'{0}' sends more than {1} messages a minute"),
    ASKS_OFTEN("this connection sends more than {0} requests a second"),
    MAY_NOT_OPEN("'{0}' may not open a {1} channel"),
    MANY_CHANNELS("'{0}' has {1} open channels of at most {2}"),
    TAKES_NOTHING("'{0}' takes nothing from '{1}'"),
    MAY_NOT_BE_INVITED("'{0}' may not be invited to a {1} channel"),
    MAY_NOT_SEND("'{0}' may not send to '{1}'"),
    TOO_DEEP("delegation depth {0} is above {1} of '{2}'"),
    MANY_TASKS("'{0}' has {1} open tasks of at most {2}"),
    UNKNOWN_NAME("unknown name: {0}"),
    OTHER_PROOF("'{0}' authenticates with {1}"),
    OF_NEURALHUB("'{0}' is an agent of NeuralHub"),
    NO_SCHEME("unknown auth scheme: '{0}'"),
    CLAIM_FIELD("{0} claim missing required string field '{1}'"),
    NOT_BASE64("ed25519 claim field '{0}' is not base64"),
    NO_API_KEY("no api_key registered for '{0}'"),
    WRONG_API_KEY("api_key mismatch for '{0}'"),
    OTHER_KEY("'{0}' registered with another key"),
    OTHER_FINGERPRINT("the key is not the one of the passport's key_fingerprint"),
    WRONG_SIGNATURE("the signature does not fit"),
    NOT_ED25519("public_key or signature is not Ed25519"),
    SIGNED_AT_SHAPE("signed_at is not an ISO 8601 time with an offset"),
    SIGNED_AT_FAR("signed_at is more than {0} s from the hub's time"),
    CLAIM_USED("this claim was used before; sign a new one"),
    NOT_BOUND("agent '{0}' is not bound to this connection"),
    FOR_REGISTERED("{0} is for registered agents: register or say hello first"),
    NO_PART("no agent of this connection takes part in channel '{0}'"),
    NO_PARTICIPANT("'{0}' is not a participant of channel '{1}'"),
    AUDIENCE_OUTSIDE("audience names '{0}', who is not a participant of channel '{1}'"),
    ONLY_HUB("only the hub says {0}"),
    NOT_ACTIVE("channel '{0}' is not active"),
    NOBODY_HEARS("nobody in this channel takes anything from '{0}'"),
    INBOX_FULL("the inbox of '{0}' is full: {1} messages are unacknowledged"),
    LOG_READ_AGAIN("the log of channel '{0}' is being read again: {1}"),
    LOG_FULL("the log of channel '{0}' is full ({1} bytes)"),
    NO_TASK("task not found: {0}"),
    TASK_OF_OTHER("task '{0}' belongs to another agent"),
    ROOM_NUMBER("the hub has as many {0} as it may ({1})"),
    ROOM_EACH("the hub keeps {0} of at most {1} bytes each, and this would be {2}"),
    ROOM_MEMORY("the {0} of this hub take as much memory as they may ({1} bytes)"),
    NONE_ENDED("{0}, and none has ended"),

    // What is wrong with a rule; the name of the field stands before.
    NO_JSON("is not JSON"),
    NO_OBJECT("must be an object"),
    WRONG_TYPE("has the wrong type"),
    NO_RULE_FIELD("is no field of a rule"),
    AT_LEAST_ZERO("must be at least 0"),
    NO_OVERFLOW("must be reject, drop_oldest or drop_newest"),
    NO_DURATION("must be a duration such as 30s, 15m, 2h, 1d or a number of seconds, not {0}"),
    MOST_PATTERNS("may have {0} patterns of {1} characters at most"),

    // What is wrong with the file of peers, and with certificates.
    PEERS_LARGE("the file of peers {0} has more than {1} bytes"),
    PEERS_NO_JSON("the file of peers {0} is not JSON: {1}"),
    PEERS_NO_FILE("the file of peers {0} is a folder; name a file, which holds an object such as {1}"),
    PEERS_NO_UTF8("the file of peers {0} is not UTF-8; save it as UTF-8"),
    PEERS_UNREADABLE("the file of peers {0} cannot be read: {1}"),
    PEERS_TWICE("the file of peers {0} has '{1}' twice; leave one of them"),
    LINE_OF("something is wrong in line {0}"),
    PEERS_SHAPE("the file of peers {0} must be an object with at most {1} entries such as {2}"),
    PEER_ENTRY("the file of peers {0}, entry '{1}': {2}"),
    PEER_OBJECT("must be an object with url and token"),
    NO_MEMBER("has no setting '{0}'"),
    NO_MEMBER_NEAR("has no setting '{0}'; did you mean '{1}'?"),
    MEMBER_MISSING("the member '{0}' is missing"),
    MEMBER_TEXT("the member '{0}' must be a text"),
    MEMBER_FLAG("the member '{0}' must be true or false"),
    THIS_HUB("{0} is this hub itself"),
    MOST_PEERS("a hub has at most {0} peers"),
    SECOND_OPEN("the second hub is there already"),
    NO_CERTIFICATE("the file {0} holds no certificate"),
    CERTIFICATES_UNUSABLE("the certificates in {0} cannot be used: {1}"),
    NO_PLAIN_KEY(
            "the key file {0} holds no unencrypted PKCS#8 key (-----BEGIN PRIVATE KEY-----); convert it with: openssl pkcs8 -topk8 -nocrypt -in old.pem -out new.pem"),
    OTHER_ALGORITHM("the key file {0} holds a key that is neither RSA, EC nor EdDSA"),

    // What is wrong with what is kept: the audit log, captures, the store.
    RECORDS_LOST("{0} audit records were lost: {1}"),
    AUDIT_NOT_CLOSED("the audit log could not be closed: {0}"),
    AUDIT_UNREADABLE("the audit log cannot be read: {0}"),
    AUDIT_BUSY("the audit log is being asked too much at once; try again"),
    RECORD_CHANGED("the record was changed"),
    RECORDS_MISSING("records are missing before number {0}"),
    RECORD_EXCHANGED("a record before it was exchanged"),
    RECORDS_GONE("records before number {0} are gone, and the log does not say that they gave way to its limit"),
    LINE_AT("line {0}: {1}"),
    HEAD_LONG("its first line is longer than {0} KiB"),
    LINE_LONG("it is longer than {0} MiB"),
    NO_HEAD("its first line is not that of a capture"),
    NEWER_CAPTURE("it was made by a newer Thalamus: update this one"),
    NO_FRAME("it has no frame"),
    NO_JSON_OBJECT("it is not a JSON object"),
    NEWER_HISTORY("The signal history {0} was written by a newer Thalamus. Update Thalamus, or move the file away"),
    HISTORY_UNOPENED("The signal history cannot be opened: {0}"),
    ROW_REFUSED("The store will not take this row: {0}"),
    DATABASE_UNOPENED("The database {0} cannot be opened: {1}"),
    DATABASE_NOT_MADE("A new database {0} cannot be made: {1}"),
    DATABASE_NOT_MOVED("The damaged database {0} cannot be moved aside: {1}. Move it by hand"),
    DISK_NO_ROOM("the disk of the data directory has no room for {0} bytes"),

    // The line of an operator to a hub elsewhere.
    PAYLOAD_NO_JSON("the payload is not JSON: {0}"),
    NO_HUB_THERE("no hub of yours runs with its files in {0}"),
    HUB_KILLED("no hub answers at {0}, though {1} is there: it may have been killed"),
    LINE_OVER("the connection to the hub is over"),
    LINE_OVER_WHY("the connection to the hub is over: {0}"),
    SENT_TOO_MUCH("it sent a message of more than {0} characters"),
    CLOSED_WITH("it was closed with {0}");

    /** A clause as it was said. Immutable. */
    public record Said(Clause clause, List<String> values) {}

    /** Those whose last value is what somebody said, so maybe a clause; in the others a name that reads like one is a name. */
    private static final Set<Clause> QUOTING = Collections.unmodifiableSet(EnumSet.of(
            READ_FAILED, WRITE_FAILED, STORE_CANNOT_WRITE, DISK_UNREADABLE, PARSE_ERROR, INVALID_REQUEST, INVALID_PARAMS, INVALID_PARAM,
            CANNOT_BE_SENT, FILE_UNREADABLE, AT_PLACE, FILTER_AT, TARGET_UNKNOWN, BUSY, RULE_NO_JSON, HISTORY_UNREADABLE,
            FILTER_UNREADABLE, TRIED_EVERY_SECOND, TRIED_UNTIL_TAKEN, STORE_NOT_WRITTEN, STORE_NOT_READ, NOT_WRITTEN, SETTINGS_UNUSABLE,
            NO_DATA_FOLDER,
            PROGRAM_FAULT, NOT_STOPPED_WELL, CANNOT_LISTEN, DIRECTORY_UNUSABLE, PAIR_UNUSABLE, FORCED_LATE, NOT_TRUSTED, TLS_FAILED,
            UPGRADE_REFUSED, NO_PATH, CAPTURE_UNREADABLE, NO_CAPTURE, NAME_IS, AGENT_ID_IS, HASH_IS, DOMAIN_IS, SOURCE_IS, TARGET_IS,
            FORWARDED_SIGNAL, OF_PEER, AND_MORE, LOG_READ_AGAIN, NONE_ENDED, PEERS_NO_JSON, PEERS_UNREADABLE, PEER_ENTRY,
            CERTIFICATES_UNUSABLE, RECORDS_LOST, AUDIT_NOT_CLOSED, AUDIT_UNREADABLE, HISTORY_UNOPENED, LINE_AT, ROW_REFUSED,
            DATABASE_UNOPENED,
            DATABASE_NOT_MADE, DATABASE_NOT_MOVED, PAYLOAD_NO_JSON, LINE_OVER_WHY));
    /** Those in which words of the hub itself stand as values: the state of a session, what there is no room for. */
    private static final Set<Clause> WORDED = Collections.unmodifiableSet(EnumSet.of(CHANNEL_IS, ROOM_NUMBER, ROOM_EACH, ROOM_MEMORY));
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

    /** Whether its last value is what somebody said, and may be a clause itself. */
    public boolean quotes() {
        return QUOTING.contains(this);
    }

    /** Whether a value may be a word of the hub itself, such as {@code closed}. */
    public boolean worded() { return WORDED.contains(this); }

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
