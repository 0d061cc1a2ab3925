package dev.hindcast.source;

/**
 * From what a format was built: nobody should have to find out during an incident that a reader was written from
 * documentation alone.
 *
 * @param real the real output that it was built from and is tested with, in words; empty where there was none
 * @param constructed which of its forms were built from documentation or source code alone, in words; empty for none
 */
public record Specimens(String real, String constructed) {

    /** What a document says of itself under {@code specimens}. */
    public static Specimens of(Declaration document) {
        Declaration said = document.section("specimens");
        return new Specimens(
                said.optionalText("real").orElse(""),
                said.optionalText("constructed").orElse(""));
    }
}
