package dev.thalamus.ui.screen.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.ui.screen.console.JsonCaret.Place;
import org.junit.jupiter.api.Test;

/** Where one is in an unfinished text; the caret stands at the bar. */
class JsonCaretTest {
    @Test
    void theValueOfAMember() {
        assertThat(at("{\"method\": \"age|")).isEqualTo(new JsonCaret(Place.VALUE, "", "method", 12, "age", true));
        assertThat(at("{\"method\": |")).matches(here -> here.place() == Place.VALUE && "method".equals(here.key()) && !here.quoted());
    }

    @Test
    void theNameOfAMember() {
        assertThat(at("{\"a\": {\"b\": 1}, \"params\": {\"ta|")).isEqualTo(new JsonCaret(Place.KEY, "params", null, 28, "ta", true));
        assertThat(at("{\"params\": {\"a\": \"x,{\", |")).matches(here -> here.place() == Place.KEY && here.path().equals("params"));
    }

    @Test
    void insideABatchAndAfterEscapes() {
        assertThat(at("[{\"method\": \"a\"}, {\"x\": \"\\\"\", \"method\": \"|"))
                .matches(here -> here.place() == Place.VALUE && "method".equals(here.key()) && here.path().isEmpty());
    }

    @Test
    void outsideOfEverything() {
        assertThat(at("|").place()).isEqualTo(Place.ELSEWHERE);
        assertThat(at("{}}}|").place()).isEqualTo(Place.ELSEWHERE);
    }

    private static JsonCaret at(String text) { return JsonCaret.at(text.replace("|", ""), text.indexOf('|')); }
}
