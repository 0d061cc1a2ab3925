package dev.hindcast.source;

import java.util.Optional;

/** A kind of evidence file: how to know it by its content, and how to read it. */
public interface Format {

    /** Short stable id, {@code krb5kdc}; it appears in manifests, citations and reports. */
    String id();

    /** One line for people: what it is and who writes it. */
    String description();

    /** How sure this format is that it wrote the sample; content alone decides, never the name. */
    Recognition recognise(Sample sample);

    /** A reader for one file of this format. */
    Reader reader(ReadingOptions options);

    /** From what it was built. */
    Specimens specimens();

    /** A way to write its records as text without making events; empty where there is none. */
    default Optional<RecordDump> dump(ReadingOptions options) {
        return Optional.empty();
    }
}
