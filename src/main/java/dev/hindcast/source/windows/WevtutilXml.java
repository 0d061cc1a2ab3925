package dev.hindcast.source.windows;

import dev.hindcast.source.Format;
import dev.hindcast.source.Reader;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Recognition;
import dev.hindcast.source.Sample;
import dev.hindcast.source.Specimens;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Windows events as XML: {@code wevtutil qe /f:xml} and {@code /f:RenderedXml}, Event Viewer's "Save as XML", and every
 * converter that writes the same element (text log formats, 5.1 and 5.2).
 */
public final class WevtutilXml implements Format {

    private static final Pattern EVENT =
            Pattern.compile("<Event\\s[^<>]*http://schemas\\.microsoft\\.com/win/2004/08/events/event[^<>]*>");
    /** Converters that strip namespaces. */
    private static final Pattern BARE_EVENT = Pattern.compile("<Event>\\s*<System>\\s*<Provider\\s");

    private static final int BARE_SCORE = 80;

    @Override
    public String id() {
        return "wevtutil-xml";
    }

    @Override
    public String description() {
        return "Windows events as XML (wevtutil qe /f:xml or /f:RenderedXml, Event Viewer \"Save as XML\")";
    }

    @Override
    public Specimens specimens() {
        return new Specimens(
                "none of its own: the same events as EVTX, as other programs print them", "wevtutil, Event Viewer");
    }

    @Override
    public Recognition recognise(Sample sample) {
        Matcher event = EVENT.matcher(sample.text());
        if (event.find() && beginsItsLine(sample.text(), event.start())) {
            return Recognition.certain("an <Event> element of Microsoft's event namespace");
        }
        Matcher bare = BARE_EVENT.matcher(sample.text());
        if (bare.find() && beginsItsLine(sample.text(), bare.start())) {
            return new Recognition(BARE_SCORE, "an <Event> element with System and Provider, without the namespace");
        }
        return Recognition.NO;
    }

    /** An event inside a cell of a table or a value of JSON belongs to that format. */
    private static boolean beginsItsLine(String text, int at) {
        int lineStart = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at)) + 1;
        String before = text.substring(lineStart, at).strip();
        return before.isEmpty() || before.charAt(0) == '<' || before.charAt(0) == '\uFEFF';
    }

    @Override
    public Reader reader(ReadingOptions options) {
        return new EventXmlReader(id());
    }
}
