package dev.hindcast.source.capture;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A kind of answer that is a block of lines {@code label: value} under labels that no locale changes. */
interface LabelledKind {

    /** A blank or the end behind the colon, so that no time of day is a label; notes for a shell begin with #. */
    Pattern LABELLED =
            Pattern.compile("^\\s*(?:#\\s)?\\s*(?<label>[A-Za-z][A-Za-z0-9 ()/.-]{0,60}?)\\s*:(?:\\s+(?<value>.*))?$");

    /** One line of a block. */
    record Entry(String label, String value) {}

    /** The line's label and value; empty where the line has no such form. */
    default Optional<Entry> entry(String line) {
        Matcher labelled = LABELLED.matcher(line);
        if (!labelled.matches()) {
            return Optional.empty();
        }
        String value = labelled.group("value");
        return Optional.of(new Entry(labelled.group("label"), value == null ? "" : value.strip()));
    }

    /** Whether such a line can be the first that is left of an answer, and of no other kind's. */
    boolean begins(Entry entry);

    /** Whether the label belongs to an answer that has begun. */
    boolean knows(String label);

    /** Whether a line without a known label is the rest of the value before it. */
    default boolean wraps(String line, String lastLabel) {
        return false;
    }

    /** Writes the answer, or rejects it where it is cut. */
    void write(LabelledBlock block);
}
