package dev.hindcast.report;

import java.util.Locale;

/** Writes SVG elements; every text is escaped, every number has one decimal. */
final class Svg {

    private final StringBuilder markup = new StringBuilder();

    /** A number as SVG writes it. */
    static String n(double value) {
        String digits = String.format(Locale.ROOT, "%.1f", value);
        return digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
    }

    Svg rect(String style, double x, double y, double width, double height) {
        return add("<rect class=\"" + style + "\" x=\"" + n(x) + "\" y=\"" + n(y) + "\" width=\""
                + n(Math.max(0, width)) + "\" height=\"" + n(Math.max(0, height)) + "\"/>");
    }

    /** A path of our own making. */
    Svg path(String style, String data) {
        return add("<path class=\"" + style + "\" d=\"" + data + "\"/>");
    }

    Svg horizontal(String style, double x0, double x1, double y) {
        return path(style, "M" + n(x0) + " " + n(y) + "H" + n(x1));
    }

    Svg vertical(String style, double x, double y0, double y1) {
        return path(style, "M" + n(x) + " " + n(y0) + "V" + n(y1));
    }

    Svg circle(String style, double x, double y, double radius) {
        return add("<circle class=\"" + style + "\" cx=\"" + n(x) + "\" cy=\"" + n(y) + "\" r=\"" + n(radius) + "\"/>");
    }

    /** The path of a cross of the given half-width. */
    static String cross(double x, double y, double half) {
        String to = n(2 * half);
        return "M" + n(x - half) + " " + n(y - half) + "l" + to + " " + to + "m0 -" + to + "l-" + to + " " + to;
    }

    /** A text; {@code anchor} is start, middle or end. */
    Svg text(String style, double x, double y, String anchor, String words) {
        String where = anchor.equals("start") ? "" : " text-anchor=\"" + anchor + "\"";
        return add("<text class=\"" + style + "\" x=\"" + n(x) + "\" y=\"" + n(y) + "\"" + where + ">" + escaped(words)
                + "</text>");
    }

    Svg add(String element) {
        markup.append(element);
        return this;
    }

    /** Text that may come from a log, for element content and quoted attributes. */
    static String escaped(String text) {
        return EvidenceText.visible(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return markup.toString();
    }
}
