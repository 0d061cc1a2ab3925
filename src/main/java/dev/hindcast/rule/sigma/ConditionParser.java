package dev.hindcast.rule.sigma;

import dev.hindcast.rule.RuleProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sigma's condition language: {@code not} before {@code and} before {@code or}, parentheses, {@code 1 of} and {@code all of}
 * with a pattern or {@code them} (Sigma semantics, section 6). What matches nothing is refused: elsewhere it is dropped, and
 * the rule means something else.
 */
final class ConditionParser {

    private static final int DEPTH_MAX = 200;
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:([()|])|([A-Za-z0-9_*-]+)|(\\S))");

    private final String origin;
    private final int line;
    private final Map<String, EventTest> identifiers;
    private final List<String> tokens = new ArrayList<>();
    private int next;
    private int depth;

    private ConditionParser(String origin, int line, Map<String, EventTest> identifiers) {
        this.origin = origin;
        this.line = line;
        this.identifiers = identifiers;
    }

    /**
     * @param identifiers the search identifiers of the detection, in order
     * @throws RuleProblem where the condition is not of this language or names what is not there
     */
    static EventTest parse(String origin, int line, String condition, Map<String, EventTest> identifiers)
            throws RuleProblem {
        ConditionParser parser = new ConditionParser(origin, line, identifiers);
        parser.tokenise(condition);
        EventTest parsed = parser.or();
        if (parser.next < parser.tokens.size()) {
            throw parser.problem(
                    "the condition goes on with '" + parser.peek() + "' where 'and', 'or' or its end was expected");
        }
        return parsed;
    }

    private void tokenise(String condition) throws RuleProblem {
        Matcher matcher = TOKEN.matcher(condition);
        int from = 0;
        while (matcher.find(from) && matcher.start() == from) {
            if (matcher.group(3) != null) {
                throw problem(
                        "'" + matcher.group(3) + "' is not part of a condition; names hold letters, digits, _ and -");
            }
            String token = matcher.group().strip();
            if (token.equals("|")) {
                throw problem("aggregations behind '|' are not read; write a correlation instead");
            }
            tokens.add(token);
            from = matcher.end();
        }
        if (tokens.isEmpty()) {
            throw problem("the condition is empty; name what must hold");
        }
    }

    private EventTest or() throws RuleProblem {
        List<EventTest> parts = new ArrayList<>();
        do {
            parts.add(and());
        } while (accept("or"));
        return parts.size() == 1 ? parts.get(0) : new EventTest.AnyOf(parts);
    }

    private EventTest and() throws RuleProblem {
        List<EventTest> parts = new ArrayList<>();
        do {
            parts.add(unary());
        } while (accept("and"));
        return parts.size() == 1 ? parts.get(0) : new EventTest.AllOf(parts);
    }

    private EventTest unary() throws RuleProblem {
        if (++depth > DEPTH_MAX) {
            throw problem("the condition is nested deeper than " + DEPTH_MAX + " levels; simplify it");
        }
        EventTest parsed;
        if (accept("not")) {
            parsed = new EventTest.Not(unary());
        } else if (accept("(")) {
            parsed = or();
            if (!accept(")")) {
                throw problem("a parenthesis is not closed");
            }
        } else {
            parsed = primary();
        }
        depth--;
        return parsed;
    }

    private EventTest primary() throws RuleProblem {
        if (next >= tokens.size()) {
            throw problem("the condition ends where a name was expected");
        }
        String token = tokens.get(next++);
        if (accept("of")) {
            return quantified(token);
        }
        EventTest named = identifiers.get(token);
        if (named == null) {
            throw problem("the condition speaks of '" + token + "', which the detection does not define; it defines "
                    + identifiers.keySet());
        }
        return named;
    }

    private EventTest quantified(String count) throws RuleProblem {
        boolean all = is(count, "all");
        if (!all && !count.equals("1") && !is(count, "any")) {
            throw problem("'" + count + " of' is not read; Sigma has '1 of', 'any of' and 'all of'");
        }
        if (next >= tokens.size()) {
            throw problem("'" + count + " of' needs a pattern or 'them' behind it");
        }
        String pattern = tokens.get(next++);
        List<EventTest> chosen = identifiers.entrySet().stream()
                .filter(e -> covers(pattern, e.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (chosen.isEmpty()) {
            throw problem(
                    "'" + count + " of " + pattern + "' covers nothing; the detection defines " + identifiers.keySet());
        }
        return all ? new EventTest.AllOf(chosen) : new EventTest.AnyOf(chosen);
    }

    private static boolean covers(String pattern, String name) {
        if (is(pattern, "them")) {
            return !name.startsWith("_");
        }
        if (name.startsWith("_") && !pattern.startsWith("_")) {
            return false;
        }
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        return Pattern.matches(regex, name);
    }

    private boolean accept(String word) {
        if (next < tokens.size() && is(tokens.get(next), word)) {
            next++;
            return true;
        }
        return false;
    }

    private String peek() {
        return tokens.get(next);
    }

    private static boolean is(String token, String word) {
        return Folding.fold(token).equals(word);
    }

    private RuleProblem problem(String what) {
        return new RuleProblem(origin, line, what);
    }
}
