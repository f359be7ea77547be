package dev.thalamus.ui.screen.graph.export;

import dev.thalamus.hub.model.Synapse;
import dev.thalamus.ui.screen.graph.net.GraphEdge;
import dev.thalamus.ui.screen.graph.net.GraphModel;
import dev.thalamus.ui.screen.graph.net.GraphNode;
import java.io.StringWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The graph as GraphML, for yEd, Gephi, NetworkX. */
public final class GraphMl {
    private static final String NAMESPACE = "http://graphml.graphdrawing.org/xmlns";

    private record Key(String name, boolean node, String type) {}

    private static final List<Key> KEYS = List.of(new Key("name", true, "string"), new Key("domain", true, "string"),
            new Key("kind", true, "string"),
            new Key("instances", true, "int"), new Key("x", true, "double"), new Key("y", true, "double"),
            new Key("strength", false, "double"),
            new Key("uses", false, "long"), new Key("successes", false, "long"), new Key("created", false, "string"),
            new Key("lastUsed", false, "string"));

    private GraphMl() {}

    /** What is not hidden; times in ISO 8601. */
    public static String of(GraphModel model) {
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("graphml");
            xml.writeDefaultNamespace(NAMESPACE);
            for (Key key : KEYS) {
                xml.writeEmptyElement("key");
                xml.writeAttribute("id", key.name);
                xml.writeAttribute("for", key.node ? "node" : "edge");
                xml.writeAttribute("attr.name", key.name);
                xml.writeAttribute("attr.type", key.type);
            }
            xml.writeStartElement("graph");
            xml.writeAttribute("id", "thalamus");
            xml.writeAttribute("edgedefault", "directed");
            Map<GraphNode, String> ids = new HashMap<>();
            for (GraphNode node : model.nodes()) {
                if (!node.hidden()) {
                    String id = "n" + ids.size();
                    ids.put(node, id);
                    node(xml, id, node);
                }
            }
            for (GraphEdge edge : model.edges()) {
                String source = ids.get(edge.source()), target = ids.get(edge.target());
                if (!edge.hidden() && source != null && target != null) {
                    edge(xml, source, target, edge.synapse());
                }
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a graph could not be written into memory", e);
        }
        return text.toString();
    }

    private static void node(XMLStreamWriter xml, String id, GraphNode node) throws XMLStreamException {
        xml.writeStartElement("node");
        xml.writeAttribute("id", id);
        data(xml, "name", node.face().name());
        String domain = node.face().domain();
        if (domain != null) {
            data(xml, "domain", domain);
        }
        data(xml, "kind", node.face().kind().name());
        data(xml, "instances", node.face().instances());
        data(xml, "x", node.x());
        data(xml, "y", node.y());
        xml.writeEndElement();
    }

    private static void edge(XMLStreamWriter xml, String source, String target, Synapse synapse) throws XMLStreamException {
        xml.writeStartElement("edge");
        xml.writeAttribute("source", source);
        xml.writeAttribute("target", target);
        data(xml, "strength", synapse.strength());
        data(xml, "uses", synapse.transmissions());
        data(xml, "successes", synapse.successes());
        data(xml, "created", Instant.ofEpochMilli(synapse.createdMillis()));
        data(xml, "lastUsed", Instant.ofEpochMilli(synapse.lastUsedMillis()));
        xml.writeEndElement();
    }

    private static void data(XMLStreamWriter xml, String key, Object value) throws XMLStreamException {
        xml.writeStartElement("data");
        xml.writeAttribute("key", key);
        xml.writeCharacters(value.toString());
        xml.writeEndElement();
    }
}
