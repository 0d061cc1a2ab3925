package dev.hindcast.source.evtx;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Writes the events of an XML export as the native log that it might have been exported from. */
public final class NativeLog {

    private NativeLog() {}

    /** The log of these {@code <Event>} elements, which follow each other without a root. */
    public static byte[] of(String xml) {
        List<MadeEvent> events = new ArrayList<>();
        NodeList children = parsed(xml).getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element event) {
                events.add(event(event));
            }
        }
        return EvtxMaker.file().exported(events).bytes();
    }

    private static Element parsed(String xml) {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            return builder.parse(new InputSource(new StringReader("<Events>" + xml + "</Events>")))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException broken) {
            throw new IllegalArgumentException("an export that is no XML", broken);
        }
    }

    private static MadeEvent event(Element event) {
        Element system = child(event, "System");
        Element provider = child(system, "Provider");
        MadeEvent made = MadeEvent.event(
                        text(system, "Channel"),
                        Integer.parseInt(text(system, "EventID")),
                        text(system, "Computer"),
                        child(system, "TimeCreated").getAttribute("SystemTime"))
                .provider(
                        provider.getAttribute("Name"),
                        provider.hasAttribute("Guid") ? provider.getAttribute("Guid") : null)
                .eventRecordId(Long.parseLong(text(system, "EventRecordID")));
        optional(system, "Version").ifPresent(e -> made.version(number(e)));
        optional(system, "Level").ifPresent(e -> made.level(number(e)));
        optional(system, "Task").ifPresent(e -> made.task(number(e)));
        optional(system, "Opcode").ifPresent(e -> made.opcode(number(e)));
        optional(system, "Keywords")
                .ifPresent(e ->
                        made.keywords(Long.parseUnsignedLong(e.getTextContent().substring(2), 16)));
        if (provider.hasAttribute("EventSourceName")) {
            made.sourceName(provider.getAttribute("EventSourceName"));
        }
        if (child(system, "EventID").hasAttribute("Qualifiers")) {
            made.qualifiers(Integer.parseInt(child(system, "EventID").getAttribute("Qualifiers")));
        }
        optional(system, "Execution")
                .ifPresent(e -> made.process(
                        Integer.parseInt(e.getAttribute("ProcessID")), Integer.parseInt(e.getAttribute("ThreadID"))));
        optional(system, "Security")
                .filter(e -> e.hasAttribute("UserID"))
                .ifPresent(e -> made.user(e.getAttribute("UserID")));
        optional(event, "EventData").ifPresent(e -> data(e, made));
        return made;
    }

    private static int number(Element element) {
        return Integer.parseInt(element.getTextContent());
    }

    private static void data(Element eventData, MadeEvent made) {
        NodeList data = eventData.getChildNodes();
        for (int i = 0; i < data.getLength(); i++) {
            if (data.item(i) instanceof Element datum) {
                MadeValue value = value(datum.getTextContent());
                if (datum.hasAttribute("Name")) {
                    made.data(datum.getAttribute("Name"), value);
                } else {
                    made.unnamed(value);
                }
            }
        }
    }

    /** The type that Windows would have used for such a text. */
    private static MadeValue value(String text) {
        if (text.matches("0x(0|[1-9a-f][0-9a-f]{0,7})")) {
            return MadeValue.hex32((int) Long.parseLong(text.substring(2), 16));
        }
        if (text.matches("0|[1-9][0-9]{0,8}")) {
            return MadeValue.uint32(Long.parseLong(text));
        }
        if (text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z")) {
            return MadeValue.filetime(text);
        }
        return MadeValue.string(text);
    }

    private static String text(Element parent, String name) {
        return child(parent, name).getTextContent();
    }

    private static Element child(Element parent, String name) {
        return optional(parent, name)
                .orElseThrow(() -> new IllegalArgumentException("no " + name + " in " + parent.getTagName()));
    }

    private static Optional<Element> optional(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }
}
