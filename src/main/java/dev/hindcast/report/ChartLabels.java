package dev.hindcast.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Places labels at their things, by rank: one that would hit a placed one moves up three times, then stays out of the
 * drawing; the table of moments has it anyway.
 */
final class ChartLabels {

    private static final double LINE = 14;
    private static final int MOVES_MAX = 3;

    /** Width of a character of 12 px sans, measured over the words that labels use. */
    private static final double CHARACTER = 6.1;

    private static final double BOLD_CHARACTER = 6.6;

    private record Box(double left, double top, double right, double bottom) {
        boolean hits(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    private final ChartFrame frame;
    private final double ceiling;
    private final List<Box> placed = new ArrayList<>();

    ChartLabels(ChartFrame frame, double ceiling) {
        this.frame = frame;
        this.ceiling = ceiling;
    }

    /** Keeps labels off a place. */
    void taken(double left, double top, double right, double bottom) {
        placed.add(new Box(left, top, right, bottom));
    }

    /**
     * Places lines of text beside an anchor, right of it where there is room, else left of it.
     *
     * @param style of the first line; later ones are muted
     */
    void place(Svg svg, String style, double x, double y, List<String> lines) {
        place(svg, style, x, y, false, lines);
    }

    /** The same, left of the anchor first: for what a rising line would run through on the right. */
    void placeLeft(Svg svg, String style, double x, double y, List<String> lines) {
        place(svg, style, x, y, true, lines);
    }

    private void place(Svg svg, String style, double x, double y, boolean leftFirst, List<String> lines) {
        double width = 0;
        for (int i = 0; i < lines.size(); i++) {
            boolean bold = i == 0 && style.contains("b ");
            width = Math.max(width, lines.get(i).length() * (bold ? BOLD_CHARACTER : CHARACTER));
        }
        boolean right = leftFirst ? x - 8 - width < frame.left() : x + 7 + width <= frame.right();
        for (int move = 0; move <= MOVES_MAX; move++) {
            double at = y - move * LINE;
            double left = right ? x + 6 : x - 8 - width;
            Box box = new Box(left, at - 11, left + width + 2, at + (lines.size() - 1) * LINE + 3);
            boolean fits = box.top() >= ceiling
                    && box.left() >= frame.left()
                    && placed.stream().noneMatch(box::hits);
            if (fits) {
                placed.add(box);
                for (int i = 0; i < lines.size(); i++) {
                    svg.text(
                            i == 0 ? style : "m halo",
                            right ? x + 6 : x - 8,
                            at + i * LINE,
                            right ? "start" : "end",
                            lines.get(i));
                }
                return;
            }
        }
    }
}
