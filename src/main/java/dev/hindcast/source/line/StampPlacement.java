package dev.hindcast.source.line;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.EventSink;
import dev.hindcast.event.Position;
import dev.hindcast.event.Stamp;
import dev.hindcast.event.StampBasis;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.ZoneChoice;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Gives the lines of one file year and zone: what the user states wins, else what the file's own UNIX seconds show, else
 * UTC is assumed; a year is never assumed.
 */
final class StampPlacement {

    private final String zoneName;
    private final StampBasis basis;
    private final @Nullable YearCount years;
    private final LocalClock clock;

    private StampPlacement(String zoneName, StampBasis basis, @Nullable YearCount years, LocalClock clock) {
        this.zoneName = zoneName;
        this.basis = basis;
        this.years = years;
        this.clock = clock;
    }

    /**
     * Decides for a file and tells the sink what was assumed or contradicts.
     *
     * @param anchorHint which line would tell year and zone, in words; empty where the format has none
     */
    static StampPlacement decide(
            String path, ReadingOptions options, AnchorSurvey survey, String anchorHint, EventSink sink) {
        if (!survey.hasLocals()) {
            return new StampPlacement("UTC", StampBasis.IN_FILE, null, new LocalClock(ZoneOffset.UTC.getRules()));
        }
        Optional<Integer> statedYear = options.yearOf(path);
        OptionalInt inferredYear = survey.firstYear();
        boolean noYear = survey.hasYearless() && statedYear.isEmpty() && inferredYear.isEmpty();
        if (noYear) {
            sink.accept(Diagnostic.warning(
                    path,
                    Position.FILE,
                    "year-missing",
                    "Its stamps have no year and no line tells one" + anchorHint + "; its events were read without a"
                            + " time. State the year of its first line with --year '" + path + "=YYYY'."));
        }
        YearCount years =
                noYear || !survey.hasYearless() ? null : new YearCount(statedYear.orElseGet(inferredYear::getAsInt));
        Optional<ZoneId> statedZone = options.zoneOf(path);
        if (statedZone.isPresent()) {
            ZoneChoice stated = new ZoneChoice(statedZone.get(), StampBasis.STATED);
            contradiction(path, stated, survey, sink);
            return new StampPlacement(
                    stated.name(),
                    stated.basis(),
                    years,
                    new LocalClock(stated.zone().getRules()));
        }
        if (survey.anchors() > 0) {
            InferredZone zone = InferredZone.of(survey.runs());
            sink.accept(Diagnostic.note(
                    path,
                    Position.FILE,
                    "zone-inferred",
                    "Its stamps name " + (survey.hasYearless() ? "neither year nor zone; " : "no zone; ")
                            + survey.anchors() + " lines that state UNIX seconds of themselves show " + zone.name()
                            + "."));
            return new StampPlacement(zone.name(), StampBasis.INFERRED, years, new LocalClock(zone.rules()));
        }
        if (!noYear) {
            sink.accept(ZoneChoice.assumed(path));
        }
        return new StampPlacement(
                "UTC",
                noYear ? StampBasis.NOT_APPLICABLE : StampBasis.ASSUMED,
                years,
                new LocalClock(ZoneOffset.UTC.getRules()));
    }

    private static void contradiction(String path, ZoneChoice stated, AnchorSurvey survey, EventSink sink) {
        long contradicting = survey.contradicting(stated.zone().getRules());
        if (contradicting == 0) {
            return;
        }
        sink.accept(Diagnostic.warning(
                path,
                Position.FILE,
                "zone-contradicted",
                "Its stamps are read in " + stated.name() + " as stated with --zone, but " + contradicting + " of "
                        + survey.anchors() + " lines that state UNIX seconds of themselves show "
                        + InferredZone.of(survey.runs()).name() + ". Leave --zone out for this file to follow them."));
    }

    /**
     * The stamp of the record that the parser parsed last; empty where it has none, or no year and
     * none is known. The parser's
     * moment is placed with it.
     *
     * @throws DateTimeException where the calendar has no such day
     */
    Optional<Stamp> stamp(LineParser line) {
        LineStamp written = line.stamp();
        if (written.isTimeless()) {
            line.moment().unplaced();
            return Optional.empty();
        }
        if (written.isAbsolute()) {
            Instant instant = written.instant();
            ZoneId own = written.zone().orElse(ZoneOffset.UTC);
            line.moment().placed(instant, own.getRules());
            String name = new ZoneChoice(own, StampBasis.IN_FILE).name();
            return Optional.of(
                    new Stamp(written.raw(), instant, written.resolution(), StampBasis.IN_FILE, name, line.host()));
        }
        YearCount counted = years;
        if (!written.hasYear() && counted == null) {
            line.moment().unplaced();
            return Optional.empty();
        }
        int year =
                written.hasYear() || counted == null ? written.year() : counted.yearOf(written.month(), written.day());
        long localSecond =
                LocalDate.of(year, written.month(), written.day()).toEpochDay() * 86_400L + written.secondOfDay();
        Instant instant = clock.place(localSecond, line::anchor).plusNanos(written.nano());
        line.moment().placed(instant, clock.rules());
        return Optional.of(new Stamp(written.raw(), instant, written.resolution(), basis, zoneName, line.host()));
    }

    String zoneName() {
        return zoneName;
    }

    StampBasis basis() {
        return basis;
    }
}
