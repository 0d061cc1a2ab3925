package dev.hindcast.source.capture;

import java.util.regex.Pattern;

/**
 * What became of {@code w32tm /resync}. The sentences have no number, so these are told by words; German, French and Chinese
 * ones stand beside the English where a real capture or a script written for that language showed them.
 */
enum ResyncOutcome {
    COMPLETED(
            "completed",
            "success",
            "the command completed successfully|befehl wurde erfolgreich ausgef|commande s.est termin|成功地执行了命令"),
    NO_TIME_DATA("no-time-data", "failure", "because no time data was available|da keine zeitdaten verf|因为没有可用的时间数据"),
    STALE_TIME_DATA(
            "stale-time-data", "failure", "because only stale time data was available|da nur veraltete zeitdaten"),
    CHANGE_TOO_BIG("change-too-big", "failure", "because the required time change was too big"),
    SHUTTING_DOWN("shutting-down", "failure", "because the time service was shutting down"),
    /** The computer did not resync for a reason that we have not seen. */
    OTHER_REASON("other-reason", "failure", "the computer did not resync because"),
    /** A sentence in a language that we do not know. */
    UNTOLD("untold", "unknown", "(?!)");

    private final String word;
    private final String outcome;
    private final Pattern signs;

    ResyncOutcome(String word, String outcome, String signs) {
        this.word = word;
        this.outcome = outcome;
        this.signs = Pattern.compile(signs, Pattern.CASE_INSENSITIVE);
    }

    /** The outcome that a line states, {@link #UNTOLD} where it is none that we know. */
    static ResyncOutcome of(String line) {
        for (ResyncOutcome outcome : values()) {
            if (outcome.signs.matcher(line).find()) {
                return outcome;
            }
        }
        return UNTOLD;
    }

    /** Value of {@code w32tm.resync_result}. */
    String word() {
        return word;
    }

    /** {@code success}, {@code failure} or {@code unknown} (ECS). */
    String outcome() {
        return outcome;
    }
}
