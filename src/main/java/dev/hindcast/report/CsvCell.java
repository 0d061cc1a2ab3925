package dev.hindcast.report;

/**
 * Guards a cell against spreadsheets that take a text for a formula (CWE-1236, OWASP ASVS 5.0 requirement 1.2.10): a
 * leading {@code '} where the text begins with a sign that starts one. Quoting alone does not help.
 */
public final class CsvCell {

    /** OWASP's two lists together, and the full-width forms that spreadsheets fold. */
    private static final String STARTS = "=+-@\t\r\n\0＝＋－＠";

    private CsvCell() {}

    /** A text from evidence, on one line, guarded. */
    public static String of(String text) {
        String guarded = !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return EvidenceText.visible(guarded);
    }
}
