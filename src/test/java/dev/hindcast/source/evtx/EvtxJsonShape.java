package dev.hindcast.source.evtx;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An event's Windows XML in the shape of the JSON that the Rust parser {@code evtx} 0.8 to 0.9 writes, flattened to leaves
 * (path to text, in document order), and the canonical form in which the two are equal.
 *
 * <p>The shape: attributes stand in {@code #attributes}; text beside attributes in {@code #text}; {@code <Data Name='X'>}
 * becomes the member X and its attribute is dropped; unnamed Data is {@code Data/#text}, an array when there are several; a
 * second member of one name is {@code X_1}, a third {@code X_2}. XML has neither types nor null: a number is compared by its
 * digits, and null as an element that is there and empty.
 */
final class EvtxJsonShape {

    private static final Pattern GUID =
            Pattern.compile("\\{?([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})\\}?");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+Z");
    private static final int TO_THE_MICROSECOND = 26;

    private record Attribute(String name, String value) {}

    private record Element(String name, List<Attribute> attributes, List<Element> children, StringBuilder text) {

        boolean isUnnamedData() {
            return name.equals("Data") && attributes.isEmpty();
        }
    }

    private EvtxJsonShape() {}

    /** The leaves of one event's XML. */
    static Map<String, String> leaves(String eventXml) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        // declarations of namespaces are attributes in the oracle
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        try {
            XMLStreamReader in = factory.createXMLStreamReader(new StringReader(eventXml));
            while (in.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            Element event = read(in);
            Map<String, String> leaves = new LinkedHashMap<>();
            put(event, event.name(), leaves);
            return leaves;
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("not well-formed: " + eventXml, e);
        }
    }

    private static Element read(XMLStreamReader in) throws XMLStreamException {
        List<Attribute> attributes = new ArrayList<>();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            attributes.add(new Attribute(in.getAttributeLocalName(i), in.getAttributeValue(i)));
        }
        Element element = new Element(in.getLocalName(), attributes, new ArrayList<>(), new StringBuilder());
        for (int what = in.next(); what != XMLStreamConstants.END_ELEMENT; what = in.next()) {
            if (what == XMLStreamConstants.START_ELEMENT) {
                element.children().add(read(in));
            } else if (in.hasText()) {
                element.text().append(in.getText());
            }
        }
        return element;
    }

    private static void put(Element element, String path, Map<String, String> leaves) {
        for (Attribute attribute : element.attributes()) {
            leaves.put(path + "/#attributes/" + attribute.name(), attribute.value());
        }
        String text = element.text().toString();
        if (element.children().isEmpty()) {
            if (element.attributes().isEmpty()) {
                leaves.put(path, text);
            } else if (!text.isEmpty()) {
                leaves.put(path + "/#text", text);
            }
            return;
        }
        long unnamed =
                element.children().stream().filter(Element::isUnnamedData).count();
        int position = 0;
        Map<String, Integer> seen = new HashMap<>();
        for (Element child : element.children()) {
            if (child.isUnnamedData()) {
                leaves.put(
                        path + "/Data/#text" + (unnamed > 1 ? "/" + position++ : ""),
                        child.text().toString());
                continue;
            }
            boolean named = child.name().equals("Data")
                    && child.attributes().size() == 1
                    && child.attributes().get(0).name().equals("Name");
            String name = named ? child.attributes().get(0).value() : child.name();
            int before = seen.merge(name, 1, Integer::sum) - 1;
            String below = path + "/" + name + (before == 0 ? "" : "_" + before);
            if (named) {
                leaves.put(below, child.text().toString());
            } else {
                put(child, below, leaves);
            }
        }
    }

    /** The leaves of one event of the oracle. */
    static Map<String, String> leaves(JsonNode event) {
        Map<String, String> leaves = new LinkedHashMap<>();
        put(event, "", leaves);
        return leaves;
    }

    private static void put(JsonNode node, String path, Map<String, String> leaves) {
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> put(
                            member.getValue(),
                            path.isEmpty() ? member.getKey() : path + "/" + member.getKey(),
                            leaves));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                put(node.get(i), path + "/" + i, leaves);
            }
        } else {
            leaves.put(path, node.isNull() ? "" : node.asText());
        }
    }

    /** What differs between an event of ours and the oracle's, one line a leaf; empty where they are equal. */
    static List<String> differences(Map<String, String> ours, Map<String, String> oracle) {
        List<String> differences = new ArrayList<>();
        List<String> paths = List.copyOf(ours.keySet());
        List<String> expected = List.copyOf(oracle.keySet());
        if (!paths.equals(expected)) {
            differences.add("members or their order: ours " + paths + ", the oracle's " + expected);
        }
        oracle.forEach((path, text) -> {
            String mine = ours.get(path);
            if (mine != null && !canonical(mine).equals(canonical(text))) {
                differences.add(path + ": ours '" + mine + "', the oracle's '" + text + "'");
            }
        });
        return differences;
    }

    /** GUIDs without braces and in upper case, times to the microsecond, texts without blanks at their end. */
    static String canonical(String text) {
        if (GUID.matcher(text).matches()) {
            String bare = text.startsWith("{") ? text.substring(1, text.length() - 1) : text;
            return bare.toUpperCase(Locale.ROOT);
        }
        if (TIME.matcher(text).matches()) {
            return text.substring(0, Math.min(TO_THE_MICROSECOND, text.length() - 1));
        }
        return text.stripTrailing();
    }
}
