package dev.hindcast.source.evtx;

import static dev.hindcast.source.evtx.MadeNode.attribute;
import static dev.hindcast.source.evtx.MadeNode.element;

import java.util.ArrayList;
import java.util.List;

/**
 * An event as a collector stores what other machines forward: an element tree without template and without dependency
 * ids, every value a text that the source rendered, RenderingInfo at the end. Eleven files of the public corpus are such.
 */
public final class MadeForwarded implements MadeBody {

    private final String channel;
    private final int id;
    private final String computer;
    private final String time;
    private final List<MadePart> data = new ArrayList<>();
    private String provider = "Microsoft-Windows-Security-Auditing";
    private Long eventRecordId;
    private MadeNode.Element rendering;

    private MadeForwarded(String channel, int id, String computer, String time) {
        this.channel = channel;
        this.id = id;
        this.computer = computer;
        this.time = time;
    }

    /** The time is kept as text: sources write seven or nine fraction digits. */
    public static MadeForwarded forwarded(String channel, int id, String computer, String time) {
        return new MadeForwarded(channel, id, computer, time);
    }

    public MadeForwarded provider(String name) {
        provider = name;
        return this;
    }

    /** The source's number; the collector's stands in the record's header. */
    public MadeForwarded eventRecordId(long number) {
        eventRecordId = number;
        return this;
    }

    public MadeForwarded data(String name, String text) {
        data.add(datum(text, attribute("Name", name)));
        return this;
    }

    public MadeForwarded unnamed(String text) {
        data.add(datum(text));
        return this;
    }

    /** An empty text is no text token but a pair of tags. */
    private static MadeNode.Element datum(String text, MadePart... attributes) {
        List<MadePart> parts = new ArrayList<>(List.of(attributes));
        if (!text.isEmpty()) {
            parts.add(MadeNode.text(text));
        }
        return element("Data", parts.toArray(MadePart[]::new)).pair();
    }

    public MadeForwarded rendering(String culture, String message, String level) {
        rendering = element(
                "RenderingInfo",
                attribute("Culture", culture),
                element("Message", message),
                element("Level", level),
                element("Task", "Logon"),
                element("Opcode", "Info"),
                element("Channel", channel),
                element("Provider", provider),
                element("Keywords", element("Keyword", "Audit Success")));
        return this;
    }

    @Override
    public long timeCreated() {
        return MadeValue.ticks(time);
    }

    @Override
    public List<MadeNode> nodes(long recordId) {
        List<MadePart> parts = new ArrayList<>();
        parts.add(attribute("xmlns", SystemTemplate.EVENT_NAMESPACE));
        // Version, Opcode, Correlation and Execution are missing in 788 of the corpus' 1,257 such records
        parts.add(element(
                "System",
                element("Provider", attribute("Name", provider)),
                element("EventID", Integer.toString(id)),
                element("Level", "0"),
                element("Task", "12544"),
                element("Keywords", "0x8020000000000000"),
                element("TimeCreated", attribute("SystemTime", time)),
                element("EventRecordID", Long.toString(eventRecordId == null ? recordId : eventRecordId)),
                element("Channel", channel),
                element("Computer", computer),
                element("Security")));
        parts.add(element("EventData", data.toArray(MadePart[]::new)));
        if (rendering != null) {
            parts.add(rendering);
        }
        return List.of(element("Event", parts.toArray(MadePart[]::new)));
    }
}
