package dev.hindcast.source.evtx;

import static dev.hindcast.source.evtx.MadeNode.attribute;
import static dev.hindcast.source.evtx.MadeNode.element;
import static dev.hindcast.source.evtx.MadeNode.instance;
import static dev.hindcast.source.evtx.MadeNode.optional;
import static dev.hindcast.source.evtx.MadeNode.value;
import static dev.hindcast.source.evtx.MadeValue.nil;
import static dev.hindcast.source.evtx.MadeValue.string;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An event in the form in which nearly all real ones are: an outer template with the System part, whose last value is a
 * fragment with the instance of an inner template. 231 of the 640 templates of the public corpus are such outer ones, in
 * only seven layouts with the same value indexes; the two commonest are made here.
 */
public final class MadeEvent implements MadeBody {

    static final long AUDIT_SUCCESS = 0x8020000000000000L;
    static final long AUDIT_FAILURE = 0x8010000000000000L;
    static final long CLASSIC = 0x80000000000000L;

    private record Datum(String name, MadeValue value, boolean optional) {}

    private final String channel;
    private final int id;
    private final String computer;
    private final long time;
    private final List<Datum> data = new ArrayList<>();
    private final List<MadeNode> further = new ArrayList<>();
    private String provider;
    private String providerGuid;
    private String sourceName;
    private MadeNode.Element userData;
    private List<MadeValue> userValues = List.of();
    private MadeValue payload;
    private boolean newer;
    private Long eventRecordId;
    private MadeValue version = MadeValue.uint8(0);
    private MadeValue level = MadeValue.uint8(4);
    private MadeValue task = MadeValue.uint16(0);
    private MadeValue opcode = MadeValue.uint8(0);
    private MadeValue keywords = MadeValue.hex64(AUDIT_SUCCESS);
    private MadeValue qualifiers = nil(2);
    private MadeValue process = MadeValue.uint32(0);
    private MadeValue thread = MadeValue.uint32(0);
    private MadeValue user = nil();
    private MadeValue activity = nil(16);
    private MadeValue related = nil();

    private MadeEvent(String channel, int id, String computer, String time) {
        this.channel = channel;
        this.id = id;
        this.computer = computer;
        this.time = MadeValue.ticks(time);
        this.provider = providerOf(channel);
    }

    private static String providerOf(String channel) {
        if (channel.equals("Security")) {
            return "Microsoft-Windows-Security-Auditing";
        }
        return channel.startsWith("Microsoft-Windows-") ? channel.replaceAll("/.*", "") : "Made-" + channel;
    }

    /** An event with provider, channel and computer as literals of its outer template. */
    public static MadeEvent event(String channel, int id, String computer, String time) {
        return new MadeEvent(channel, id, computer, time);
    }

    public MadeEvent provider(String name) {
        return provider(name, null);
    }

    public MadeEvent provider(String name, String guid) {
        provider = name;
        providerGuid = guid;
        return this;
    }

    /** EventSourceName: classic sources that a manifest registers. */
    public MadeEvent sourceName(String name) {
        sourceName = name;
        return this;
    }

    /** EventRecordID where it is not the header's id: every export. */
    public MadeEvent eventRecordId(long number) {
        eventRecordId = number;
        return this;
    }

    public MadeEvent version(int number) {
        version = MadeValue.uint8(number);
        return this;
    }

    public MadeEvent level(int number) {
        level = MadeValue.uint8(number);
        return this;
    }

    public MadeEvent task(int number) {
        task = MadeValue.uint16(number);
        return this;
    }

    public MadeEvent opcode(int number) {
        opcode = MadeValue.uint8(number);
        return this;
    }

    public MadeEvent keywords(long bits) {
        keywords = MadeValue.hex64(bits);
        return this;
    }

    /** The upper 16 bits of a classic event id. */
    public MadeEvent qualifiers(int number) {
        qualifiers = MadeValue.uint16(number);
        return this;
    }

    public MadeEvent process(int processId, int threadId) {
        process = MadeValue.uint32(processId);
        thread = MadeValue.uint32(threadId);
        return this;
    }

    public MadeEvent user(String sid) {
        user = MadeValue.sid(sid);
        return this;
    }

    public MadeEvent activity(String guid) {
        activity = MadeValue.guid(guid);
        return this;
    }

    public MadeEvent relatedActivity(String guid) {
        related = MadeValue.guid(guid);
        return this;
    }

    /** {@code <Data Name='…'>} with a substitution that stays when its value is NULL, as manifests are compiled. */
    public MadeEvent data(String name, MadeValue value) {
        data.add(new Datum(name, value, false));
        return this;
    }

