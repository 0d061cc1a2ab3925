package dev.hindcast.source.table;

import dev.hindcast.source.ZoneWords;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which column of a table plays which role, by the synonyms of its format.
 *
 * @param roles role to column number, from 0
 * @param heads the cells of the header row
 */
record TableColumns(Map<String, Integer> roles, List<String> heads) {

    /** A zone in a head: {@code Start (UTC)}, {@code Cutover [Europe/Berlin]}. */
    private static final Pattern BRACKETED = Pattern.compile("[(\\[]([^)\\]]*)[)\\]]");

    /** No column is called so; a bracket without its end would be looked for from each bracket of a longer head. */
    private static final int HEAD_CHARS_MAX = 200;

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    TableColumns {
        roles = Map.copyOf(roles);
        heads = List.copyOf(heads);
    }

    /** Gives each role the first of its synonyms that stands in the header; a column plays one role. */
    static TableColumns match(List<String> heads, Map<String, List<String>> synonyms) {
        Map<String, Integer> byWord = new LinkedHashMap<>();
        for (int i = 0; i < heads.size(); i++) {
            byWord.putIfAbsent(word(heads.get(i)), i);
        }
        Map<String, Integer> roles = new TreeMap<>();
        for (Map.Entry<String, List<String>> role : synonyms.entrySet()) {
            for (String synonym : role.getValue()) {
                Integer column = byWord.remove(word(synonym));
                if (column != null) {
                    roles.put(role.getKey(), column);
                    break;
                }
            }
        }
        return new TableColumns(roles, heads);
    }

    /** Letters and digits in lower case without accents and without what stands in brackets. */
    static String word(String head) {
        String bare = BRACKETED.matcher(bounded(head)).replaceAll("").toLowerCase(Locale.ROOT);
        String plain =
                ACCENTS.matcher(Normalizer.normalize(bare, Normalizer.Form.NFD)).replaceAll("");
        return NO_WORD.matcher(plain).replaceAll("");
    }

    private static String bounded(String head) {
        return head.length() > HEAD_CHARS_MAX ? head.substring(0, HEAD_CHARS_MAX) : head;
    }

    boolean has(String role) {
        return roles.containsKey(role);
    }

    OptionalInt column(String role) {
        Integer column = roles.get(role);
        return column == null ? OptionalInt.empty() : OptionalInt.of(column);
    }

    /** The zone that the head of a role's column names. */
    Optional<ZoneId> zone(String role) {
        Integer column = roles.get(role);
        if (column == null) {
            return Optional.empty();
        }
        String head = bounded(heads.get(column));
        Matcher bracketed = BRACKETED.matcher(head);
        while (bracketed.find()) {
            Optional<ZoneId> zone = ZoneWords.zone(bracketed.group(1));
            if (zone.isPresent()) {
                return zone;
            }
        }
        // "Start UTC" without brackets
        int blank = head.strip().lastIndexOf(' ');
        return blank < 0 ? Optional.empty() : ZoneWords.zone(head.strip().substring(blank + 1));
    }
}
