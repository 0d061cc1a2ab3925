package dev.hindcast.source.capture;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The values of {@code w32tm /query /status [/verbose]} in their fixed order (text log formats, 3.2): labels are
 * localised, positions are not.
 */
enum StatusValue {
    LEAP("leap_indicator", "^[0-3]\\s?\\(.*"),
    STRATUM("stratum", "^\\d{1,2}\\s?\\(.*"),
    PRECISION("precision", "^-?\\d{1,2}\\s?\\(.*\\d\\s?[nm\u00b5u]s.*"),
    ROOT_DELAY("root_delay", "^[+-]?\\d+[.,]\\d+s$"),
    ROOT_DISPERSION("root_dispersion", "^[+-]?\\d+[.,]\\d+s$"),
    REFERENCE_ID("reference_id", "^0x[0-9A-Fa-f]{8}\\s?\\(.*"),
    LAST_SYNC("last_successful_sync_time", ".*"),
    SOURCE("source", ".*"),
    POLL_INTERVAL("poll_interval", "^\\d{1,2}\\s?\\(.*"),
    PHASE_OFFSET("phase_offset", "^[+-]?\\d+[.,]\\d+s$"),
    CLOCK_RATE("clock_rate", "^[+-]?\\d+[.,]\\d+s$"),
    STATE_MACHINE("state_machine", "^\\d+\\s?\\(.*"),
    TIME_SOURCE_FLAGS("time_source_flags", "^\\d+\\s?\\(.*"),
    SERVER_ROLE("server_role", "^\\d+\\s?\\(.*"),
    LAST_SYNC_ERROR("last_sync_error", "^\\d+\\s?\\(.*"),
    SINCE_LAST_GOOD_SYNC("time_since_last_good_sync", "^[+-]?\\d+[.,]\\d+s$");

    /** The positions, first to last. */
    static final List<StatusValue> IN_ORDER = List.of(values());

    /** How many values the plain form has; the verbose one goes on after a blank line. */
    static final int PLAIN_COUNT = 9;

    private final String word;
    private final String form;

    StatusValue(String word, String form) {
        this.word = word;
        this.form = form;
    }

    /** The field's name. */
    String field() {
        return "w32tm." + word;
    }

    /** Whether a value has the form that this position has in every language. */
    boolean accepts(String value) {
        return Pattern.matches(form, value);
    }
}
