package dev.hindcast.report;

import static dev.hindcast.report.SampleEvidence.cite;
import static dev.hindcast.report.SampleEvidence.estimated;
import static dev.hindcast.report.SampleEvidence.exactly;
import static dev.hindcast.report.SampleEvidence.march;
import static dev.hindcast.report.SampleEvidence.observed;

import dev.hindcast.attempt.Direction;
import dev.hindcast.clock.ClockStep;
import dev.hindcast.clock.Corrections;
import dev.hindcast.clock.Crossing;
import dev.hindcast.clock.Drift;
import dev.hindcast.clock.Onset;
import dev.hindcast.clock.Quality;
import dev.hindcast.clock.SetAside;
import dev.hindcast.clock.TimeSourceFact;
import dev.hindcast.event.Citation;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import dev.hindcast.incident.Argument;
import dev.hindcast.incident.AttemptCounts;
import dev.hindcast.incident.AttemptMark;
import dev.hindcast.incident.ChainStep;
import dev.hindcast.incident.Check;
import dev.hindcast.incident.Claim;
import dev.hindcast.incident.Confidence;
import dev.hindcast.incident.Cutover;
import dev.hindcast.incident.Finding;
import dev.hindcast.incident.HealthMark;
import dev.hindcast.incident.Impact;
import dev.hindcast.incident.Incident;
import dev.hindcast.incident.Leg;
import dev.hindcast.incident.RankedHypothesis;
import dev.hindcast.incident.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The incident of the mock-up: erp01 moves on Saturday 14 March, drifts at 1,320 ppm, is refused from Tuesday on. */
final class ErpIncident {

    static final HostName HOST = HostName.of("erp01.corp.example");
    private static final String ERP = HOST.value();
    private static final String SECURITY = "erp01/Security.evtx";
    private static final String SYSTEM = "erp01/System.evtx";

    static final Instant BOOT = march("14 22:41:20");
    static final Instant LAST_TOOLS = march("14 22:31:07");
    static final Instant SET = march("19 09:12:30");

    private static final Citation PLAN = cite("wave3/move-plan.csv", 7, "vcenter-a", march("14 22:41:12"));
    private static final Citation TOOLS = cite(SECURITY, 803118, ERP, LAST_TOOLS);
    private static final Citation READING = cite(SYSTEM, 42310, ERP, march("16 06:12:30"));
    private static final Citation REFUSAL = cite("web02/portal.log", 8812, "web02.corp.example", march("17 14:07:03"));
    private static final Citation SET_BY_HAND = cite(SECURITY, 871905, ERP, march("19 09:20:56"));

