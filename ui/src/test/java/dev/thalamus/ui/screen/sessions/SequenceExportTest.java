package dev.thalamus.ui.screen.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.SessionLogView;
import dev.thalamus.ui.fake.FakeTalk;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** A sequence diagram for other programs. */
class SequenceExportTest {
    private static final SessionLogView TALK = new FakeTalk("11", "", "discussion", "ana <b>", "luis", "eva").after(1_000)
            .say("ana <b>", "5 < 6 & \"so\"\u0007 on").after(20).say("luis", "to ana only", "ana <b>")
            .hub("ag2.channel.expired", "ttl_expired")
            .done("expired", "ttl_expired", "");
    private static final Sequence SEQUENCE = Sequence.of(TALK.session(), Line.of(TALK.entries()));

    @Test
    void theDrawingIsWellFormedWhateverWasSaid() throws Exception {
        byte[] svg = SequenceExport.svg(SEQUENCE).getBytes(StandardCharsets.UTF_8);
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
        assertThat(document.getElementsByTagName("circle").getLength()).as("two messages").isEqualTo(2);
        assertThat(document.getDocumentElement().getTextContent()).contains("5 < 6 & \"so\"‹U+0007› on", "ana <b>", "ttl_expired");
    }

    @Test
    void whatWasSaidToAllGoesToEachAndSilenceIsNoted() {
        assertThat(SEQUENCE.steps()).hasSize(5);
        assertThat(SEQUENCE.steps().get(0)).isInstanceOf(Sequence.Note.class);
        assertThat(SEQUENCE.steps().get(1)).isInstanceOf(Sequence.Gap.class);
        assertThat(SEQUENCE.steps().get(2)).isInstanceOfSatisfying(Sequence.Message.class,
                message -> assertThat(message.to()).containsExactly(1, 2));
        assertThat(SEQUENCE.steps().get(3)).isInstanceOfSatisfying(Sequence.Message.class,
                message -> assertThat(message.to()).containsExactly(0));
        assertThat(SEQUENCE.steps().get(4)).isInstanceOfSatisfying(Sequence.Note.class, note -> assertThat(note.bad()).isTrue());
    }
}
