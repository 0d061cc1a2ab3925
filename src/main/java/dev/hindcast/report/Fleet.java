package dev.hindcast.report;

import dev.hindcast.clock.OffsetSample;
import dev.hindcast.clock.Quality;
import dev.hindcast.event.Moment;
import dev.hindcast.incident.HostReport;
import dev.hindcast.incident.Incident;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A host's line in the table of all hosts.
 *
 * @param largest largest offset by size with its sign, {@code +506.6 s}; {@code unknown}
 * @param drift in ppm; {@code unknown}
 * @param refused {@code 77 of 1,783}; empty where the host was a party of nothing
 */
public record Fleet(
        HostReport host,
        String verdict,
        String largest,
        String drift,
        String known,
        String refused,
        double sizeSeconds) {

    /** Worst first: largest known offset, then hosts of which nothing is known, each by name. */
    public static List<Fleet> of(Report report) {
        return report.judgement().hosts().stream()
                .map(host -> line(report, host))
                .sorted(Comparator.comparingDouble(Fleet::sizeSeconds)
                        .reversed()
                        .thenComparing(f -> f.host().host().name()))
                .toList();
    }

    private static Fleet line(Report report, HostReport host) {
        double largest = largest(host);
        return new Fleet(
                host,
                report.judgement().incidents().stream()
                        .filter(i -> i.host().equals(host.host().name()))
                        .map(Wording::answer)
                        .findFirst()
                        .orElse(""),
                Double.isNaN(largest) ? "unknown" : Figures.signed(largest, Math.abs(largest) < 1 ? 2 : 1) + " s",
                host.clock().drift().map(d -> Figures.signed(d.ppm(), 0)).orElse("unknown"),
                host.clock().quality().word(),
                host.failures().total() == 0
                        ? ""
                        : Figures.count(host.failures().failed()) + " of "
                                + Figures.count(host.failures().total()),
                Double.isNaN(largest) ? -1 : Math.abs(largest));
    }

    /** The largest offset that evidence shows; NaN where it shows none. */
    static double largest(HostReport host) {
        double largest = Double.NaN;
        for (OffsetSample sample : host.clock().samples()) {
            double offset = sample.offsetSeconds();
            boolean known = sample.quality() != Quality.UNKNOWN && !Double.isNaN(offset);
            if (known && (Double.isNaN(largest) || Math.abs(offset) > Math.abs(largest))) {
                largest = offset;
            }
        }
        return largest;
    }

    /** What can be said of a guest that moved and has no incident: a forecast, or how far its clock stayed. */
    static String quietWords(HostReport host) {
        double largest = largest(host);
        String offset = Double.isNaN(largest)
                ? "nothing is known of its clock"
                : String.format(Locale.ROOT, "clock within %.2f s", Math.abs(largest));
        return host.clock()
                .forecastCrossing(host.toleranceSeconds())
                .map(when -> String.format(Locale.ROOT, "passes %.0f s ", host.toleranceSeconds())
                        + (when.isKnown() ? days(when) : "at a time that is not known")
                        + " if nothing corrects it")
                .orElse("no incident, " + offset);
    }

    /** Guests that moved and have no incident, a line each, for a report without any incident. */
    static List<String> quietLines(Report report) {
        return quietGuests(report).stream()
                .limit(EvidenceRows.FLEET_MAX)
                .map(h -> h.host().name().shortName() + ": " + moved(report, h) + quietWords(h))
                .toList();
    }

    private static String moved(Report report, HostReport host) {
        return report.judgement().cutovers().stream()
                .filter(c -> c.host().equals(host.host().name()))
                .map(c -> "moved " + Times.interval(c.span()) + " (" + c.basis().word() + "); ")
                .findFirst()
                .orElse("");
    }

    private static String days(Moment when) {
        boolean both = when.earliest().isPresent() && when.latest().isPresent();
        return both
                ? "between " + Times.day(when.earliest().get()) + " and "
                        + Times.day(when.latest().get())
                : Times.interval(when);
    }

    /** Guests with a cutover and without an incident. */
    static List<HostReport> quietGuests(Report report) {
        List<Incident> incidents = report.judgement().incidents();
        return report.judgement().hosts().stream()
                .filter(h -> !h.checkpoint().isEmpty())
                .filter(h -> incidents.stream()
                        .noneMatch(i -> i.host().equals(h.host().name())))
                .toList();
    }
}
