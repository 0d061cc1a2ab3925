package dev.hindcast.source.evtx;

import static dev.hindcast.source.evtx.MadeNode.attribute;
import static dev.hindcast.source.evtx.MadeNode.element;
import static dev.hindcast.source.evtx.MadeNode.optional;

import java.util.ArrayList;
import java.util.List;

/**
 * The outer template of an event: Event and System with their value indexes as in all seven layouts of the public
 * corpus. {@code newer} is the layout where provider and channel are values too; nulls are attributes left out.
 */
record SystemTemplate(
        String channel, String computer, String provider, String providerGuid, String sourceName, boolean newer) {

    static final String EVENT_NAMESPACE = "http://schemas.microsoft.com/win/2004/08/events/event";
    static final int RELATED = 18;
    static final int PAYLOAD = 19;
    static final int RELATED_NEWER = 13;
    static final int PAYLOAD_NEWER = 17;

    /** Older outer templates hold the UserData element themselves, so that only its child is the payload. */
    MadeTemplate event(boolean userData) {
        MadeNode payload = optional(newer ? PAYLOAD_NEWER : PAYLOAD, MadeValue.BINXML);
        boolean wrapped = userData && !newer;
        return MadeTemplate.of(element(
                "Event",
                attribute("xmlns", EVENT_NAMESPACE),
                system(),
                wrapped ? element("UserData", payload) : payload));
    }

    private MadeNode.Element system() {
        return element(
                "System",
                providerElement(),
                element(
                        "EventID",
                        attribute("Qualifiers", optional(4, MadeValue.UINT16)),
                        optional(3, MadeValue.UINT16)),
                element("Version", optional(11, MadeValue.UINT8)),
                element("Level", optional(0, MadeValue.UINT8)),
                element("Task", optional(2, MadeValue.UINT16)),
                element("Opcode", optional(1, MadeValue.UINT8)),
                element("Keywords", optional(5, MadeValue.HEX64)),
                element("TimeCreated", attribute("SystemTime", optional(6, MadeValue.FILETIME))),
                element("EventRecordID", optional(10, MadeValue.UINT64)),
                element(
                        "Correlation",
                        attribute("ActivityID", optional(7, MadeValue.GUID)),
                        attribute("RelatedActivityID", optional(newer ? RELATED_NEWER : RELATED, MadeValue.GUID))),
                element(
                        "Execution",
                        attribute("ProcessID", optional(8, MadeValue.UINT32)),
                        attribute("ThreadID", optional(9, MadeValue.UINT32))),
                newer ? element("Channel", optional(16, MadeValue.STRING)) : element("Channel", channel),
                element("Computer", computer),
                element("Security", attribute("UserID", optional(12, MadeValue.SID))));
    }

    private MadeNode.Element providerElement() {
        List<MadePart> attributes = new ArrayList<>();
        if (newer) {
            attributes.add(attribute("Name", optional(14, MadeValue.STRING)));
            attributes.add(attribute("Guid", optional(15, MadeValue.GUID)));
        } else {
            attributes.add(attribute("Name", provider));
            if (providerGuid != null) {
                attributes.add(attribute("Guid", providerGuid));
            }
            if (sourceName != null) {
                attributes.add(attribute("EventSourceName", sourceName));
            }
        }
        return element("Provider", attributes.toArray(MadePart[]::new));
    }
}
