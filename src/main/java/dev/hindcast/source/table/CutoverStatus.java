package dev.hindcast.source.table;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a migration sheet says of a move, and the words that people use for it. */
enum CutoverStatus {
    /** Recorded as not moving; such a host is a control. */
    STAYING(
            "staying",
            "stays",
            "stay",
            "not migrating",
            "not migrated",
            "not moved",
            "not moving",
            "keep",
            "keeps",
            "remains",
            "remain",
            "n/a - stays",
            "excluded",
            "control",
            "out of scope",
            "bleibt",
            "nicht migriert"),
    FAILED(
            "failed",
            "fail",
            "failure",
            "rolled back",
            "rollback",
            "roll back",
            "rolledback",
            "error",
            "aborted",
            "cancelled",
            "canceled",
            "fehlgeschlagen",
            "zurückgerollt"),
    DONE(
            "done",
            "completed",
            "complete",
            "ok",
            "success",
            "successful",
            "succeeded",
            "yes",
            "finished",
            "migrated",
            "cutover complete",
            "cutovercomplete",
            "live",
            "erledigt",
            "fertig",
            "abgeschlossen",
            "ja",
            "y",
            "x"),
    PLANNED("planned", "scheduled", "pending", "open", "todo", "to do", "not started", "geplant", "offen"),
    UNKNOWN();

    private static final String BETWEEN = "|";

    /** Joined, so that the constants are immutable all through. */
    private final String words;

    CutoverStatus(String... words) {
        this.words = String.join(BETWEEN, words);
    }

    private List<String> words() {
        return words.isEmpty() ? List.of() : List.of(words.split("\\" + BETWEEN, -1));
    }

    /** The word as the event carries it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status that a text names; {@link #UNKNOWN} for words that we do not know, empty for a blank text. */
    static Optional<CutoverStatus> of(String text) {
        String plain = plain(text);
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        for (CutoverStatus status : values()) {
            if (status.words().contains(plain)) {
                return Optional.of(status);
            }
        }
        // "rolled back at 23:10", "done (2nd try)"; never the short words, which begin other ones
        for (CutoverStatus status : values()) {
            if (status.words().stream().anyMatch(word -> word.length() > 3 && plain.startsWith(word + " "))) {
                return Optional.of(status);
            }
        }
        return Optional.of(UNKNOWN);
    }

    /** Whether a free text says that the host does not move. */
    static boolean saysStaying(String text) {
        return of(text).filter(STAYING::equals).isPresent();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[_.!]+", " ")
                .replaceAll("[–—]", "-")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