    static final Finding MOVED =
            observed(1, "vcenter-a", march("14 22:41:12"), 1, "Recorded: erp01 moved from vcenter-a to ahv-a", PLAN);
    static final Finding BOOTED = observed(
            1,
            ERP,
            BOOT,
            2.4,
            "Logged: first boot on new hardware (Kernel-General 12)",
            cite(SYSTEM, 41882, ERP, BOOT));
    static final Finding TOOLS_END =
            observed(2, ERP, LAST_TOOLS, 0.1, "Logged: last of 18,604 corrections by vmtoolsd.exe (4616)", TOOLS);
    static final Finding NO_SYNC = observed(
            2,
            ERP,
            march("19 08:55:30"),
            1,
            "Captured: W32Time Type is NoSync",
            cite("erp01/w32tm.txt", 14, ERP, march("19 09:03:55")));
    static final Finding RATE = estimated(
            3,
            ERP,
            Moment.of(BOOT, LAST_TOOLS, march("14 23:00:20")),
            "Estimated: the clock gains +1,320 ± 5 ppm from the first boot",
            READING,
            SET_BY_HAND);
    static final Finding CROSSED = estimated(
            4,
            ERP,
            Moment.of(march("17 13:44:00"), march("17 13:32:40"), march("17 13:55:20")),
            "Estimated: offset passes +300 s",
            READING,
            REFUSAL);
    static final Finding REFUSED = observed(
            5,
            "web02.corp.example",
            march("17 14:07:03"),
            0.9,
            "Logged: 66 refusals of web02 at erp01 (0x25)",
            REFUSAL);
    static final Finding ACCEPTED = observed(
            5,
            "web02.corp.example",
            march("17 12:07:03"),
            0.9,
            "Logged: 38 acceptances of web02 at erp01",
            cite("web02/portal.log", 8001, "web02.corp.example", march("17 12:07:03")));
    static final Finding RENEWAL = observed(
            6,
            ERP,
            march("17 17:04:00"),
            0.9,
            "Logged: 6 certificate renewals refused (0x800706BA)",
            cite("erp01/Application.evtx", 20991, ERP, march("17 17:09:16")));
    static final Finding GREEN = observed(
            7,
            ERP,
            march("17 13:44:00"),
            30,
            "Recorded: 10,068 of 10,068 checks of erp01 up",
            cite("monitoring/checks.csv", 2, ERP, march("17 13:44:00")));
    static final Finding POLICY = observed(
            8,
            ERP,
            march("18 21:52:27"),
            0.9,
            "Logged: policy refresh refused (1006)",
            cite("erp01/GroupPolicy.evtx", 7731, ERP, march("18 22:00:00")));
    static final Finding CONTROL = observed(
            0,
            "web02.corp.example",
            march("15 12:00:00"),
            0.1,
            "Measured: web02 kept within 0.03 s",
            cite("web02/tracking.log", 1, "web02.corp.example", march("15 12:00:00")));
    static final Finding FILE04 = observed(
            0,
            "file04.corp.example",
            march("15 01:10:00"),
            0.1,
            "Measured: file04 moved the same night and kept within 0.04 s",
            cite("file04/System.evtx", 551, "file04.corp.example", march("15 01:10:00")));

    private ErpIncident() {}

    static Cutover cutover() {
        return new Cutover(
                "C-1",
                HOST,
                Moment.of(BOOT, march("14 22:30:30"), march("14 22:49:15")),
                Cutover.Basis.RECORDED,
                "vcenter-a",
                "ahv-a",
                List.of(
                        new Cutover.Phase("shutdown requested", exactly("14 22:30:30"), List.of(MOVED)),
                        new Cutover.Phase("first boot", exactly("14 22:41:20"), List.of(BOOTED))),
                List.of(),
                List.of(MOVED, BOOTED));
    }

    static Onset onset() {
        return new Onset(Moment.of(BOOT, LAST_TOOLS, march("14 23:00:20")), Onset.Kind.CEASED, List.of(TOOLS, READING));
    }

    static Crossing crossing() {
        return new Crossing(
                Moment.of(march("17 13:44:00"), march("17 13:32:40"), march("17 13:55:20")),
                true,
                300,
                List.of(READING, REFUSAL));
    }

    static FixedClock clock() {
        return FixedClock.of(ERP)
                .measured(march("02 00:00"), 0, 0.1)
                .measured(march("13 12:00"), 0, 0.1)
                .measured(LAST_TOOLS, 0, 0.1)
                .knot(LAST_TOOLS, Double.NaN, 0, 0, Quality.UNKNOWN)
                .knot(BOOT, 0.4, -1.5, 3.4, Quality.BOUNDED)
                .measured(march("16 06:10:00"), 150, 0.9)
                .measured(SET, 506.6, 0.9)
                .measured(SET, 0, 0.1)
                .measured(march("19 23:59"), 0, 0.1)
                .observations(18_871, new SetAside(22, "contradict others within 1 s"), new SetAside(9, "wrong joins"))
                .step(new ClockStep(
                        exactly("19 09:12:30"), -506.6, "powershell.exe", "CORP\\svc", true, List.of(SET_BY_HAND)))
                .onset(onset())
                .drift(new Drift(1320, 1315, 1325, List.of(READING, SET_BY_HAND)))
                .corrections(new Corrections(
                        "vmtoolsd.exe", 18_604, march("02 00:00:07"), LAST_TOOLS, 0.0031, true, 52, TOOLS))
                .corrections(new Corrections("powershell.exe", 1, SET, SET, -506.6, false, Double.NaN, SET_BY_HAND))
                .fact(new TimeSourceFact(
                        HOST,
                        exactly("19 08:55:30"),
                        TimeSourceFact.Kind.NO_SYNC,
                        "",
                        "Captured: W32Time Type is NoSync",
                        NO_SYNC.citations().get(0)))
                .fact(new TimeSourceFact(
                        HOST,
                        exactly("19 09:14:02"),
                        TimeSourceFact.Kind.SYNCHRONISED,
                        "dc01.corp.example",
                        "Logged: W32Time synchronised with dc01.corp.example (35)",
                        cite(SYSTEM, 42999, ERP, march("19 09:14:02"))))
                .says("The clock gained +1,320 ± 5 ppm from 14 March 22:41 to 19 March 09:12.");
    }

