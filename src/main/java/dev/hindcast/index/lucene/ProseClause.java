package dev.hindcast.index.lucene;

import dev.hindcast.index.Prose;
import dev.hindcast.index.Query;
import java.util.List;
import java.util.Locale;

/** A part of a query without a field: words of the prose. */
final class ProseClause {

    private static final List<String> OPERATORS = List.of("and", "or", "not");

    static Query word(String text) throws RefusedQuery {
        if (OPERATORS.contains(text)) {
            throw new RefusedQuery("write " + text.toUpperCase(Locale.ROOT) + " in capitals to join, or \"" + text
                    + "\" in quotes for the word");
        }
        return quoted(text);
    }

    static Query quoted(String text) throws RefusedQuery {
        List<String> words = Prose.words(text);
        if (words.isEmpty()) {
            throw new RefusedQuery("\"" + text + "\" holds no letter or digit to search for; write message:\"" + text
                    + "\" to search for signs");
        }
        return new Query.Phrase(words);
    }

    static Query wildcard(String pattern) throws RefusedQuery {
        boolean oneWord = pattern.codePoints().allMatch(c -> c == '*' || c == '?' || Character.isLetterOrDigit(c));
        if (!oneWord) {
            throw new RefusedQuery(
                    "a wildcard without a field stands for one word of letters and digits; write message:" + pattern
                            + " or another field");
        }
        if (pattern.equals("*")) {
            return new Query.All();
        }
        return new Query.WordWildcard(pattern);
    }

    private ProseClause() {}
}
