package dev.hindcast.report;

import dev.hindcast.incident.ChainStep;

/** The marks of the states of a step; each differs in shape, and its word always stands beside it. */
public final class Glyphs {

    private Glyphs() {}

    /** An {@code svg} element, hidden from screen readers. */
    public static String of(ChainStep.State state) {
        String shape = switch (state) {
            case OBSERVED -> "<circle class=\"d\" cx=\"7.5\" cy=\"7.5\" r=\"5.5\"/>";
            case INFERRED ->
                "<circle class=\"o\" cx=\"7.5\" cy=\"7.5\" r=\"5\"/>"
                        + "<path class=\"d\" d=\"M7.5 2.5a5 5 0 0 0 0 10z\"/>";
            case CONTRADICTED ->
                "<circle class=\"d\" cx=\"7.5\" cy=\"7.5\" r=\"6\"/>" + "<path class=\"x\" d=\"M5 5l5 5m0-5l-5 5\"/>";
            case NOT_OBSERVED -> "<circle class=\"w\" cx=\"7.5\" cy=\"7.5\" r=\"5\"/>";
            case NO_EVIDENCE -> "<circle class=\"n\" cx=\"7.5\" cy=\"7.5\" r=\"5\"/>";
        };
        return "<svg class=\"gl\" viewBox=\"0 0 15 15\" aria-hidden=\"true\">" + shape + "</svg>";
    }
}
