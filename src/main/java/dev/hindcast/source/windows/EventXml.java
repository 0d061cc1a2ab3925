package dev.hindcast.source.windows;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import dev.hindcast.event.FieldNames;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/** Parses one {@code <Event>} element into a {@link WindowsRecord}. One a reader; not thread-safe. */
final class EventXml {

    /** Real events nest six deep (CAPI2's certificates in UserData); beyond this it is an attack on the stack. */
    private static final int DEPTH_MAX = 64;

    private static final int ATTRIBUTES_MAX = 256;

    private final XMLInputFactory factory = hardened();

    /** No DTD, no external entity, no lazy errors (dependencies page, section 3); never by service loader. */
    private static XMLInputFactory hardened() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEPTH_MAX);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, ATTRIBUTES_MAX);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, EventPieces.CHARS_MAX);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, (long) EventPieces.CHARS_MAX);
        factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, (long) EventPieces.CHARS_MAX);
        return factory;
    }

    /**
     * Fills {@code record} as far as the text goes.
     *
     * @throws XMLStreamException where the text is not well-formed; the record then holds what came before
     */
    void read(String text, WindowsRecord record) throws XMLStreamException {
        XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
        try {
            walk(xml, record);
        } finally {
            xml.close();
        }
    }

    private static void walk(XMLStreamReader xml, WindowsRecord record) throws XMLStreamException {
        Deque<String> path = new ArrayDeque<>();
        StringBuilder characters = new StringBuilder();
        String dataName = "";
        boolean leaf = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.addLast(xml.getLocalName());
                    attributes(xml, path, record);
                    dataName = attribute(xml, "Name");
                    characters.setLength(0);
                    leaf = true;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (leaf) {
                        leaf(path, dataName, characters.toString(), record);
                    }
                    path.removeLast();
                    leaf = false;
                }
                default -> {}
            }
        }
    }

    private static void attributes(XMLStreamReader xml, Deque<String> path, WindowsRecord record) {
        String parent = second(path);
        if (path.size() == 3 && parent.equals("System")) {
            switch (path.getLast()) {
                case "Provider" ->
                    record.put(FieldNames.PROVIDER, attribute(xml, "Name"))
                            .put(FieldNames.SOURCE_NAME, attribute(xml, "EventSourceName"));
                case "TimeCreated" -> record.systemTime(attribute(xml, "SystemTime"));
                case "Execution" -> record.put(FieldNames.WINLOG_PID, attribute(xml, "ProcessID"));
                case "Security" -> record.put(FieldNames.WINLOG_USER, attribute(xml, "UserID"));
                default -> {}
            }
        } else if (path.size() > 3 && parent.equals("UserData")) {
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                String name = xml.getAttributeLocalName(i);
                if (!name.startsWith("xmlns")) {
                    record.userData(below(path, 3) + "." + name, xml.getAttributeValue(i));
                }
            }
        }
    }

    private static void leaf(Deque<String> path, String dataName, String text, WindowsRecord record) {
        if (path.size() < 3) {
            return;
        }
        String name = path.getLast();
        switch (second(path)) {
            case "System" -> system(name, text.strip(), record);
            case "EventData" -> {
                if (name.equals("Binary")) {
                    record.binary(text);
                } else {
                    record.data(name.equals("Data") || !dataName.isEmpty() ? dataName : name, text);
                }
            }
            case "UserData" -> {
                // a leaf directly below UserData has no wrapper to drop
                if (path.size() > 3 || !text.isBlank()) {
                    record.userData(below(path, path.size() > 3 ? 3 : 2), text);
                }
            }
            case "RenderingInfo" -> {
                if (name.equals("Message")) {
                    record.put(FieldNames.MESSAGE, text);
                }
            }
            default -> record.userData(below(path, 1), text);
        }
    }

    private static void system(String name, String text, WindowsRecord record) {
        switch (name) {
            case "EventID" -> record.put(FieldNames.CODE, text);
            case "Version" -> record.put(FieldNames.VERSION, text);
            case "Level" -> record.level(text);
            case "Keywords" -> record.keywords(text);
            case "EventRecordID" -> record.put(FieldNames.RECORD_ID, text);
            case "Channel" -> record.put(FieldNames.CHANNEL, text);
            case "Computer" -> record.put(FieldNames.HOST, text);
            default -> {}
        }
    }

    private static String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    /** The child of Event in which we are, {@code System} or {@code EventData}; empty outside. */
    private static String second(Deque<String> path) {
        if (path.size() < 2) {
            return "";
        }
        Iterator<String> names = path.iterator();
        names.next();
        return names.next();
    }

    private static String below(Deque<String> path, int skipped) {
        return String.join(".", path.stream().skip(skipped).toList());
    }
}
