package dev.hindcast.index;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The field names of a store, to help with a name that it does not have: zero hits for a mistyped name would read like
 * "it did not happen".
 */
public final class KnownFields {

    private final SortedSet<String> names;

    public KnownFields(SortedSet<String> names) {
        this.names = new TreeSet<>(names);
    }

    /** The fields that {@code query} asks for and no event has, in name order. */
    public List<String> unknownIn(Query query) {
        return query.fields().stream().filter(field -> !names.contains(field)).toList();
    }

    /**
     * What somebody who wrote {@code field} probably meant: the same name in another case, else the one known name that
     * ends in it ({@code Status} for {@code winlog.event_data.Status}), else the nearest by spelling, at most a quarter
     * of its letters away. Empty if the name is known or nothing is near.
     */
    public Optional<String> suggestion(String field) {
        if (names.contains(field)) {
            return Optional.empty();
        }
        String wanted = Folding.fold(field);
        return sameInAnotherCase(wanted).or(() -> endingIn(wanted)).or(() -> nearest(wanted));
    }

    private Optional<String> sameInAnotherCase(String wanted) {
        return names.stream().filter(name -> Folding.fold(name).equals(wanted)).findFirst();
    }

    private Optional<String> endingIn(String wanted) {
        return names.stream()
                .filter(name -> Folding.fold(name).endsWith("." + wanted))
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    }

    private Optional<String> nearest(String wanted) {
        int most = Math.max(1, wanted.length() / 4);
        return names.stream()
                .filter(name -> Math.abs(name.length() - wanted.length()) <= most)
                .filter(name -> edits(Folding.fold(name), wanted) <= most)
                .min(Comparator.comparingInt((String name) -> edits(Folding.fold(name), wanted))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein's distance: letters to insert, delete or replace. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
