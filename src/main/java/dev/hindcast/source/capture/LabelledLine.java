package dev.hindcast.source.capture;

import java.util.Optional;

/**
 * A line {@code label: value}. Labels are localised; what a value is, its position and its form say.
 *
 * @param label without blanks around it
 * @param value without blanks around it; may be empty
 */
record LabelledLine(String label, String value) {

    /** The line split at its first colon; empty where there is none or nothing stands before it. */
    static Optional<LabelledLine> of(String line) {
        int colon = line.indexOf(':');
        // zh and ja consoles may show the full-width colon
        int wide = line.indexOf('\uFF1A');
        int at = colon < 0 || (wide >= 0 && wide < colon) ? wide : colon;
        if (at <= 0) {
            return Optional.empty();
        }
        String label = line.substring(0, at).strip();
        return label.isEmpty()
                ? Optional.empty()
                : Optional.of(new LabelledLine(label, line.substring(at + 1).strip()));
    }

    /** Whether a bracket of this value is still open, so that what follows on the next line belongs to it. */
    static boolean isOpen(String value) {
        return value.chars().filter(c -> c == '(').count()
                > value.chars().filter(c -> c == ')').count();
    }
}
