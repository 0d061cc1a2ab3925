package dev.hindcast.source.line;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.EventSink;
import dev.hindcast.event.Position;
import dev.hindcast.event.Stamp;
import dev.hindcast.event.StampBasis;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.ZoneChoice;
import java.time.DateTimeException;
import java.time.Duration;
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

    private final Duration resolution;
    private final String zoneName;
    private final StampBasis basis;
    private final @Nullable YearCount years;
    private final LocalClock clock;

    private StampPlacement(
            Duration resolution, String zoneName, StampBasis basis, @Nullable YearCount years, LocalClock clock) {
        this.resolution = resolution;
        this.zoneName = zoneName;
        this.basis = basis;
        this.years = years;
        this.clock = clock;
    }

    /** Decides for a file and tells the sink what was assumed or contradicts. */
    static StampPlacement decide(
            String path, ReadingOptions options, AnchorSurvey survey, Duration resolution, EventSink sink) {
        Optional<Integer> statedYear = options.yearOf(path);
        OptionalInt inferredYear = survey.firstYear();
        if (statedYear.isEmpty() && inferredYear.isEmpty()) {
            sink.accept(Diagnostic.warning(
                    path,
                    Position.FILE,
                    "year-missing",
                    "Its stamps have no year and no line tells one (an AS_REQ with ISSUE and authtime would); its events"
                            + " were read without a time. State the year of its first line with --year '" + path
                            + "=YYYY'."));
            LocalClock unused = new LocalClock(ZoneOffset.UTC.getRules());
            return new StampPlacement(resolution, "", StampBasis.NOT_APPLICABLE, null, unused);
        }
        YearCount years = new YearCount(statedYear.orElseGet(inferredYear::getAsInt));
        Optional<ZoneId> statedZone = options.zoneOf(path);
        if (statedZone.isPresent()) {
            ZoneChoice stated = new ZoneChoice(statedZone.get(), StampBasis.STATED);
            contradiction(path, stated, survey, sink);
            return new StampPlacement(
                    resolution,
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
                    "Its stamps name neither year nor zone; " + survey.anchors() + " lines that state UNIX seconds of"
                            + " themselves show " + zone.name() + "."));
            return new StampPlacement(
                    resolution, zone.name(), StampBasis.INFERRED, years, new LocalClock(zone.rules()));
        }
        sink.accept(ZoneChoice.assumed(path));
        return new StampPlacement(
                resolution, "UTC", StampBasis.ASSUMED, years, new LocalClock(ZoneOffset.UTC.getRules()));
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
     * The stamp of the line that the parser parsed last; empty where the file has no year.
     *
     * @throws DateTimeException where the calendar has no such day
     */
    Optional<Stamp> stamp(LineParser line) {
        if (years == null) {
            return Optional.empty();
        }
        int year = years.yearOf(line.month(), line.day());
        long localSecond = LocalDate.of(year, line.month(), line.day()).toEpochDay() * 86_400L + line.secondOfDay();
        Instant instant = clock.place(localSecond, line.anchor());
        return Optional.of(new Stamp(line.rawStamp(), instant, resolution, basis, zoneName, line.host()));
    }

    String zoneName() {
        return zoneName;
    }

    StampBasis basis() {
        return basis;
    }
}
