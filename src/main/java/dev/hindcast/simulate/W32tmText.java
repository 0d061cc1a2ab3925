package dev.hindcast.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Output of {@code w32tm} on an English Server 2019 whose zone is UTC, below two lines that the responder wrote by his own
 * watch: when and on which computer (text log formats, sections 3.1 and 3.2).
 */
final class W32tmText {

    /** US culture, as w32tm prints it on an English system. */
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter ROW =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final ZoneOffset OFFICE = ZoneOffset.ofHours(1);
    private static final int ROWS = 10;
    private static final double BAR_RANGE_SECONDS = 10;

    private W32tmText() {}

    /** {@code w32tm /query /status /verbose} of a member that is kept by a controller. */
    static String synchronised(SimulatedHost member, SimulatedHost controller, Instant captured, Instant lastSync) {
        Instant now = member.clock().raw(captured);
        return head(member, captured, "w32tm /query /status /verbose")
                + lines(
                        "Leap Indicator: 0(no warning)",
                        "Stratum: 3 (secondary reference - syncd by (S)NTP)",
                        "Precision: -23 (119.209ns per tick)",
                        "Root Delay: 0.0312345s",
                        "Root Dispersion: 0.0774516s",
                        "ReferenceId: " + referenceId(controller),
                        "Last Successful Sync Time: " + LOCAL.format(lastSync),
                        "Source: " + controller.fqdn(),
                        "Poll Interval: 10 (1024s)",
                        "",
                        "Phase Offset: 0.0003121s",
                        "ClockRate: 0.0156250s",
                        "State Machine: 2 (Sync)",
                        "Time Source Flags: 0 (None)",
                        "Server Role: 0 (None)",
                        "Last Sync Error: 0 (The command completed successfully.)",
                        "Time since Last Good Sync Time: " + seconds(Duration.between(lastSync, now)));
    }

    /** The same of a member that has found no source since its service started. */
    static String unsynchronised(SimulatedHost member, Instant captured, Instant serviceStarted) {
        return head(member, captured, "w32tm /query /status /verbose")
                + lines(
                        "Leap Indicator: 3(not synchronized)",
                        "Stratum: 0 (unspecified)",
                        "Precision: -23 (119.209ns per tick)",
                        "Root Delay: 0.0000000s",
                        "Root Dispersion: 0.0000000s",
                        "ReferenceId: 0x00000000 (unspecified)",
                        "Last Successful Sync Time: unspecified",
                        "Source: Local CMOS Clock",
                        "Poll Interval: 10 (1024s)",
                        "",
                        "Phase Offset: 0.0000000s",
                        "ClockRate: 0.0156250s",
                        "State Machine: 0 (Unset)",
                        "Time Source Flags: 0 (None)",
                        "Server Role: 0 (None)",
                        "Last Sync Error: 1 (The computer did not resync because no time data was available.)",
                        "Time since Last Good Sync Time: "
                                + seconds(Duration.between(
                                        member.clock().raw(serviceStarted),
                                        member.clock().raw(captured))));
    }

    /** {@code w32tm /stripchart}: offset of each row is the server's clock minus this machine's. */
    static String stripchart(SimulatedHost member, SimulatedHost controller, Instant captured, Draw draw) {
        StringBuilder out = new StringBuilder(
                head(member, captured, "w32tm /stripchart /computer:" + controller.name() + " /samples:" + ROWS));
        out.append(lines(
                "Tracking " + controller.name() + " [" + controller.ipv4() + ":123].",
                "Collecting " + ROWS + " samples.",
                "The current time is " + LOCAL.format(member.clock().raw(captured)) + "."));
        Instant t = captured;
        for (int row = 0; row < ROWS; row++) {
            double delay = draw.between(0.0004, 0.0016);
            double behind = controller.clock().offsetSeconds(t) - member.clock().offsetSeconds(t);
            // The error of a measured offset stays within half the round trip (clock model, section 2, row 1).
            double measured = behind + delay * draw.between(-0.4, 0.4);
            out.append(lines(String.format(
                    Locale.ROOT,
                    "%s, d:%+011.7fs o:%+011.7fs  [                  |                  %s]",
                    ROW.format(member.clock().raw(t)),
                    delay,
                    measured,
                    Math.abs(measured) > BAR_RANGE_SECONDS ? "@" : "*")));
            t = draw.later(t, 2_001, 2_020);
        }
        return out.toString();
    }

    private static String head(SimulatedHost member, Instant captured, String command) {
        return lines(
                "Captured: "
                        + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.ofInstant(captured, OFFICE))
                        + " on " + member.name(),
                "Computer: " + member.fqdn(),
                "",
                "C:\\Windows\\system32>" + command);
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%d.%07ds", duration.toSeconds(), duration.toNanosPart() / 100);
    }

    /** The source's address in hexadecimal, as the status prints it. */
    private static String referenceId(SimulatedHost source) {
        StringBuilder hex = new StringBuilder("0x");
        for (String part : source.ipv4().split("\\.", -1)) {
            hex.append(String.format(Locale.ROOT, "%02X", Integer.parseInt(part)));
        }
        return hex + " (source IP:  " + source.ipv4() + ")";
    }
}
