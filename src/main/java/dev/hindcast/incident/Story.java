package dev.hindcast.incident;

import dev.hindcast.clock.ClockStep;
import dev.hindcast.clock.Crossing;
import dev.hindcast.clock.OffsetSample;
import dev.hindcast.clock.Quality;
import dev.hindcast.event.Counted;
import dev.hindcast.event.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The sentences about one judged guest: the headline that stands alone in a mail, the story, the arguments. */
final class Story {

    private final GuestCase guest;
    private final Judged judged;

    Story(GuestCase guest, Judged judged) {
        this.guest = guest;
        this.judged = judged;
    }

    /** A set smaller than this is housekeeping. */
    private static final double MEANT_SECONDS = 5;

    private String name() {
        return guest.host().shortName();
    }

    private String move() {
        return guest.cutover()
                .map(c -> "the move of " + name() + (c.to().isEmpty() ? "" : " to " + c.to()) + " on "
                        + Words.day(c.span().best().orElse(c.span().earliest().orElseThrow())))
                .orElse("a move of " + name());
    }

    /** Failed attempts since the onset, and those of them in clusters that the clock explains. */
    private static int failures(List<Cluster> clusters) {
        return clusters.stream().mapToInt(Cluster::failures).sum();
    }

    String headline() {
        int all = failures(guest.failing());
        int explained = failures(guest.explained());
        return switch (judged.verdict()) {
            case YES ->
                "It is " + Likelihood.of(judged.probability()).words() + " ("
                        + Likelihood.percent(judged.probability()) + ") that " + move() + " led to " + explained
                        + " of its "
                        + all + " failed authentications" + span() + ", by way of its clock.";
            case NO -> no(all);
            case UNDETERMINED -> undetermined(all);
        };
    }

    private String no(int all) {
        Optional<Veto> veto = judged.mechanism().vetoes().stream()
                .findFirst()
                .or(() -> judged.origin().vetoes().stream().findFirst());
        String because = veto.map(v -> v.statement().replaceFirst("^excluded, because ", ""))
                .orElse("the clocks were right when it was refused");
        if (veto.filter(v -> v.id().equals("no-failures")).isPresent()) {
            return "No incident: after " + move() + " no authentication of " + name() + " failed.";
        }
        String cause = judged.mechanism().verdict() == Verdict.NO
                ? "did not come from its clock"
                : "came from its clock, but not from the move";
        return Counted.of(all, "failed authentication") + " of " + name() + " " + cause + ": " + because + ".";
    }

    private String undetermined(int all) {
        if (guest.cutover().isEmpty() && !judged.facts().shows("refused-together")) {
            return "No cutover of " + name() + " is known; " + Counted.of(all, "authentication")
                    + " failed, and the evidence does not tell whether a move is behind it (--cutover states one).";
        }
        if (all == 0) {
            return "Whether " + move()
                    + " broke authentications cannot be told: none is seen to fail in what could be judged, and the"
                    + " logs that would record all failures are not here.";
        }
        if (judged.facts().shows("refused-together")) {
            return Counted.of(all, "authentication") + " of " + name()
                    + " failed, and other hosts were refused by the same"
                    + " KDC at the same time: check that KDC's own clock before any guest's.";
        }
        String open = judged.mechanism().verdict() == Verdict.YES
                ? "they came from its clock, but what moved the clock is not shown"
                : "the evidence does not tell whether its clock is behind them";
        return Counted.of(all, "authentication") + " of " + name() + " failed since " + move() + "; " + open + ".";
    }

    private String span() {
        List<Cluster> explained = guest.explained();
        if (explained.isEmpty()) {
            return "";
        }
        String first = Words.day(explained.get(0).time());
        String last = Words.day(explained.get(explained.size() - 1).time());
        return first.equals(last) ? " on " + first : " from " + first + " to " + last;
    }

