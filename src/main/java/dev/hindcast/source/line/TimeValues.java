package dev.hindcast.source.line;

import dev.hindcast.source.DateOrder;
import dev.hindcast.source.PlainDecimal;
import dev.hindcast.source.WrittenTime;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values that are a second time on the line, or how far it lies from the stamp. */
final class TimeValues {

    private TimeValues() {}

    /**
     * A time on the line.
     *
     * @param group the part that holds it, or {@link #STAMP}
     * @param unpadded whether digits behind the point are a count of microseconds without leading zeros, as MIT prints
     *     its encrypted timestamps (text log formats, 2.1)
     */
    record Moment(int group, boolean unpadded) {

        /** Stands for the stamp of the line. */
        static final int STAMP = -1;

        private static final Pattern EPOCH = Pattern.compile("(\\d{9,10})(?:\\.(\\d{1,9}))?");
        private static final Pattern ISO =
                Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(Z|[+-]\\d\\d:?\\d\\d)?");

        Optional<Instant> of(ShapeMatch match, LineMoment moment) {
            if (group == STAMP) {
                return moment.stamp();
            }
            String text = match.text(group);
            return text == null ? Optional.empty() : parse(text.strip(), moment);
        }

        private Optional<Instant> parse(String text, LineMoment moment) {
            try {
                Matcher epoch = EPOCH.matcher(text);
                if (epoch.matches()) {
                    return Optional.of(epoch(epoch));
                }
                Matcher iso = ISO.matcher(text);
                if (iso.matches()) {
                    return Optional.of(iso(text.replace(' ', 'T').replace(',', '.'), iso.group(1), moment));
                }
                return WrittenTime.parse(text)
                        .filter(time -> time.hasDate() && time.hasTime())
                        .flatMap(time -> written(time, moment));
            } catch (DateTimeException noSuchTime) {
                return Optional.empty();
            }
        }

        private Instant epoch(Matcher epoch) {
            String fraction = epoch.group(2);
            long nanos = 0;
            if (fraction != null) {
                String padded = unpadded ? "0".repeat(Math.max(0, 6 - fraction.length())) + fraction : fraction;
                nanos = Long.parseLong((padded + "000000000").substring(0, 9));
            }
            return Instant.ofEpochSecond(Long.parseLong(epoch.group(1)), nanos);
        }

        private static Instant iso(String text, @Nullable String zone, LineMoment moment) {
            if (zone == null) {
                return moment.of(LocalDateTime.parse(text));
            }
            String withColon =
                    zone.length() == 5 ? text.substring(0, text.length() - 2) + ":" + zone.substring(3) : text;
            return OffsetDateTime.parse(withColon).toInstant();
        }

        private static Optional<Instant> written(WrittenTime time, LineMoment moment) {
            return time.local(DateOrder.DMY)
                    .map(local -> time.zone()
                            .map(zone -> local.atZone(zone).toInstant())
                            .orElseGet(() -> moment.of(local)));
        }
    }

    private static Optional<Instant> first(List<Moment> moments, ShapeMatch match, LineMoment line) {
        return moments.stream()
                .flatMap(moment -> moment.of(match, line).stream())
                .findFirst();
    }

    /**
     * A time as an ISO instant.
     *
     * @param times the first that the line has counts
     */
    record At(List<Moment> times) implements FieldRule.FieldValue {
        At {
            times = List.copyOf(times);
        }

        @Override
        public @Nullable String of(ShapeMatch match, LineMoment moment) {
            return first(times, match, moment).map(Instant::toString).orElse(null);
        }
    }

    /**
     * One time minus another, in seconds.
     *
     * @param beyond a difference of this size or less says nothing; negative where every one does
     * @param about the part that tells the size of the difference in seconds, or -1; another size shows that one of the
     *     times is in a zone that the line does not name, and says nothing
     */
    record Difference(List<Moment> minuends, List<Moment> subtrahends, BigDecimal beyond, int about)
            implements FieldRule.FieldValue {

        /** Stamps without a fraction, and a line that is written a moment after its times were compared. */
        private static final BigDecimal ABOUT_SECONDS = BigDecimal.valueOf(2);

        Difference {
            minuends = List.copyOf(minuends);
            subtrahends = List.copyOf(subtrahends);
        }

        @Override
        public @Nullable String of(ShapeMatch match, LineMoment moment) {
            Optional<Instant> first = first(minuends, match, moment);
            Optional<Instant> second = first(subtrahends, match, moment);
            if (first.isEmpty() || second.isEmpty()) {
                return null;
            }
            Duration apart = Duration.between(second.get(), first.get());
            BigDecimal seconds = BigDecimal.valueOf(apart.getSeconds()).add(BigDecimal.valueOf(apart.getNano(), 9));
            if (seconds.abs().compareTo(beyond) <= 0 || isOtherThanTold(seconds, match)) {
                return null;
            }
            return PlainDecimal.text(seconds);
        }

        private boolean isOtherThanTold(BigDecimal seconds, ShapeMatch match) {
            String told = about < 0 ? null : match.text(about);
            if (told == null) {
                return false;
            }
            try {
                BigDecimal apart = seconds.abs().subtract(new BigDecimal(told.strip()));
                return apart.abs().compareTo(ABOUT_SECONDS) > 0;
            } catch (NumberFormatException noNumber) {
                return true;
            }
        }
    }
}