    public MadeEvent data(String name, String text) {
        return data(name, string(text));
    }

    /** {@code <Data Name='…'>} that is absent when its value is NULL. */
    public MadeEvent optionalData(String name, MadeValue value) {
        data.add(new Datum(name, value, true));
        return this;
    }

    /** {@code <Data>} without a name; an array becomes one element per item. */
    public MadeEvent unnamed(MadeValue value) {
        data.add(new Datum(null, value, true));
        return this;
    }

    /** A classic event: {@code <Data>%1</Data><Binary>%3</Binary>} with one array of strings, value 2 not used. */
    public MadeEvent classic(MadeValue binary, String... insertions) {
        keywords(CLASSIC);
        unnamed(MadeValue.strings(insertions));
        data.add(new Datum("", MadeValue.uint32(0), false));
        data.add(new Datum("Binary", binary, true));
        return this;
    }

    /** {@code <UserData>} with this wrapper, whose substitutions are of these values. */
    public MadeEvent userData(MadeNode.Element wrapper, MadeValue... values) {
        userData = wrapper;
        userValues = List.of(values);
        return this;
    }

    /** One more instance or element behind the event data, in the same fragment. */
    public MadeEvent andAlso(MadeNode node) {
        further.add(node);
        return this;
    }

    /** Any payload instead of event data. */
    public MadeEvent payload(MadeValue value) {
        payload = value;
        return this;
    }

    /** The payload is NULL, on which the root itself depends. */
    public MadeEvent noPayload() {
        return payload(nil());
    }

    /** The layout of newer Windows: provider and channel are values too, no fragment header before the payload. */
    public MadeEvent newer() {
        newer = true;
        return this;
    }

    @Override
    public long timeCreated() {
        return time;
    }

    @Override
    public List<MadeNode> nodes(long recordId) {
        return List.of(instance(outer(), values(eventRecordId == null ? recordId : eventRecordId)));
    }

    private MadeTemplate outer() {
        SystemTemplate system = new SystemTemplate(channel, computer, provider, providerGuid, sourceName, newer);
        return system.event(userData != null);
    }

    private List<MadeValue> values(long recordId) {
        int payloadIndex = newer ? SystemTemplate.PAYLOAD_NEWER : SystemTemplate.PAYLOAD;
        MadeValue[] values = new MadeValue[payloadIndex + 1];
        Arrays.fill(values, nil());
        values[0] = level;
        values[1] = opcode;
        values[2] = task;
        values[3] = MadeValue.uint16(id);
        values[4] = qualifiers;
        values[5] = keywords;
        values[6] = MadeValue.filetime(time);
        values[7] = activity;
        values[8] = process;
        values[9] = thread;
        values[10] = MadeValue.uint64(recordId);
        values[11] = version;
        values[12] = user;
        values[newer ? SystemTemplate.RELATED_NEWER : SystemTemplate.RELATED] = related;
        if (newer) {
            values[14] = string(provider);
            values[15] = providerGuid == null ? nil() : MadeValue.guid(providerGuid);
            values[16] = string(channel);
        }
        values[payloadIndex] = payload == null ? fragment() : payload;
        return List.of(values);
    }

    private MadeValue fragment() {
        List<MadeNode> nodes = new ArrayList<>();
        if (userData != null) {
            // older outer templates hold the UserData element themselves
            MadeNode.Element root = newer ? element("UserData", userData) : userData;
            nodes.add(instance(MadeTemplate.of(root), userValues));
        } else {
            List<MadeValue> values = data.stream().map(Datum::value).toList();
            nodes.add(instance(MadeTemplate.of(eventData()), values));
        }
        nodes.addAll(further);
        return new MadeValue.Fragment(!newer, List.copyOf(nodes));
    }

    private MadeNode.Element eventData() {
        List<MadePart> children = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            Datum datum = data.get(i);
            // a definition declares what the manifest says; a NULL is seen in the instance only
            int type = datum.value.type() == MadeValue.NULL ? MadeValue.STRING : datum.value.type();
            MadeNode content = datum.optional ? optional(i, type) : value(i, type);
            if (datum.name == null) {
                children.add(element("Data", content));
            } else if (datum.name.equals("Binary")) {
                children.add(element("Binary", optional(i, MadeValue.BINARY)));
            } else if (!datum.name.isEmpty()) {
                children.add(element("Data", attribute("Name", datum.name), content));
            }
        }
        return element("EventData", children.toArray(MadePart[]::new)).pair();
    }
}
