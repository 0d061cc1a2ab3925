package dev.hindcast.source.line;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression: its named groups by index (Java 17 does not tell them, and a look-up by name costs at each call),
 * and a literal that every matching text holds, looked for first (performance page, section 5: five times faster over
 * sixty patterns). It runs under a budget of steps, so that a pattern that somebody wrote in haste cannot hang on a line.
 */
final class RegexShape implements Shape {

    /** How much of a broken expression is quoted. */
    private static final int QUOTED = 20;

    private final Pattern pattern;
    private final String literal;
    private final Map<String, Integer> groups;

    private RegexShape(Pattern pattern, String literal, Map<String, Integer> groups) {
        this.pattern = pattern;
        this.literal = literal;
        this.groups = groups;
    }

    /**
     * @param literal a piece of text without which no match is possible; may be empty
     * @throws IllegalArgumentException for a regular expression that Java does not take
     */
    static RegexShape of(String where, String regex, String literal) {
        try {
            return new RegexShape(Pattern.compile(regex), literal, namedGroups(regex));
        } catch (PatternSyntaxException broken) {
            throw new IllegalArgumentException(where + ": pattern: " + fault(broken), broken);
        }
    }

    /** What is wrong with a regular expression and where, on one line. */
    static String fault(PatternSyntaxException broken) {
        int at = broken.getIndex();
        String regex = broken.getPattern();
        String near =
                at < 0 ? "" : regex.substring(Math.max(0, at - QUOTED / 2), Math.min(regex.length(), at + QUOTED / 2));
        return broken.getDescription() + (at < 0 ? "" : " at character " + (at + 1) + ", near \"" + near + "\"");
    }

    /** Names to group numbers: counts the opening parentheses that capture, outside of character classes. */
    private static Map<String, Integer> namedGroups(String regex) {
        Map<String, Integer> groups = new LinkedHashMap<>();
        int number = 0;
        int classDepth = 0;
        for (int i = 0; i < regex.length(); i++) {
            switch (regex.charAt(i)) {
                case '\\' -> i++;
                case '[' -> classDepth++;
                case ']' -> classDepth = Math.max(0, classDepth - 1);
                case '(' -> {
                    if (classDepth > 0) {
                        continue;
                    }
                    boolean special = regex.startsWith("(?", i);
                    boolean named = special
                            && regex.startsWith("<", i + 2)
                            && !regex.startsWith("<=", i + 2)
                            && !regex.startsWith("<!", i + 2);
                    if (!special || named) {
                        number++;
                    }
                    if (named) {
                        groups.put(regex.substring(i + 3, regex.indexOf('>', i)), number);
                    }
                }
                default -> {}
            }
        }
        return Map.copyOf(groups);
    }

    @Override
    public int group(String name) {
        return groups.getOrDefault(name, -1);
    }

    @Override
    public boolean isWorthTrying(String text) {
        return literal.isEmpty() || text.contains(literal);
    }

    @Override
    public ShapeMatch match() {
        return new RegexMatch(pattern.matcher(""));
    }

    private static final class RegexMatch implements ShapeMatch {
        private final Matcher matcher;
        private String text = "";

        RegexMatch(Matcher matcher) {
            this.matcher = matcher;
        }

        @Override
        public boolean fits(String given) {
            text = given;
            return matcher.reset(new StepBudget(given)).matches();
        }

        @Override
        public boolean begins(String given) {
            text = given;
            return matcher.reset(new StepBudget(given)).lookingAt();
        }

        @Override
        public int end() {
            return matcher.end();
        }

        @Override
        public String source(int group) {
            return text;
        }

        @Override
        public int start(int group) {
            return matcher.start(group);
        }

        @Override
        public int end(int group) {
            return matcher.end(group);
        }
    }
}
