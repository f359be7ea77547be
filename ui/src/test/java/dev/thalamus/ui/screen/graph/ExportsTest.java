package dev.thalamus.ui.screen.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.ui.fake.FakeHub;
import dev.thalamus.ui.kit.Palette;
import dev.thalamus.ui.screen.graph.export.GraphDot;
import dev.thalamus.ui.screen.graph.export.GraphMl;
import dev.thalamus.ui.screen.graph.export.GraphSvg;
import dev.thalamus.ui.screen.graph.net.GraphModel;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class ExportsTest {
    private static final String AWKWARD = "a \"b\" <c> & \\d";
    private final GraphModel model = new GraphModel(_ -> 0);

    @BeforeEach
    void fill() {
        FakeHub hub = Networks.shop(3);
        hub.join("feed0000feed0000", AWKWARD);
        model.update(hub.snapshot().join(), "empresa-b.com", 1);
        int[] turn = {0};
        model.nodes().forEach(node -> node.moveTo(100 * Math.cos(turn[0]), 40.0 * turn[0]++));
    }

    @Test
    void graphMlHoldsEveryAgentAndSynapse() throws IOException, SAXException, ParserConfigurationException {
        Document document = parse(GraphMl.of(model));
        assertThat(document.getElementsByTagName("node").getLength()).isEqualTo(model.nodes().size());
        assertThat(document.getElementsByTagName("edge").getLength()).isEqualTo(model.edges().size());
        assertThat(document.getDocumentElement().getTextContent()).contains(AWKWARD);
    }

    @Test
    void svgDrawsEveryAgentAndSynapse() throws IOException, SAXException, ParserConfigurationException {
        Document document = parse(GraphSvg.of(model, Palette.read(true)));
        assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(model.nodes().size() + 1);
        assertThat(document.getElementsByTagName("title").getLength()).isPositive().isLessThanOrEqualTo(model.edges().size());
        assertThat(document.getDocumentElement().getTextContent()).contains(AWKWARD);
    }

    @Test
    void dotQuotesNamesAndHoldsEverySynapse() {
        String dot = GraphDot.of(model);
        assertThat(dot).startsWith("digraph").endsWith("}\n").contains("\"a \\\"b\\\" <c> & \\\\d\"");
        assertThat(dot.lines().filter(line -> line.contains(" -> "))).hasSize(model.edges().size());
    }

    private static Document parse(String xml) throws IOException, SAXException, ParserConfigurationException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