    static AttemptCounts counts() {
        return new AttemptCounts(
                new AttemptCounts.Count(268, 10),
                new AttemptCounts.Count(1438, 67),
                new AttemptCounts.Count(0, 0),
                exactly("17 14:07:03"),
                exactly("19 09:04:00"),
                "Windows clients correct themselves after a refusal; web02's Java client never does.");
    }

    static List<AttemptMark> marks() {
        List<AttemptMark> marks = new ArrayList<>();
        Instant crossed = march("17 13:44:00");
        for (Instant t = march("13 00:07"); t.isBefore(march("20 00:00")); t = t.plus(Duration.ofHours(2))) {
            boolean refused = t.isAfter(crossed) && t.isBefore(SET);
            marks.add(mark(t, Direction.INBOUND, "in: web02, Java client", refused));
        }
        for (Instant t = march("13 00:00"); t.isBefore(march("20 00:00")); t = t.plus(Duration.ofMinutes(7))) {
            int hour = t.atZone(java.time.ZoneOffset.UTC).getHour();
            if (hour > 6 && hour < 18) {
                boolean second = t.isAfter(crossed) && t.isBefore(SET);
                marks.add(new AttemptMark(
                        HOST,
                        t,
                        Direction.INBOUND,
                        "in: Windows clients",
                        second ? AttemptMark.Outcome.SECOND_TRY : AttemptMark.Outcome.ACCEPTED));
            }
        }
        for (String day : List.of("18 21:52", "19 01:52", "19 05:52")) {
            marks.add(mark(march(day), Direction.OUTBOUND, "policy refresh", true));
        }
        for (String day : List.of("17 17:04", "18 01:04", "18 09:04", "18 17:04", "19 01:04", "19 09:04")) {
            marks.add(mark(march(day), Direction.OUTBOUND, "certificate renewal", true));
        }
        return marks;
    }

    private static AttemptMark mark(Instant time, Direction direction, String family, boolean refused) {
        return new AttemptMark(
                HOST, time, direction, family, refused ? AttemptMark.Outcome.REFUSED : AttemptMark.Outcome.ACCEPTED);
    }

    static List<HealthMark> health() {
        List<HealthMark> health = new ArrayList<>();
        for (Instant t = march("12 00:00"); t.isBefore(march("20 00:00")); t = t.plus(Duration.ofMinutes(10))) {
            if (t.isBefore(march("14 22:30")) || t.isAfter(march("14 22:50"))) {
                health.add(new HealthMark(HOST, t, true));
            }
        }
        return health;
    }

    static List<Check> checks() {
        return List.of(
                new Check(
                        Check.Id.TIME_SYNC,
                        Check.State.FAIL,
                        "no source; +150 s at the first reading",
                        List.of(NO_SYNC)),
                new Check(
                        Check.Id.KERBEROS_AFTER_REBOOT,
                        Check.State.PASS,
                        "ticket from dc01 at 22:41:37, when the offset was +0.4 s",
                        List.of(BOOTED)),
                new Check(Check.Id.SPN, Check.State.UNKNOWN, "no capture of the names after the move", List.of()),
                new Check(
                        Check.Id.CERTIFICATE_CHAIN,
                        Check.State.FAIL,
                        "6 renewals refused after the move",
                        List.of(RENEWAL)),
                new Check(
                        Check.Id.IDENTITY_GATE,
                        Check.State.FAIL,
                        "first policy refresh after the move refused",
                        List.of(POLICY)));
    }

