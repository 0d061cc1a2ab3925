package dev.hindcast.clock;

import dev.hindcast.event.Citation;
import dev.hindcast.event.StampBasis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/**
 * Is it the clock, or a zone misread? A file whose zone nobody told, and whose rows sit at one multiple of a
 * quarter of an hour from first to last while others of the same host say about zero, was read in the wrong zone (clock
 * model, section 8.3). If nothing else speaks of the host, nobody can tell.
 */
final class ZoneCheck {

    private static final double QUARTER = 900;
    private static final double SLACK = 3;
    private static final double NEAR_ZERO = 30;
    private static final double AGREEING = 0.9;
    private static final int ROWS_LEAST = 3;

    /** Bounds that may be used. */
    final List<Bound> kept = new ArrayList<>();
    /** What was left out, by reason. */
    final List<SetAside> setAside = new ArrayList<>();

    final List<String> statements = new ArrayList<>();
    /** Whether only files of a doubtful zone speak of the host. */
    boolean isDoubtful;

    /** Judges the bounds of one host, all against the reference. */
    ZoneCheck(List<Bound> bounds) {
        TreeMap<String, List<Bound>> byFile = new TreeMap<>();
        for (Bound bound : bounds) {
            for (Citation citation : bound.citations()) {
                if (isZoneless(citation)) {
                    byFile.computeIfAbsent(citation.provenance().evidence(), f -> new ArrayList<>())
                            .add(bound);
                }
            }
        }
        kept.addAll(bounds);
        byFile.forEach(this::judge);
    }

    private static boolean isZoneless(Citation citation) {
        return citation.stamp().filter(s -> s.basis() == StampBasis.ASSUMED).isPresent();
    }

    private void judge(String file, List<Bound> rows) {
        double[] offsets = offsets(rows);
        if (offsets.length < ROWS_LEAST) {
            return;
        }
        double median = offsets[offsets.length / 2];
        double shift = Math.rint(median / QUARTER) * QUARTER;
        boolean isConstant = Arrays.stream(offsets)
                        .filter(o -> Math.abs(o - shift) <= NEAR_ZERO)
                        .count()
                >= AGREEING * offsets.length;
        if (shift == 0 || Math.abs(median - shift) > SLACK || !isConstant) {
            return;
        }
        Set<Bound> own = Collections.newSetFromMap(new IdentityHashMap<>());
        own.addAll(rows);
        List<Bound> others = kept.stream().filter(b -> !own.contains(b)).toList();
        double[] theirs = offsets(others);
        String hours = String.format(Locale.ROOT, "%+.2f", shift / 3600);
        if (theirs.length >= ROWS_LEAST && Math.abs(theirs[theirs.length / 2]) <= NEAR_ZERO) {
            kept.removeIf(own::contains);
            setAside.add(new SetAside(rows.size(), "zone"));
            statements.add(
                    "Every row of " + file + " lies " + hours + " h away while other evidence says that this clock"
                            + " was right: its zone was misread. State it with --zone; its rows were set aside.");
        } else if (theirs.length < ROWS_LEAST) {
            isDoubtful = true;
            statements.add(
                    "Only " + file + " tells of this clock, by a constant " + hours + " h, and the file does not say"
                            + " its zone: a misread zone and a wrong clock look the same. State its zone with --zone.");
        }
    }

    /** A representative of each row that binds within seconds, ascending. */
    private static double[] offsets(List<Bound> rows) {
        return rows.stream()
                .filter(b -> b.kind().isJoin()
                        || (b.kind() == Bound.Kind.MEASURED
                                && b.highSeconds() - b.lowSeconds() <= Rows.TWO_SIDED_SECONDS))
                .mapToDouble(ZoneCheck::offset)
                .sorted()
                .toArray();
    }

    private static double offset(Bound bound) {
        return switch (bound.kind()) {
            case OWN_FIRST -> bound.lowSeconds() + Rows.SOFT_SECONDS / 2;
            case OWN_LAST -> bound.highSeconds() - Rows.SOFT_SECONDS / 2;
            case MEASURED, ACCEPTED, REFUSED, BEHIND, AHEAD -> (bound.lowSeconds() + bound.highSeconds()) / 2;
        };
    }
}