    String story() {
        List<String> sentences = new ArrayList<>();
        guest.clock().corrections().stream()
                .filter(c -> c.ceased() && c.count() >= 3)
                .findFirst()
                .ifPresent(c -> sentences.add("Until " + Words.time(c.last()) + " " + c.actor()
                        + " corrected the clock of " + name() + " " + c.count() + " times."));
        guest.onset()
                .ifPresent(o -> sentences.add("The clock began to leave domain time "
                        + Words.time(o.time())
                        + guest.clock()
                                .drift()
                                .map(d -> ", at " + Words.ppm(d.ppm()))
                                .orElse("") + "."));
        firstCrossing().ifPresent(c -> {
            String after = guest.cutover()
                    .flatMap(k -> c.time()
                            .best()
                            .map(t -> Duration.between(
                                    k.span().best().orElse(k.span().earliest().orElseThrow()), t)))
                    .map(d -> ", " + Words.span(d) + " after the cutover")
                    .orElse("");
            sentences.add("It passed the tolerance of " + Math.round(c.toleranceSeconds()) + " s "
                    + c.time().best().map(Words::time).orElse("at an unknown time") + after + ".");
        });
        List<Cluster> failing = guest.failing();
        if (!failing.isEmpty()) {
            sentences.add(Counted.of(failures(failing), "authentication") + " failed in "
                    + Counted.of(failing.size(), "cluster") + "; the clock explains "
                    + guest.explained().size() + " of these clusters.");
        }
        String why = Intermittency.explain(guest);
        if (!why.isEmpty()) {
            sentences.add(why);
        }
        int untimed = guest.evidence().attempts().untimed();
        if (untimed > 0) {
            sentences.add(Counted.of(untimed, "record") + " of authentications " + (untimed == 1 ? "carries" : "carry")
                    + " no time and could not be judged; state the year with --year.");
        }
        sentences.addAll(
                judged.heldBack().stream().map(h -> "Held back: " + h + ".").toList());
        if (sentences.isEmpty()) {
            sentences.add("The evidence holds no failure and no reading of the clock of " + name() + " to judge by.");
        }
        sentences.add(stateNow());
        return String.join(" ", sentences);
    }

    private Optional<Crossing> firstCrossing() {
        return guest.clock().crossings(guest.toleranceSeconds()).stream()
                .filter(Crossing::outward)
                .findFirst();
    }

    String stateNow() {
        double tolerance = guest.toleranceSeconds();
        Optional<OffsetSample> last = guest.clock().samples().stream()
                .filter(s -> s.quality() != Quality.UNKNOWN)
                .max(Comparator.comparing(OffsetSample::time));
        Optional<Crossing> back =
                guest.clock().crossings(tolerance).stream().reduce((a, b) -> b).filter(c -> !c.outward());
        if (last.isEmpty()) {
            return "What the clock of " + name() + " shows now is not known.";
        }
        String at = Words.time(last.get().time());
        Optional<ClockStep> set = guest.clock().steps().stream()
                .filter(ClockStep::logged)
                .filter(s -> Math.abs(s.bySeconds()) > MEANT_SECONDS
                        && s.time()
                                .best()
                                .filter(t -> !t.isBefore(last.get().time()))
                                .isPresent())
                .reduce((a, b) -> b);
        if (set.isPresent()) {
            return "The clock was set by " + Words.offset(set.get().bySeconds())
                    + (set.get().actor().isEmpty() ? "" : " by " + set.get().actor()) + " after the last reading, "
                    + at + "; what it shows since is not measured.";
        }
        if (last.get().band().whollyWithin(tolerance)) {
            if (back.isPresent()) {
                return "The fault has ended: the clock came back "
                        + back.get().time().best().map(Words::time).orElse("at an unknown time") + setBy(back.get())
                        + ".";
            }
            Optional<Moment> forecast = guest.clock().forecastCrossing(tolerance);
            return forecast.isPresent()
                    ? "The clock is within the tolerance at " + at + " and will pass it " + Words.time(forecast.get())
                            + ", if nothing corrects it."
                    : "The clock is within the tolerance at " + at + ".";
        }
        return last.get().band().whollyBeyond(tolerance)
                ? "The fault goes on: at " + at + " the clock is "
                        + Words.seconds(last.get().offsetSeconds()) + " "
                        + Words.side(last.get().offsetSeconds()) + "."
                : "What the clock of " + name() + " shows at the end of the evidence is not known well enough.";
    }

    private String setBy(Crossing back) {
        Instant when = back.time().best().orElse(Instant.MIN);
        return guest.clock().steps().stream()
                .filter(ClockStep::logged)
                .filter(s -> s.time()
                        .best()
                        .filter(t -> Duration.between(t, when).abs().toSeconds() <= 120)
                        .isPresent())
                .findFirst()
                .filter(s -> !s.actor().isEmpty())
                .map(s -> ", set by " + s.actor())
                .orElse("");
    }

    /** The leg that weighs most for a yes. */
    Argument strongestFor() {
        return strongest(1);
    }

    /** The leg, or the rival's sign, that weighs most against it. */
    Argument strongestAgainst() {
        List<Veto> vetoes = new ArrayList<>(judged.mechanism().vetoes());
        vetoes.addAll(judged.origin().vetoes());
        if (!vetoes.isEmpty()) {
            return new Argument(vetoes.get(0).statement(), vetoes.get(0).findings());
        }
        return strongest(-1);
    }

    private Argument strongest(int sign) {
        List<Leg> legs = new ArrayList<>(judged.mechanism().legs());
        legs.addAll(judged.origin().legs());
        return legs.stream()
                .filter(l -> l.logOdds() * sign > 0)
                .max(Comparator.comparing((Leg l) -> l.logOdds() * sign))
                .map(l -> new Argument(l.statement(), l.findings()))
                .orElse(Argument.NONE);
    }
}
