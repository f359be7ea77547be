package dev.thalamus.ui.screen.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.ui.kit.JsonItem;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Form and text say the same. */
class DraftTest {
    private final Draft draft = new Draft("hub.status");

    @Test
    void whatTheFormSetsIsInTheText() throws Exception {
        draft.set("name", "\"ventas\"");
        JsonItem root = JsonItem.read(draft.text().get());
        assertThat(Objects.requireNonNull(Objects.requireNonNull(root.get("params")).get("name")).text()).isEqualTo("ventas");
        draft.set("name", null);
        assertThat(JsonItem.read(draft.text().get()).get("params")).isNull();
    }

    @Test
    void whatIsTypedIsInTheCallAndTheTextStaysAsItWasTyped() {
        String typed = "{ \"jsonrpc\":\"2.0\",\"id\":7, \"method\":\"agent.discover\",\"params\":{\"name\":\"ventas\"}}";
        draft.type(typed);
        assertThat(draft.text().get()).isEqualTo(typed);
        assertThat(draft.call()).isEqualTo(new RpcCall("agent.discover", java.util.Map.of("name", "\"ventas\""), null, "7"));
    }

    @Test
    void aTextThatIsNoRequestLeavesTheCallsAlone() {
        draft.type("{\"method\":\"agent.list\"}");
        draft.type("{\"method\":");
        assertThat(draft.sound().get()).isFalse();
        assertThat(draft.call().method()).isEqualTo("agent.list");
    }

    @Test
    void membersThatTheFormDoesNotKnowSurviveAChangeInTheForm() {
        draft.type("{\"id\":1,\"method\":\"m\",\"params\":{\"odd\":[1,2],\"a\":1}}");
        draft.set("a", "2");
        assertThat(draft.call().params()).containsEntry("odd", "[1,2]").containsEntry("a", "2");
    }

    @Test
    void aBatchGrowsAndShrinksAroundTheChosenCall() {
        draft.add();
        draft.set("a", "1");
        assertThat(draft.state().get()).matches(state -> state.batch() && state.at() == 1 && state.calls().size() == 2);
        assertThat(draft.state().get().calls().getFirst().params()).isEmpty();
        assertThat(draft.state().get().calls().stream().map(RpcCall::id).distinct()).hasSize(2);
        draft.remove();
        assertThat(draft.state().get()).matches(state -> !state.batch() && state.calls().size() == 1);
    }

    @Test
    void onlyIdsOfTheConsoleAreNumberedAnew() {
        draft.type("[{\"id\":\"c-1\",\"method\":\"a\"},{\"id\":42,\"method\":\"b\"},{\"method\":\"c\"}]");
        draft.renumber();
        List<RpcCall> calls = draft.state().get().calls();
        assertThat(calls.get(0).id()).isEqualTo("\"c-2\"");
        assertThat(calls.get(1).id()).isEqualTo("42");
        assertThat(calls.get(2).id()).isNull();
    }
}
