package dev.hindcast.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What people and their monitoring keep: the migration sheet and the health checks, with the office's offset. */
final class OfficeTables {

    private static final ZoneOffset OFFICE = ZoneOffset.ofHours(1);
    private static final Duration CHECK_EVERY = Duration.ofMinutes(15);
    private static final int PEOPLE_ROUND_TO_MINUTES = 5;

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmxxx", Locale.ROOT).withZone(OFFICE);

    private OfficeTables() {}

    /**
     * A host that monitoring watches.
     *
     * @param host which
     * @param check what is tried
     */
    record Watched(SimulatedHost host, String check) {}

    /** The sheet of the migration team; the move is rounded to five minutes outward, as people do. */
    static String migrationSheet(SimulatedHost moved, Instant start, Instant end, List<SimulatedHost> staying) {
        StringBuilder out = new StringBuilder();
        row(out, "Wave", "VM", "Source", "Target", "Cutover start", "Cutover end", "Tools removed", "Status", "Remark");
        row(
                out,
                "3",
                moved.name(),
                "vc01-prod",
                "ahv-01",
                MINUTE.format(rounded(start, 0)),
                MINUTE.format(rounded(end, PEOPLE_ROUND_TO_MINUTES * 60L - 1)),
                "yes",
                "done",
                "booted at once, health checks green, ticket closed");
        for (SimulatedHost host : staying) {
            row(out, "-", host.name(), "vc01-prod", "", "", "", "no", "staying", "stays on vc01-prod");
        }
        return out.toString();
    }

    /** One row a host every 15 minutes, by the monitoring server's clock. */
    static String healthChecks(List<Watched> watched, Instant from, Instant until, Draw draw) {
        StringBuilder out = new StringBuilder("timestamp,host,check,state,detail\r\n");
        for (Instant t = from; t.isBefore(until); t = t.plus(CHECK_EVERY)) {
            for (Watched target : watched) {
                Instant checked = t.plusSeconds(draw.between(0, 5));
                // Services answer some ten seconds after the kernel starts.
                boolean up = target.host().isUp(checked) && target.host().isUp(checked.minusSeconds(30));
                out.append(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.ofInstant(checked, OFFICE)))
                        .append(',')
                        .append(target.host().fqdn())
                        .append(',')
                        .append(target.check())
                        .append(up ? ",UP,answered in " + draw.between(8, 70) + " ms" : ",DOWN,no answer in 10 s")
                        .append("\r\n");
            }
        }
        return out.toString();
    }

    private static void row(StringBuilder out, String... cells) {
        out.append(String.join(";", cells)).append("\r\n");
    }

    private static Instant rounded(Instant exact, long addSeconds) {
        long step = PEOPLE_ROUND_TO_MINUTES * 60L;
        return Instant.ofEpochSecond(Math.floorDiv(exact.getEpochSecond() + addSeconds, step) * step);
    }
}
