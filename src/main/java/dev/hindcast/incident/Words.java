package dev.hindcast.incident;

import dev.hindcast.event.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times, spans, offsets and counts as the sentences of a report write them: UTC, signs with units, two units at most. */
final class Words {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Words() {}

    /** {@code Sat 14 Mar 22:41 UTC}; the year stands once, at the head of a report. */
    static String time(Instant time) {
        return MINUTE.format(time) + " UTC";
    }

    /** {@code Saturday 14 March}. */
    static String day(Instant time) {
        return DAY.format(time);
    }

    /** Best estimate with its bounds, as far as they are known. */
    static String time(Moment moment) {
        String best = moment.best().map(Words::time).orElse("at an unknown time");
        if (moment.earliest().isEmpty() && moment.latest().isEmpty()) {
            return best;
        }
        String from = moment.earliest().map(Words::time).orElse("an unknown time");
        String to = moment.latest().map(Words::time).orElse("an unknown time");
        return from.equals(to) ? from : best + " (" + from.replace(" UTC", "") + " to " + to + ")";
    }

    /** {@code 63 h}, {@code 8 min 27 s}, {@code 2 d 15 h}. */
    static String span(Duration span) {
        long seconds = Math.abs(span.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
        }
        if (seconds < 72 * 3600) {
            return seconds / 3600 + " h" + (seconds % 3600 < 60 ? "" : " " + seconds % 3600 / 60 + " min");
        }
        return seconds / 86400 + " d" + (seconds % 86400 < 3600 ? "" : " " + seconds % 86400 / 3600 + " h");
    }

    /** Seconds with sign and as many digits as mean something: {@code +506.6 s}. */
    static String offset(double seconds) {
        return String.format(Locale.ROOT, Math.abs(seconds) < 10 ? "%+.2f s" : "%+.1f s", seconds);
    }

    /** Seconds without sign. */
    static String seconds(double seconds) {
        double size = Math.abs(seconds);
        return String.format(Locale.ROOT, size < 10 ? "%.1f s" : "%.0f s", size);
    }

    /** {@code ahead} or {@code behind}. */
    static String side(double offsetSeconds) {
        return offsetSeconds < 0 ? "behind" : "ahead";
    }

    static String ppm(double ppm) {
        return String.format(Locale.ROOT, "%+,.0f ppm", ppm);
    }

    /** Two significant digits; small ones as a power. */
    static String p(double p) {
        return p >= 0.001 ? String.format(Locale.ROOT, "%.2g", p) : String.format(Locale.ROOT, "%.1e", p);
    }
}
