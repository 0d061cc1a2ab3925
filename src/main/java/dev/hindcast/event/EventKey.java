package dev.hindcast.event;

import java.util.Locale;

/**
 * The identity of one happening (DESIGN, "Events"): channel, computer, record id, raw time and code where the export
 * keeps record ids; otherwise the place where it stands, so that different events never merge.
 *
 * @param strong whether the identity rests on a record id, so that two exports of it are one event
 * @param text the identity in words, unique for the happening
 */
public record EventKey(boolean strong, String text) {

    private static final int ID_BYTES = 8;

    public static EventKey of(Event event) {
        if (event.recordId() >= 0 && event.host().isKnown() && !event.channel().isEmpty()) {
            String when = event.stamp().map(s -> s.instant().toString()).orElse("");
            return new EventKey(
                    true,
                    String.join(
                            "|",
                            event.channel().toLowerCase(Locale.ROOT),
                            event.host().value(),
                            Long.toString(event.recordId()),
                            when,
                            event.code()));
        }
        return new EventKey(false, event.provenance().toString());
    }

    /** Sixteen hexadecimal digits: the start of the SHA-256 of {@link #text()}. */
    public String id() {
        return Sha256.hex(text).substring(0, 2 * ID_BYTES);
    }
}
