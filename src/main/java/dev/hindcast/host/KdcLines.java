package dev.hindcast.host;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import java.util.Set;

/**
 * Which lines a KDC that is not Windows' wrote of itself: MIT's or Heimdal's, the latter also inside Samba. A client's trace
 * and a sensor on the network speak of requests too and are no KDC.
 */
public final class KdcLines {

    private static final Set<String> DATASETS = Set.of("krb5kdc", "heimdal-kdc");

    private KdcLines() {}

    /** Whether a KDC wrote the event. */
    public static boolean isOne(Event event) {
        return event.channel().isEmpty()
                && (DATASETS.contains(event.text(FieldNames.DATASET))
                        || event.provider().equals("krb5kdc"));
    }
}
