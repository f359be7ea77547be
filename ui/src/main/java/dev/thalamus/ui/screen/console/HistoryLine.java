package dev.thalamus.ui.screen.console;

import dev.thalamus.ui.host.HubAddress;
import dev.thalamus.ui.kit.Formats;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.JsonItem;
import dev.thalamus.ui.screen.console.Exchange.Outcome;
import dev.thalamus.ui.screen.console.Exchange.Reply;
import dev.thalamus.ui.screen.part.HubText;
import java.util.List;

/**
 * A line of the history and its words: an exchange, or one call of a batch. Immutable.
 *
 * @param call its place in the batch, -1 for the exchange as a whole
 * @param seen what came of it; it changes when the line is to be drawn anew
 */
record HistoryLine(Exchange exchange, int call, Outcome seen) {
    boolean whole() { return call < 0; }

    boolean waiting() { return exchange.outcome().get() instanceof Outcome.Waiting; }

    String time() { return whole() ? Formats.timeMillis(exchange.at()) : ""; }

    String method() {
        List<RpcCall> calls = exchange.calls();
        if (!whole()) {
            return calls.get(call).method();
        }
        return calls.isEmpty()
                ? I18n.get("console.no-request")
                : calls.size() == 1 ? calls.getFirst().method() : I18n.get("console.batch-of", calls.size());
    }

    /** Its parameters in short; of a batch the methods. */
    String what() {
        List<RpcCall> calls = exchange.calls();
        if (!whole()) {
            return calls.get(call).inShort();
        }
        return calls.size() == 1
                ? calls.getFirst().inShort()
                : calls.isEmpty() ? "" : String.join(", ", calls.stream().map(RpcCall::method).distinct().toList());
    }

    String target() { return exchange.address().isEmpty() ? I18n.get("shell.this-hub") : HubAddress.shown(exchange.address()); }

    String took() {
        return switch (exchange.outcome().get()) {
            case Outcome.Waiting _ -> "…";
            case Outcome.Sent(long nanos) -> Formats.latency(nanos);
            case Outcome.Answered answered -> Formats.latency(answered.nanos());
            case Outcome.Failed failed -> Formats.latency(failed.nanos());
        };
    }

    String id() {
        List<RpcCall> calls = exchange.calls();
        RpcCall mine = calls.isEmpty() || calls.size() > 1 && whole() ? null : calls.get(Math.max(0, call));
        return mine == null || mine.id() == null ? "" : mine.id().replace("\"", "");
    }

    /** What became of it: of its own call where it is one of a batch. */
    String said() {
        return switch (exchange.outcome().get()) {
            case Outcome.Waiting _ -> I18n.get("console.waiting");
            case Outcome.Sent _ -> I18n.get("console.sent");
            case Outcome.Failed failed -> Failures.sentence(failed.kind(), failed.detail());
            case Outcome.Answered answered -> {
                List<Reply> mine = replies(answered);
                yield mine.stream().filter(reply -> reply.code() != 0).findFirst()
                        .map(reply -> (mine.size() > 1
                                ? I18n.get("console.some-wrong", mine.stream().filter(other -> other.code() != 0).count()) + " "
                                : "")
                                + reply.code() + " " + HubText.of(reply.message()))
                        .orElse(I18n.get("console.result"));
            }
        };
    }

    boolean wrong() {
        return switch (exchange.outcome().get()) {
            case Outcome.Answered answered -> replies(answered).stream().anyMatch(reply -> reply.code() != 0);
            case Outcome.Failed _ -> true;
            case Outcome.Waiting _,Outcome.Sent _ -> false;
        };
    }

    private List<Reply> replies(Outcome.Answered answered) {
        return whole()
                ? answered.replies()
                : answered.replies().stream().filter(reply -> reply.id().equals(exchange.calls().get(call).id())).toList();
    }

    /** The request as the draft takes it. */
    String pretty() {
        try {
            return JsonItem.read(exchange.request()).pretty();
        } catch (JsonItem.Wrong wrong) {
            return exchange.request();
        }
    }
}
