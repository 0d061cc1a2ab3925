package dev.hindcast.source.line;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A text of fixed pieces with parts between them, {@code AS_REQ (%{:digits} etypes {%{}}) %{ip:word}: }: each part ends
 * where the piece after it stands first. Several times faster than a regular expression and less able: what it does not
 * fit, a form behind it may. The notation is that of Logstash's filter of the same name, with kinds of our own.
 */
final class DissectShape implements Shape {

    /** What a part may consist of; an empty one is of no kind but {@code ANY}. */
    private enum Kind {
        /** Anything, also nothing. */
        ANY,
        /** No blank. */
        WORD,
        /** Digits; blanks before them are padding. */
        DIGITS,
        /** Capital letters and underscores. */
        CAPS,
        /** What a program is called: no blank, bracket, parenthesis or colon. */
        NAME;

        boolean accepts(String text, int from, int to) {
            return switch (this) {
                case ANY -> true;
                case WORD -> from < to && !holds(text, ' ', from, to);
                case DIGITS, CAPS, NAME -> from < to && allows(text, from, to);
            };
        }

        private static boolean holds(String text, char c, int from, int to) {
            int at = text.indexOf(c, from);
            return at >= 0 && at < to;
        }

        private boolean allows(String text, int from, int to) {
            for (int i = from; i < to; i++) {
                if (!allows(text.charAt(i))) {
                    return false;
                }
            }
            return true;
        }

        private boolean allows(char c) {
            return switch (this) {
                case DIGITS -> c >= '0' && c <= '9';
                case CAPS -> (c >= 'A' && c <= 'Z') || c == '_';
                case NAME -> c != ' ' && c != '[' && c != ']' && c != '(' && c != ')' && c != ':';
                case ANY, WORD -> true;
            };
        }
    }

    private record Part(Kind kind, String before, String after) {}

    private final List<Part> parts;
    private final Map<String, Integer> groups;
    private final String literal;

    private DissectShape(List<Part> parts, Map<String, Integer> groups) {
        this.parts = List.copyOf(parts);
        this.groups = Map.copyOf(groups);
        this.literal = parts.get(0).before;
    }

    /** @throws IllegalArgumentException where the template has no part, two without a piece between, or an unknown kind */
    static DissectShape of(String where, String template) {
        List<Part> parts = new ArrayList<>();
        Map<String, Integer> groups = new LinkedHashMap<>();
        int open = template.indexOf("%{");
        if (open < 0) {
            throw new IllegalArgumentException(where + ": dissect: has no part, %{name}");
        }
        String before = template.substring(0, open);
        while (open >= 0) {
            int close = template.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException(where + ": dissect: a part without its closing bracket");
            }
            int next = template.indexOf("%{", close);
            String after = next < 0 ? template.substring(close + 1) : template.substring(close + 1, next);
            if (after.isEmpty() && next >= 0) {
                throw new IllegalArgumentException(where + ": dissect: two parts with nothing between them");
            }
            String[] named = template.substring(open + 2, close).split(":", 2);
            if (!named[0].isEmpty()) {
                groups.put(named[0], parts.size());
            }
            parts.add(new Part(kind(where, named.length < 2 ? "any" : named[1]), before, after));
            before = after;
            open = next;
        }
        return new DissectShape(parts, groups);
    }

    private static Kind kind(String where, String word) {
        try {
            return Kind.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    where + ": dissect: the kind " + word + " is none of any, word, digits, caps, name", unknown);
        }
    }

    @Override
    public int group(String name) {
        return groups.getOrDefault(name, -1);
    }

    @Override
    public boolean isWorthTrying(String text) {
        return text.startsWith(literal);
    }

    /** Passing over a list costs nothing here, and cutting it out does. */
    @Override
    public boolean readsShortened() {
        return false;
    }

    @Override
    public ShapeMatch match() {
        return new DissectMatch(parts);
    }

    private static final class DissectMatch implements ShapeMatch {
        private final Part[] parts;
        private final int[] starts;
        private final int[] ends;
        private String text = "";
        private int end;

        DissectMatch(List<Part> parts) {
            this.parts = parts.toArray(Part[]::new);
            this.starts = new int[parts.size()];
            this.ends = new int[parts.size()];
        }

        @Override
        public boolean fits(String given) {
            return begins(given) && end == given.length();
        }

        @Override
        public boolean begins(String given) {
            text = given;
            if (!given.startsWith(parts[0].before)) {
                return false;
            }
            int at = parts[0].before.length();
            for (int i = 0; i < parts.length; i++) {
                Part part = parts[i];
                int from = at;
                if (part.kind == Kind.DIGITS) {
                    while (from < given.length() && given.charAt(from) == ' ') {
                        from++;
                    }
                }
                int to = part.after.isEmpty() ? given.length() : given.indexOf(part.after, from);
                if (to < 0 || !part.kind.accepts(given, from, to)) {
                    return false;
                }
                starts[i] = from;
                ends[i] = to;
                at = to + part.after.length();
            }
            end = at;
            return true;
        }

        @Override
        public int end() {
            return end;
        }

        @Override
        public String source(int group) {
            return text;
        }

        @Override
        public int start(int group) {
            return starts[group];
        }

        @Override
        public int end(int group) {
            return ends[group];
        }
    }
}
