package dev.hindcast.event;

import java.util.Locale;

/**
 * Something about an evidence file that a reader of the report must know: damage, an assumption, a part that was not
 * read. Damage is data, not an exception.
 *
 * @param severity how much it matters
 * @param evidence the file's path below the evidence given
 * @param position where in it
 * @param code a short stable word for machines: {@code xml-broken}, {@code zone-assumed}
 * @param message one sentence or two: what was expected and found, what was still read, what to do
 */
public record Diagnostic(Severity severity, String evidence, Position position, String code, String message) {

    /** How much a diagnostic matters; the words are those of the report's schema. */
    public enum Severity {
        /** Something present could not be read. */
        ERROR,
        /** It was read, but a number may be wrong until somebody answers. */
        WARNING,
        /** Worth knowing. */
        NOTE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Diagnostic error(String evidence, Position position, String code, String message) {
        return new Diagnostic(Severity.ERROR, evidence, position, code, message);
    }

    public static Diagnostic warning(String evidence, Position position, String code, String message) {
        return new Diagnostic(Severity.WARNING, evidence, position, code, message);
    }

    public static Diagnostic note(String evidence, Position position, String code, String message) {
        return new Diagnostic(Severity.NOTE, evidence, position, code, message);
    }
}
