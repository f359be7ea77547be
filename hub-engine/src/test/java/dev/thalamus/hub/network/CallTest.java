package dev.thalamus.hub.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.net.DeadEnd;
import dev.thalamus.hub.net.FlushList;
import dev.thalamus.hub.net.Link;
import dev.thalamus.hub.net.Unheard;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class CallTest {
    @Test
    void aListIsNotWrittenFurtherThanAClientTakes() {
        var link = new Link(1, new DeadEnd(), new Unheard(), new FlushList(), false);
        var endpoint = new Endpoint(link, null, 0, 0, 1 << 20, full -> {});
        var refusals = new ArrayList<String>();
        var call = new Call(endpoint, new Frame.Request("1", "list_tasks", JsonNodeFactory.instance.objectNode(), 100),
                (of, why) -> refusals.add(why.why()));
        var written = new ArrayList<Integer>();
        call.answerAll(Stream.generate(() -> {
            written.add(written.size());
            return new byte[64 << 10];
        }));
        assertThat(written).as("those that fit, and the first that does not").hasSize(16);
        assertThat(refusals).hasSize(1).first().asString().contains("clients take " + Out.LIMIT + " at most");
    }
}
