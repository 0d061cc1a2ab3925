package dev.hindcast.rule.sigma;

import dev.hindcast.rule.RuleProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The key of a detection item: {@code field|modifier|modifier}. An empty field means keywords.
 *
 * @param all every value must hold
 * @param regex the values are regular expressions
 * @param regexFlags RE2/J's flags
 */
record ItemKey(String field, TextPattern.Anchoring anchoring, boolean all, boolean regex, int regexFlags) {

    private static final Set<String> ANCHORINGS = new TreeSet<>(Set.of("contains", "endswith", "startswith"));
    private static final Set<String> FLAGS = new TreeSet<>(Set.of("i", "ignorecase", "m", "multiline", "s", "dotall"));

    /** Modifiers of Sigma that would change what the rule means; refusing them is better than dropping them. */
    private static final Set<String> KNOWN_BUT_NOT_READ = Set.of(
            "base64",
            "base64offset",
            "cased",
            "cidr",
            "exists",
            "expand",
            "fieldref",
            "gt",
            "gte",
            "lt",
            "lte",
            "neq",
            "utf16",
            "utf16be",
            "utf16le",
            "wide",
            "windash",
            "minute",
            "hour",
            "day",
            "week",
            "month",
            "year");

    static ItemKey parse(String origin, int line, String key) throws RuleProblem {
        String[] parts = key.split("\\|", -1);
        List<String> modifiers = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            String modifier = parts[i];
            if (modifiers.contains(modifier)) {
                throw new RuleProblem(origin, line, "modifier '" + modifier + "' stands twice; keep one of them");
            }
            modifiers.add(modifier);
        }
        boolean all = modifiers.remove("all");
        boolean regex = !modifiers.isEmpty() && modifiers.get(0).equals("re");
        if (regex) {
            modifiers.remove(0);
        }
        int flags = 0;
        TextPattern.Anchoring anchoring = TextPattern.Anchoring.WHOLE;
        for (String modifier : modifiers) {
            if (regex && FLAGS.contains(modifier)) {
                flags |= flag(modifier);
            } else if (ANCHORINGS.contains(modifier) && anchoring == TextPattern.Anchoring.WHOLE) {
                anchoring = anchoring(modifier);
            } else {
                throw refused(origin, line, key, modifier);
            }
        }
        return new ItemKey(parts[0].strip(), anchoring, all, regex, flags);
    }

    private static RuleProblem refused(String origin, int line, String key, String modifier) {
        String what;
        if (ANCHORINGS.contains(modifier)) {
            what = "takes no second of contains, startswith, endswith; use wildcards instead";
        } else if (modifier.equals("re")) {
            what = "needs 're' as its first modifier; move it to the front";
        } else if (FLAGS.contains(modifier)) {
            what = "has the flag '" + modifier + "' without 're' in front of it";
        } else if (KNOWN_BUT_NOT_READ.contains(modifier)) {
            what = "uses the modifier '" + modifier
                    + "', which is not read; say it with contains, startswith, endswith," + " all or re";
        } else {
            what = "uses the unknown modifier '" + modifier + "'; known are all, contains, endswith, re, startswith";
        }
        return new RuleProblem(origin, line, "'" + key + "' " + what);
    }

    private static int flag(String modifier) {
        return switch (modifier.toLowerCase(Locale.ROOT).charAt(0)) {
            case 'i' -> com.google.re2j.Pattern.CASE_INSENSITIVE;
            case 'm' -> com.google.re2j.Pattern.MULTILINE;
            default -> com.google.re2j.Pattern.DOTALL;
        };
    }

    private static TextPattern.Anchoring anchoring(String modifier) {
        return switch (modifier) {
            case "contains" -> TextPattern.Anchoring.CONTAINS;
            case "startswith" -> TextPattern.Anchoring.STARTS_WITH;
            default -> TextPattern.Anchoring.ENDS_WITH;
        };
    }

    boolean isKeyword() {
        return field.isEmpty();
    }

    /** Whether a modifier works on text only. */
    boolean wantsText() {
        return regex || anchoring != TextPattern.Anchoring.WHOLE;
    }
}
