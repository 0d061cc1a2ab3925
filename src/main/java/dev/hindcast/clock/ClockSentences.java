package dev.hindcast.clock;

import dev.hindcast.event.Counted;
import dev.hindcast.event.Moment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** What a history says in plain sentences, its numbers rounded to what is known. */
final class ClockSentences {

    private static final double SILENCE = 86_400;
    private static final int SILENCES_NAMED = 5;

    private final EstimatedHistory history;
    private final FittedClock clock;

    ClockSentences(EstimatedHistory history, FittedClock clock) {
        this.history = history;
        this.clock = clock;
    }

    List<String> all() {
        List<String> all = new ArrayList<>();
        if (clock.isEmpty()) {
            all.add(
                    clock.sets.size() == 0
                            ? "Nothing in the evidence compares this clock with another."
                            : "Sets of this clock are logged, but nothing compares it with another: what it was off by is"
                                    + " not known.");
        }
        corrections(all);
        onsets(all);
        evidence(all);
        silences(all);
        return all;
    }

    private void onsets(List<String> all) {
        for (Onset onset : history.onsets()) {
            String how = switch (onset.kind()) {
                case STEP -> "a logged set of the clock took it there";
                case JUMP -> "it jumped, and nobody logged it";
                case KINK -> "its rate changed";
                case CEASED -> "the corrections that had kept it ended, and the rate it always had went on";
                case BEFORE_EVIDENCE -> "it was already away when the evidence begins";
                case CENSORED -> "only outcomes of authentications and evidence on one side bound it";
            };
            all.add("Left its usual band (5 s either way) " + when(onset.time()) + ": " + how + ".");
        }
        history.drift().ifPresent(drift -> all.add(rate(drift)));
        if (!history.onsets().isEmpty()) {
            onlyKey()
                    .ifPresent(key -> all.add("That it was away rests on records joined by one key alone (" + key
                            + "): if that key means another host, all of it is wrong."));
        }
    }

    /** The key of all joins that the departures rest on, where they have one key and no direct measurement. */
    private Optional<String> onlyKey() {
        TreeSet<String> keys = new TreeSet<>();
        for (Departures.Excursion excursion : new Departures(clock).all()) {
            for (int row : clock.segments.get(excursion.index()).inliers) {
                Bound bound = clock.rows.bound[row];
                if (bound.kind() == Bound.Kind.MEASURED) {
                    return Optional.empty();
                }
                if (bound.kind().isJoin()) {
                    keys.add(bound.key());
                }
            }
        }
        return keys.size() == 1 && !keys.first().isEmpty() ? Optional.of(keys.first()) : Optional.empty();
    }

    private static String rate(Drift drift) {
        double half = (drift.highPpm() - drift.lowPpm()) / 2;
        if (drift.lowPpm() <= 0 && drift.highPpm() >= 0) {
            return format(
                    "While away it ran at %s ppm: no drift is seen, it stood beside the reference.", ppm(0, half));
        }
        return format(
                "While away it %s at %s ppm (%.1f s a day).",
                drift.ppm() > 0 ? "gained" : "lost", ppm(Math.abs(drift.ppm()), half), Math.abs(drift.ppm()) * 0.0864);
    }

    private static String ppm(double value, double half) {
        return half >= 1 ? format("%.0f ± %.0f", value, Math.ceil(half)) : format("%.1f ± %.1f", value, half);
    }

    private void corrections(List<String> all) {
        for (Corrections actor : history.corrections()) {
            String rate = Double.isNaN(actor.impliedPpm())
                    ? ""
                    : format(", which makes up for a rate of about %.0f ppm", actor.impliedPpm());
            String end = actor.ceased() ? ", and then no more while the host went on logging" : "";
            all.add(format(
                    "%s set this clock %s between %s and %s, by %+.2f s in the middle%s%s.",
                    actor.actor().equals(CorrectionsByActor.NOBODY_NAMED)
                            ? "A process that the log does not name"
                            : actor.actor(),
                    Counted.of(actor.count(), "time"),
                    time(actor.first()),
                    time(actor.last()),
                    actor.medianSeconds(),
                    rate,
                    end));
        }
    }

    private void evidence(List<String> all) {
        int measured = 0;
        int joined = 0;
        int accepted = 0;
        for (int i = 0; i < clock.rows.size; i++) {
            Bound.Kind kind = clock.rows.bound[i].kind();
            measured += kind == Bound.Kind.MEASURED ? 1 : 0;
            joined += kind.isJoin() ? 1 : 0;
            accepted += kind == Bound.Kind.ACCEPTED ? 1 : 0;
        }
        if (joined > 0 && measured == 0) {
            all.add("Bounded by joined records only: assumes that answers are logged within 3 s.");
        }
        if (joined == 0 && measured == 0 && accepted > 0) {
            all.add(format(
                    "Only outcomes of authentications bound this clock: %s by or of a party that does not"
                            + " correct itself.",
                    Counted.of(accepted, "acceptance")));
        }
        long aside = history.setAside().stream().mapToLong(SetAside::count).sum();
        if (history.observations() > 0 && aside * 4 > history.observations()) {
            all.add(format(
                    "%d of %d observations had to be set aside: trust the offsets less.",
                    aside, history.observations()));
        }
    }

    private void silences(List<String> all) {
        List<double[]> gaps = clock.nearby().gaps(SILENCE);
        for (int i = 0; i < Math.min(gaps.size(), SILENCES_NAMED); i++) {
            all.add("Between " + time(EpochSeconds.instant(gaps.get(i)[0])) + " and "
                    + time(EpochSeconds.instant(gaps.get(i)[1])) + " nothing constrains this clock.");
        }
        if (gaps.size() > SILENCES_NAMED) {
            all.add(format("%d more silences are longer than a day.", gaps.size() - SILENCES_NAMED));
        }
    }

    private static String when(Moment moment) {
        String latest = moment.latest().map(ClockSentences::time).orElse("an unknown time");
        String bounds = moment.earliest()
                .map(e -> "between " + time(e) + " and " + latest)
                .orElse("before " + latest);
        return bounds + moment.best().map(b -> ", best " + time(b)).orElse("");
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
