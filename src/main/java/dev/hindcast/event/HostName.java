package dev.hindcast.event;

import java.util.Locale;

/**
 * A host's name as a source wrote it, lower-cased, without the trailing dot of a fully qualified name and without the
 * {@code $} of a machine account. One host may have several names; which names are one host is told by
 * {@code dev.hindcast.host}.
 *
 * @param value the normalised name; empty where the source does not name the host ({@link #UNKNOWN})
 */
public record HostName(String value) implements Comparable<HostName> {

    /** The source does not say which host this is. */
    public static final HostName UNKNOWN = new HostName("");

    /** Normalises a name as written; blank, {@code -} and {@code localhost} become {@link #UNKNOWN}. */
    public static HostName of(String written) {
        String name = written.strip().toLowerCase(Locale.ROOT);
        while (name.endsWith(".") || name.endsWith("$")) {
            name = name.substring(0, name.length() - 1);
        }
        return name.equals("-") || name.equals("localhost") ? UNKNOWN : new HostName(name);
    }

    /** Whether the source names the host at all. */
    public boolean isKnown() {
        return !value.isEmpty();
    }

    /** Whether the name carries its domain ({@code erp01.corp.example}). */
    public boolean isQualified() {
        return value.indexOf('.') > 0;
    }

    /** The first label: {@code erp01} of {@code erp01.corp.example}. */
    public String shortName() {
        int dot = value.indexOf('.');
        return dot < 0 ? value : value.substring(0, dot);
    }

    /** What follows the first label, without the dot; empty for an unqualified name. */
    public String domain() {
        int dot = value.indexOf('.');
        return dot < 0 ? "" : value.substring(dot + 1);
    }

    @Override
    public int compareTo(HostName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