    static List<ChainStep> chain() {
        return List.of(
                step(
                        ChainStep.Id.MIGRATED,
                        ChainStep.State.OBSERVED,
                        exactly("14 22:41:20"),
                        "erp01 started on ahv-a and booted; compute, storage and network came up.",
                        MOVED,
                        BOOTED),
                step(
                        ChainStep.Id.AGENT_REPLACED,
                        ChainStep.State.OBSERVED,
                        SampleEvidence.between("14 22:31", "14 22:49"),
                        "Corrections by VMware Tools end 22:31; W32Time is NoSync: nothing takes over.",
                        TOOLS_END,
                        NO_SYNC),
                step(
                        ChainStep.Id.DRIFT,
                        ChainStep.State.OBSERVED,
                        SampleEvidence.between("14 22:31", "14 23:00"),
                        "The clock gains +1,320 ± 5 ppm from the first boot, 114 s a day.",
                        RATE),
                step(
                        ChainStep.Id.TOLERANCE_CROSSED,
                        ChainStep.State.INFERRED,
                        SampleEvidence.between("17 13:32", "17 13:55"),
                        "Passes +300 s, 63 h after the cutover.",
                        CROSSED),
                step(
                        ChainStep.Id.AUTH_INTERMITTENT,
                        ChainStep.State.OBSERVED,
                        SampleEvidence.between("17 14:07", "19 09:04"),
                        "77 of 1,783 attempts refused; Windows clients correct themselves.",
                        REFUSED,
                        ACCEPTED),
                step(
                        ChainStep.Id.CERTIFICATE_RENEWAL,
                        ChainStep.State.OBSERVED,
                        SampleEvidence.between("17 17:04", "19 09:04"),
                        "6 renewals refused; the old certificate was valid to 21 April.",
                        RENEWAL),
                step(
                        ChainStep.Id.MONITORING_GREEN,
                        ChainStep.State.OBSERVED,
                        Moment.UNKNOWN,
                        "10,068 of 10,068 checks up; none measures time or Kerberos.",
                        GREEN),
                step(
                        ChainStep.Id.SURFACED,
                        ChainStep.State.OBSERVED,
                        exactly("18 21:52:27"),
                        "The weekly policy refresh is refused on day 4.",
                        POLICY),
                step(
                        ChainStep.Id.DISCONNECTED,
                        ChainStep.State.NO_EVIDENCE,
                        Moment.UNKNOWN,
                        "No ticket of these failures is in the evidence."));
    }

    private static ChainStep step(
            ChainStep.Id id, ChainStep.State state, Moment time, String statement, Finding... findings) {
        return new ChainStep(id, state, time, statement, List.of(findings));
    }

