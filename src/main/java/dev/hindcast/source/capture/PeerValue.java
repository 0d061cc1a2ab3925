package dev.hindcast.source.capture;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The values of one peer in {@code w32tm /query /peers [/verbose]} in their fixed order (text log formats, 3.3): labels
 * are localised, positions are not.
 */
enum PeerValue {
    /** Empty while a domain peer is being looked for. */
    PEER("peer", ".*"),
    STATE("peer_state", "^\\p{L}.*"),
    TIME_REMAINING("time_remaining", "^[+-]?\\d+[.,]\\d+s$"),
    MODE("mode", "^\\d{1,3}\\s?\\(.*"),
    STRATUM("stratum", "^\\d{1,3}\\s?\\(.*"),
    PEER_POLL("peer_poll_interval", "^\\d{1,3}\\s?\\(.*"),
    HOST_POLL("host_poll_interval", "^\\d{1,3}\\s?\\(.*"),
    /** A date, {@code (null)}, or a word for "not told". */
    LAST_SYNC(
            "last_successful_sync_time",
            "^(?:\\(null\\)|[^(]*\\d[./ -]{1,2}[\\p{L}\\d.]{1,12}[./ -]{1,2}\\d[^(]*|[^\\d(]{0,40})$"),
    LAST_SYNC_ERROR("last_sync_error", "^0x[0-9A-Fa-f]{8}\\b.*"),
    LAST_SYNC_ERROR_MESSAGE("last_sync_error_msg_id", "^0x[0-9A-Fa-f]{8}\\b.*"),
    AUTH_TYPE("auth_type_msg_id", "^0x[0-9A-Fa-f]{8}\\b.*"),
    RESOLVE_ATTEMPTS("resolve_attempts", "^\\d+$"),
    VALID_DATA("valid_data_counter", "^\\d+$"),
    REACHABILITY("reachability", "^\\d+$");

    /** The positions, first to last. */
    static final List<PeerValue> IN_ORDER = List.of(values());

    /** How many values a peer has without {@code /verbose}. */
    static final int PLAIN_COUNT = 7;

    private final String word;
    private final Pattern form;

    PeerValue(String word, String form) {
        this.word = word;
        this.form = Pattern.compile(form);
    }

    /** The field's name. */
    String field() {
        return "w32tm." + word;
    }

    /** Whether a value has the form that this position has in every language. */
    boolean accepts(String value) {
        return form.matcher(value).matches();
    }

    /** Whether these are the first values of a peer, all that stand without {@code /verbose}. */
    static boolean isPeer(List<String> values) {
        for (int i = 0; i < PLAIN_COUNT; i++) {
            if (i >= values.size() || !IN_ORDER.get(i).accepts(values.get(i))) {
                return false;
            }
        }
        return true;
    }
}
