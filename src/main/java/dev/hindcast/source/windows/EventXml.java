package dev.hindcast.source.windows;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
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
            walk(xml, new EventElements(record));
        } finally {
            xml.close();
        }
    }

    private static void walk(XMLStreamReader xml, Markup event) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    event.open(xml.getLocalName());
                    for (int i = 0; i < xml.getAttributeCount(); i++) {
                        event.attribute(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> event.text(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> event.close();
                default -> {}
            }
        }
    }
}
