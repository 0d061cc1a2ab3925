package dev.hindcast.source.line;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of a Zeek log as its ASCII writer writes it: a head of lines with {@code #} names the separator, the log
 * ({@code #path}) and the columns ({@code #fields}), whose order is the sensor's to choose. Parts are called by the names of
 * columns. A head may stand again in the middle where files were put together. Sources: the Zeek manual, "Zeek Log Formats",
 * and Zeek's own test baselines.
 */
final class ZeekShape implements Shape {

    private static final Pattern ESCAPE = Pattern.compile("\\\\x([0-9A-Fa-f]{2})");

    private final String path;
    private final List<String> columns = new ArrayList<>();

    /** @param path the name of the log: {@code kerberos} */
    ZeekShape(String path) {
        this.path = path;
    }

    @Override
    public int group(String name) {
        int known = columns.indexOf(name);
        if (known >= 0) {
            return known;
        }
        columns.add(name);
        return columns.size() - 1;
    }

    @Override
    public boolean isWorthTrying(String text) {
        return !text.isEmpty();
    }

    @Override
    public ShapeMatch match() {
        return new RowMatch(path, List.copyOf(columns));
    }

    /** Knows the columns from the head above the row; before any head nothing fits. */
    private static final class RowMatch implements ShapeMatch {
        private final String path;
        private final List<String> wanted;
        private final int[] places;
        private String separator = "\t";
        private String unset = "-";
        private String empty = "(empty)";
        private boolean ours;
        private int width;
        private String[] cells = new String[0];
        private int length;

        RowMatch(String path, List<String> wanted) {
            this.path = path;
            this.wanted = wanted;
            this.places = new int[wanted.size()];
        }

        @Override
        public boolean fits(String text) {
            if (text.startsWith("#")) {
                head(text);
                return false;
            }
            if (!ours || width == 0) {
                return false;
            }
            cells = text.split(Pattern.quote(separator), -1);
            length = text.length();
            return cells.length == width;
        }

        private void head(String line) {
            if (line.startsWith("#separator ")) {
                separator = unescaped(line.substring("#separator ".length()));
                ours = false;
                width = 0;
                return;
            }
            String[] words = line.split(Pattern.quote(separator), -1);
            String value = words.length > 1 ? words[1] : "";
            switch (words[0]) {
                case "#path" -> ours = value.equals(path);
                case "#unset_field" -> unset = value;
                case "#empty_field" -> empty = value;
                case "#fields" -> fields(Arrays.asList(words).subList(1, words.length));
                default -> {}
            }
        }

        private void fields(List<String> names) {
            width = names.size();
            for (int i = 0; i < places.length; i++) {
                places[i] = names.indexOf(wanted.get(i));
            }
        }

        private static String unescaped(String text) {
            String plain = ESCAPE.matcher(text)
                    .replaceAll(
                            hex -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(hex.group(1), 16))));
            return plain.isEmpty() ? "\t" : plain;
        }

        @Override
        public boolean begins(String text) {
            return fits(text);
        }

        @Override
        public int end() {
            return length;
        }

        private @Nullable String cell(int group) {
            int place = places[group];
            String cell = place < 0 || place >= cells.length ? unset : cells[place];
            return cell.equals(unset) || cell.equals(empty) ? null : cell;
        }

        @Override
        public String source(int group) {
            String cell = cell(group);
            return cell == null ? "" : cell;
        }

        @Override
        public int start(int group) {
            return cell(group) == null ? -1 : 0;
        }

        @Override
        public int end(int group) {
            return source(group).length();
        }

        @Override
        public @Nullable String text(int group) {
            return cell(group);
        }
    }
}
