package dev.hindcast.report;

import dev.hindcast.clock.Onset;
import dev.hindcast.incident.Argument;
import dev.hindcast.incident.ChainStep;
import dev.hindcast.incident.Check;
import dev.hindcast.incident.Claim;
import dev.hindcast.incident.Cutover;
import dev.hindcast.incident.Incident;
import dev.hindcast.incident.Likelihood;
import dev.hindcast.incident.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report's fixed words, each once, so that HTML, Markdown and terminal say the same. */
public final class Wording {

    public static final String MECHANISM_QUESTION = "This host's authentications failed because of its clock offset.";
    public static final String ORIGIN_QUESTION = "The cutover caused that offset.";
    public static final String LIMIT_OF_VERDICT =
            "This report judges whether one cause led to these failures; it does not"
                    + " rank everything that contributed.";

    /** The veto of a guest that nobody refused: a cutover without an incident. */
    private static final String NO_FAILURES = "no-failures";

    private Wording() {}

    /** {@code yes}, {@code no}, {@code undetermined}, or {@code no incident} for a guest without failures. */
    public static String answer(Incident incident) {
        return isQuiet(incident) ? "no incident" : incident.verdict().word();
    }

    /** Whether the verdict is no because nothing failed. */
    public static boolean isQuiet(Incident incident) {
        return incident.verdict() == Verdict.NO
                && List.of(incident.mechanism(), incident.origin()).stream()
                        .flatMap(claim -> claim.vetoes().stream())
                        .anyMatch(veto -> veto.id().equals(NO_FAILURES));
    }

    /** The first word of a guest on a terminal: {@code YES}, {@code NO}, {@code UNDETERMINED}, {@code OK}, {@code DRIFTS}. */
    static String shout(Report report, Incident incident) {
        if (!isQuiet(incident)) {
            return incident.verdict().word().toUpperCase(Locale.ROOT);
        }
        return report.host(incident.host())
                .flatMap(h -> h.clock().forecastCrossing(h.toleranceSeconds()))
                .map(when -> "DRIFTS")
                .orElse("OK");
    }

    /** {@code very likely, 95 %}; a dash's worth of words where none may be printed. */
    public static String likelihood(Claim claim) {
        if (!Double.isNaN(claim.probability())) {
            return likelihood(claim.probability());
        }
        return claim.vetoes().isEmpty() ? "no likelihood is given" : "excluded";
    }

    /** Words and number of a probability; empty for NaN. */
    public static String likelihood(double probability) {
        return Double.isNaN(probability)
                ? ""
                : Likelihood.of(probability).words() + ", " + Figures.percent(probability);
    }

    /** The tag of a verdict: {@code yes, very likely (95 %)}. */
    public static String tag(Incident incident) {
        String likelihood = incident.verdict() == Verdict.UNDETERMINED || Double.isNaN(incident.probability())
                ? ""
                : ", " + Likelihood.of(incident.probability()).words() + " (" + Figures.percent(incident.probability())
                        + ")";
        return answer(incident) + likelihood;
    }

    /** The strongest point, or that there is none. */
    public static Cited point(Argument argument) {
        return argument.isPresent() ? new Cited(argument.statement(), argument.findings()) : Cited.of("none found");
    }

    /** What would turn the verdict, in one sentence. */
    public static String wouldChange(Incident incident) {
        return incident.refutedBy().isEmpty() ? "none found" : String.join("; ", incident.refutedBy());
    }

    /** The level of confidence and why; never in one sentence with a likelihood (ICD 203). */
    public static String confidence(Incident incident) {
        return incident.confidence().level().word() + ": "
                + incident.confidence().why();
    }

    /** The cutover that is judged, or that none is known and what to do. */
    public static Cited cutover(Incident incident) {
        if (incident.cutover().isEmpty()) {
            return Cited.of(
                    "none is known; --cutover " + incident.host().shortName() + "=TIME says when the guest moved");
        }
        Cutover cutover = incident.cutover().get(0);
        String disagrees = cutover.disagreesWith().isEmpty()
                ? ""
                : "; disagrees with " + String.join(", ", cutover.disagreesWith());
        return new Cited(
                PictureMoment.words(cutover).replaceFirst("Cutover, ", "") + ", " + Times.interval(cutover.span())
                        + disagrees,
                cutover.findings());
    }

    /** How much the verdict covers, where that is not all. */
    public static String coverage(Incident incident) {
        return Figures.count(incident.explainedClusters()) + " of " + Figures.count(incident.failingClusters())
                + " clusters of failures are explained by the clock";
    }

    /** Whom it hit, a line each. */
    public static List<Cited> impact(Incident incident) {
        List<Cited> lines = new ArrayList<>();
        lines.add(Cited.of(Figures.count(incident.attempts().failed()) + " of "
                + Figures.count(incident.attempts().total()) + " attempts refused; seen in the evidence: "
                + Figures.count(incident.impact().accounts(), "account", "accounts") + ", "
                + Figures.count(incident.impact().services(), "service", "services") + ", "
                + Figures.count(incident.impact().peers(), "other host", "other hosts")));
        if (!incident.attempts().whyIntermittent().isEmpty()) {
            lines.add(Cited.of(incident.attempts().whyIntermittent()));
        }
        if (incident.impact().firstSignal().isEmpty()) {
            lines.add(Cited.of("No signal in the evidence would have shown it earlier"));
        } else {
            lines.add(new Cited(
                    "The signal that would have shown it first: "
                            + incident.impact().firstSignal().get(0).statement(),
                    incident.impact().firstSignal()));
        }
        return lines;
    }

    /** What stands where no evidence is named as missing. */
    public static String nothingMissing(Report report) {
        return report.judgement().incidents().isEmpty()
                ? "No incident was found; what to do stands under Verdict."
                : "Nothing is missing that would change a verdict.";
    }

    /** How a departure began, in words. */
    public static String onset(Onset.Kind kind) {
        return switch (kind) {
            case STEP -> "the clock was set";
            case JUMP -> "the clock jumped, and no record names what set it";
            case KINK -> "the rate of the clock changed";
            case CEASED -> "corrections ended";
            case BEFORE_EVIDENCE -> "the evidence begins with the clock already away";
            case CENSORED -> "only outcomes of authentications bound it";
        };
    }

    /** The name of a check as a heading. */
    public static String title(Check.Id check) {
        return switch (check) {
            case TIME_SYNC -> "time synchronised";
            case KERBEROS_AFTER_REBOOT -> "Kerberos after reboot";
            case SPN -> "service names";
            case CERTIFICATE_CHAIN -> "certificate chain";
            case IDENTITY_GATE -> "identity gate";
        };
    }

    /** The state of a step in words. */
    public static String words(ChainStep.State state) {
        return state.word().replace('-', ' ');
    }
}
