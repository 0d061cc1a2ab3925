package dev.hindcast.incident;

import dev.hindcast.clock.Quality;
import dev.hindcast.event.Counted;
import java.util.ArrayList;
import java.util.List;

/** What a judged guest's report tells people to do or to look for: what would turn it, how good it is, what was missing. */
final class Advice {

    private final GuestCase guest;
    private final Judged judged;

    Advice(GuestCase guest, Judged judged) {
        this.guest = guest;
        this.judged = judged;
    }

    private String name() {
        return guest.host().shortName();
    }

    /** Observations that, if made, would turn the verdict. */
    List<String> refutedBy() {
        List<String> turns = new ArrayList<>();
        switch (judged.verdict()) {
            case YES -> {
                turns.add("a reading of the clock of " + name() + " beyond 5 s from domain time before "
                        + guest.cutover()
                                .map(c -> Words.time(c.span().earliest().orElseThrow()))
                                .orElse("the cutover"));
                turns.add("a reading within the tolerance at one of the refusals that the clock explains");
                turns.add("a logged change of the time service between the cutover and the onset");
            }
            case NO -> {
                turns.add(
                        "a refusal of " + name() + " that names a clock, with the clock measured beyond the tolerance");
                turns.add("an onset of the departure inside the cutover's span, with what kept the clock ending there");
            }
            case UNDETERMINED -> {
                turns.add("two readings of the clock of " + name() + " at refusals, beyond or within the tolerance");
                turns.add("the moment at which whatever kept the clock before ended");
            }
        }
        return turns;
    }

    Confidence confidence() {
        boolean measured =
                guest.clock().quality() == Quality.MEASURED || guest.clock().quality() == Quality.BOUNDED;
        int open = guest.clockRefusals().size() - guest.explained().size();
        if (judged.verdict() == Verdict.UNDETERMINED) {
            return new Confidence(
                    Confidence.Level.LOW, "evidence that would decide is missing; it is listed under missing evidence");
        }
        if (measured && open == 0) {
            return new Confidence(
                    Confidence.Level.HIGH, "the clock is bounded on both sides through the failures and before them");
        }
        return new Confidence(
                Confidence.Level.MODERATE,
                measured
                        ? Counted.of(open, "refusal") + " cannot be compared with both clocks"
                        : "the clock is known only in part of the time");
    }

    /** Checklist lines that would have caught it. */
    List<String> missingChecklist() {
        List<String> lines = new ArrayList<>();
        if (judged.facts().shows("corrections-ceased")) {
            lines.add(
                    "Before removing VMware Tools: find out what keeps the guest's time (Security 4616 by vmtoolsd.exe,"
                            + " w32tm /query /source) and name its successor.");
        }
        if (judged.facts().shows("time-source-lost") || judged.facts().shows("no-sync")) {
            lines.add(
                    "After the first boot: w32tm /query /status shows a domain controller as source, not Local CMOS Clock;"
                            + " UDP 123 to the controllers is open in the new network.");
        }
        if (guest.onset().isPresent()) {
            lines.add(
                    "One hour and one day after the move: w32tm /stripchart against a domain controller stays within 1 s.");
            lines.add("Monitor the clock offset itself; health checks do not measure it.");
        }
        if (!guest.clockRefusals().isEmpty()) {
            lines.add(
                    "After the first boot: a fresh Kerberos ticket and one logon to the guest by a client that does not"
                            + " correct its clock.");
        }
        return lines;
    }
}
