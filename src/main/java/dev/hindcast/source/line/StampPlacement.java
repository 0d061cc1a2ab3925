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
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Gives the lines of one file year and zone: what the user states wins, else what the file's own UNIX seconds show, else
 * UTC is assumed; a year is never assumed. What is assumed or missing is told at the first stamp that needs it: lines of
 * other logs stand among the file's own, and nobody knows of them before they are read.
 */
final class StampPlacement {

    private final String path;
    private final String anchorHint;
    private final EventSink sink;
    private final String localZone;
    private final StampBasis localBasis;
    private final @Nullable YearCount years;
    private boolean toldDoubtfulYear;
    private final LocalClock clock;

    private boolean placedAbsolute;
    private boolean placedLocal;
    private boolean missedYear;

    private StampPlacement(
            String path,
            String anchorHint,
            EventSink sink,
            ZoneRules rules,
            String localZone,
            StampBasis localBasis,
            @Nullable YearCount years) {
        this.path = path;
        this.anchorHint = anchorHint;
        this.sink = sink;
        this.clock = new LocalClock(rules);
        this.localZone = localZone;
        this.localBasis = localBasis;
        this.years = years;
    }

    /**
     * Decides for a file and tells the sink what was inferred or contradicts.
     *
     * @param anchorHint which line would tell year and zone, in words; empty where the format has none
     */
    static StampPlacement decide(
            String path, ReadingOptions options, AnchorSurvey survey, String anchorHint, EventSink sink) {
        OptionalInt inferredYear = survey.firstYear();
        YearCount years = options.yearOf(path)
                .or(() -> inferredYear.isPresent() ? Optional.of(inferredYear.getAsInt()) : Optional.empty())
                .map(YearCount::new)
                .orElse(null);
        Optional<ZoneId> statedZone = options.zoneOf(path);
        if (statedZone.isPresent()) {
            ZoneChoice stated = new ZoneChoice(statedZone.get(), StampBasis.STATED);
            contradiction(path, stated, survey, sink);
            ZoneRules rules = stated.zone().getRules();
            return new StampPlacement(path, anchorHint, sink, rules, stated.name(), stated.basis(), years);
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
            return new StampPlacement(path, anchorHint, sink, zone.rules(), zone.name(), StampBasis.INFERRED, years);
        }
        ZoneRules utc = ZoneOffset.UTC.getRules();
        return new StampPlacement(path, anchorHint, sink, utc, "UTC", StampBasis.ASSUMED, years);
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
     * The stamp of the record that the parser parsed last; empty where it has none, or no year and none is known. The
     * parser's moment is placed with it.
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
            placedAbsolute = true;
            ZoneId own = written.zone().orElse(ZoneOffset.UTC);
            line.moment().placed(instant, own.getRules());
            String name = new ZoneChoice(own, StampBasis.IN_FILE).name();
            return Optional.of(
                    new Stamp(written.raw(), instant, written.resolution(), StampBasis.IN_FILE, name, line.host()));
        }
        YearCount counted = years;
        if (!written.hasYear() && counted == null) {
            line.moment().unplaced();
            tellMissingYear();
            return Optional.empty();
        }
        int year =
                written.hasYear() || counted == null ? written.year() : counted.yearOf(written.month(), written.day());
        long localSecond =
                LocalDate.of(year, written.month(), written.day()).toEpochDay() * 86_400L + written.secondOfDay();
        Instant instant = clock.place(localSecond, line::anchor).plusNanos(written.nano());
        line.moment().placed(instant, clock.rules());
        tellAssumedZone();
        if (counted != null && counted.isDoubtful() && !toldDoubtfulYear) {
            toldDoubtfulYear = true;
            tellDoubtfulYear(written.raw(), year);
        }
        return Optional.of(new Stamp(written.raw(), instant, written.resolution(), localBasis, localZone, line.host()));
    }

    private void tellMissingYear() {
        if (!missedYear) {
            missedYear = true;
            sink.accept(Diagnostic.warning(
                    path,
                    Position.FILE,
                    "year-missing",
                    "It has stamps without a year and no line tells one" + anchorHint + "; their events were read"
                            + " without a time. State the year of the first of them with --year '" + path + "=YYYY'."));
        }
    }

    private void tellDoubtfulYear(String stamp, int year) {
        sink.accept(Diagnostic.warning(
                path,
                Position.FILE,
                "year-doubtful",
                "Its stamps have no year, and before \"" + stamp
                        + "\" more than half a year passes without a line, or the"
                        + " lines are out of order; it was read as " + year
                        + ". If that is wrong, cut the file there and"
                        + " state the year of each part with --year."));
    }

    private void tellAssumedZone() {
        if (!placedLocal && localBasis == StampBasis.ASSUMED) {
            sink.accept(ZoneChoice.assumed(path));
        }
        placedLocal = true;
    }

    /** The zone of the stamps that name none, as far as the file has been read; UTC where it has no such stamps. */
    String zoneName() {
        return placedLocal || missedYear ? localZone : "UTC";
    }

    /** Why stamps are in their zone, as far as the file has been read; the weakest reason of the file counts. */
    StampBasis basis() {
        if (placedLocal) {
            return localBasis;
        }
        if (missedYear && !placedAbsolute) {
            return localBasis == StampBasis.ASSUMED ? StampBasis.NOT_APPLICABLE : localBasis;
        }
        return StampBasis.IN_FILE;
    }
}