    static Incident incident() {
        return new Incident(
                "I-1",
                HOST,
                List.of(cutover()),
                Verdict.YES,
                0.95,
                "It is very likely (95 %) that the move of erp01 to AHV on Saturday 14 March led to 76 of its 77 failed"
                        + " authentications, Tuesday to Thursday, by way of its clock.",
                "Nothing kept erp01's time once the corrections by VMware Tools ended with the move. The clock gained"
                        + " 114 s a day, passed the Kerberos tolerance of 300 s after 63 h and stood 8 min 27 s ahead"
                        + " when it was set by hand on Thursday 19 March at 09:12. The fault has ended: W32Time has"
                        + " followed dc01 since 09:14.",
                new Claim(
                        Verdict.YES,
                        0.95,
                        List.of(
                                leg(Leg.Id.M1, Leg.Holds.YES, 1.5, "26 clusters of refusals name the clock", REFUSED),
                                leg(
                                        Leg.Id.M2,
                                        Leg.Holds.YES,
                                        3.0,
                                        "31 of 32 clusters lie beyond 300 s with their whole"
                                                + " interval; 1 open, none within",
                                        CROSSED,
                                        REFUSED),
                                leg(
                                        Leg.Id.M3,
                                        Leg.Holds.YES,
                                        3.0,
                                        "web02: beyond 21 refused, 0 accepted; within 0"
                                                + " refused, 38 accepted; p < 10⁻¹⁵",
                                        ACCEPTED,
                                        REFUSED),
                                leg(
                                        Leg.Id.M4,
                                        Leg.Holds.YES,
                                        3.0,
                                        "24 h before the correction 12 of 12 refused, after" + " it 0 of 7",
                                        REFUSED)),
                        List.of()),
                new Claim(
                        Verdict.YES,
                        0.95,
                        List.of(
                                leg(
                                        Leg.Id.O1,
                                        Leg.Holds.YES,
                                        3.0,
                                        "onset 22:31–23:00 falls into the cutover's half"
                                                + " hour, after 310 h observed healthy; p = 0.0016",
                                        MOVED,
                                        RATE),
                                leg(
                                        Leg.Id.O2,
                                        Leg.Holds.YES,
                                        2.0,
                                        "time source lost: corrections end; NoSync lets" + " nothing take over",
                                        TOOLS_END,
                                        NO_SYNC),
                                leg(
                                        Leg.Id.O3,
                                        Leg.Holds.YES,
                                        1.4,
                                        "web02 and ca01 did not move and kept within 0.03 s",
                                        CONTROL),
                                leg(
                                        Leg.Id.O4,
                                        Leg.Holds.NO,
                                        0.0,
                                        "file04 moved the same night and kept its time",
                                        FILE04)),
                        List.of()),
                List.of(onset()),
                List.of(crossing()),
                counts(),
                chain(),
                List.of(
                        rival(
                                "time-source-lost",
                                "time source lost at the move",
                                1,
                                0.951,
                                "Nothing keeps the clock since the cutover",
                                List.of(TOOLS_END, NO_SYNC, RATE, REFUSED),
                                List.of(FILE04)),
                        rival(
                                "clock-other-origin",
                                "clock changed otherwise",
                                2,
                                0.03,
                                "Something else set the clock wrong",
                                List.of(REFUSED),
                                List.of(TOOLS_END)),
                        rival(
                                "machine-password",
                                "machine password",
                                3,
                                0.01,
                                "The machine's password was wrong",
                                List.of(),
                                List.of(ACCEPTED, REFUSED)),
                        rival(
                                "unexplained",
                                "unexplained",
                                4,
                                0.009,
                                "None of the causes above",
                                List.of(),
                                List.of())),
                List.of(),
                checks(),
                List.of("a set of erp01's clock between Sat 22:31 and Mon 06:10, where its readings are one-sided"),
                32,
                31,
                new Impact(4, 3, 2, exactly("18 21:52:27"), List.of(TOOLS_END)),
                List.of(
                        "Before the removal of VMware Tools: name what keeps the guest's time afterwards",
                        "After the first boot: compare the clock with a domain controller"),
                new Confidence(
                        Confidence.Level.HIGH,
                        "two-sided readings at the refusals, two controllers agree, every zone is explicit"),
                new Argument(
                        "web02's Java client was accepted 38 of 38 times within 300 s and refused 21 of 21 times beyond",
                        List.of(ACCEPTED, REFUSED)),
                new Argument("file04 moved the same night and kept its time (NT5DS, not NoSync)", List.of(FILE04)),
                "The fault has ended (Thu 19 Mar 09:12).");
    }

    private static Leg leg(Leg.Id id, Leg.Holds holds, double odds, String statement, Finding... findings) {
        return new Leg(id, holds, odds, statement, List.of(findings));
    }

    private static RankedHypothesis rival(
            String id,
            String title,
            int rank,
            double p,
            String statement,
            List<Finding> supports,
            List<Finding> against) {
        return new RankedHypothesis(id, title, rank, p, statement, supports, against);
    }
}
