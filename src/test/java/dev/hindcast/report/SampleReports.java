package dev.hindcast.report;

import static dev.hindcast.report.SampleEvidence.cite;
import static dev.hindcast.report.SampleEvidence.exactly;
import static dev.hindcast.report.SampleEvidence.file;
import static dev.hindcast.report.SampleEvidence.march;
import static dev.hindcast.report.SampleEvidence.observed;
import static dev.hindcast.report.SampleEvidence.unread;

import dev.hindcast.attempt.Direction;
import dev.hindcast.clock.Drift;
import dev.hindcast.clock.Onset;
import dev.hindcast.clock.Quality;
import dev.hindcast.clock.Reference;
import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.EvidenceFile;
import dev.hindcast.event.HostName;
import dev.hindcast.event.Moment;
import dev.hindcast.event.Position;
import dev.hindcast.host.Host;
import dev.hindcast.host.Role;
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
import dev.hindcast.incident.HostReport;
import dev.hindcast.incident.Impact;
import dev.hindcast.incident.Incident;
import dev.hindcast.incident.Judgement;
import dev.hindcast.incident.Leg;
import dev.hindcast.incident.MissingEvidence;
import dev.hindcast.incident.RankedHypothesis;
import dev.hindcast.incident.Verdict;
import dev.hindcast.incident.Veto;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whole reports made by hand: one of each kind of answer. */
final class SampleReports {

    static final HostName APP = HostName.of("app05.corp.example");
    static final HostName FILE = HostName.of("file04.corp.example");
    private static final AttemptCounts NO_ATTEMPTS = new AttemptCounts(
            new AttemptCounts.Count(0, 0),
            new AttemptCounts.Count(0, 0),
            new AttemptCounts.Count(0, 0),
            Moment.UNKNOWN,
            Moment.UNKNOWN,
            "");
    private static final Finding APP_REFUSED = observed(
            5,
            APP.value(),
            march("18 03:31:00"),
            5,
            "Logged: 14 refusals of APP05$ at dc02 (0x25)",
            cite("dc02/Security.evtx", 20114, "dc02.corp.example", march("18 03:31:00")));
    private static final Finding FILE_ONSET = observed(
            3,
            FILE.value(),
            march("09 08:00:00"),
            0.5,
            "Measured: file04 stood 320 s behind on 9 March, before its move",
            cite("file04/System.evtx", 77, FILE.value(), march("09 07:54:40")));

    private SampleReports() {}

    /** The mock-up's incident alone. */
    static ReportSource yes() {
        return source(judgement(List.of(ErpIncident.incident()), List.of(ErpIncident.cutover()), List.of(erpHost())));
    }

    /** The mock-up's incident, a guest that nothing is known of, and one whose clock was wrong before its move. */
    static ReportSource wave() {
        return source(judgement(
                List.of(ErpIncident.incident(), undeterminedIncident("I-2"), vetoedIncident("I-3")),
                List.of(cutover("C-2", APP, "14 23:18"), ErpIncident.cutover(), cutover("C-3", FILE, "14 23:52")),
                List.of(appHost(), erpHost(), fileHost(), controller())));
    }

    static ReportSource undetermined() {
        return source(judgement(
                List.of(undeterminedIncident("I-1")),
                List.of(cutover("C-2", APP, "14 23:18")),
                List.of(appHost(), controller())));
    }

    static ReportSource vetoed() {
        return source(judgement(
                List.of(vetoedIncident("I-1")), List.of(cutover("C-3", FILE, "14 23:52")), List.of(fileHost())));
    }

    /** Events were read, a cutover is known, nothing failed. */
    static ReportSource quiet() {
        return source(judgement(List.of(), List.of(cutover("C-2", APP, "14 23:18")), List.of(driftingHost())));
    }

    /** Files were given and no reader knew any. */
    static ReportSource nothingRead() {
        return new ReportSource(
                new Judgement(List.of(), List.of(), List.of(), List.of(), List.of(), List.of()),
                List.of(),
                List.of(unread("notes/bridge-call.docx")),
                List.of(),
                300,
                "default",
                List.of(),
                "4be1".repeat(16),
                0,
                run());
    }

    static ReportSource source(Judgement judgement) {
        List<EvidenceFile> evidence = List.of(
                file("app05/System.evtx", "evtx", 7102, 412, APP.value()),
                file("dc01/Security.evtx", "evtx", 1_204_556, 0, "dc01.corp.example"),
                file("dc02/Security.evtx", "evtx", 388_120, 0, "dc02.corp.example"),
                file("erp01/Application.evtx", "evtx", 3906, 0, ErpIncident.HOST.value()),
                file("erp01/GroupPolicy.evtx", "evtx", 412, 0, ErpIncident.HOST.value()),
                file("erp01/Security.evtx", "evtx", 61_377, 0, ErpIncident.HOST.value()),
                file("erp01/System.evtx", "evtx", 8214, 0, ErpIncident.HOST.value()),
                file("erp01/w32tm.txt", "w32tm-status", 2, 0, ErpIncident.HOST.value()),
                file("file04/System.evtx", "evtx", 7733, 0, FILE.value()),
                file("monitoring/checks.csv", "health-checks", 30_240, 0, ErpIncident.HOST.value()),
                unread("notes/bridge-call.docx"),
                file("wave3/move-plan.csv", "move-plan", 9, 0, ErpIncident.HOST.value()),
                file("web02/portal.log", "krb5-trace", 96_310, 0, "web02.corp.example"),
                file("web02/tracking.log", "chrony-tracking", 1502, 0, "web02.corp.example"));
        return new ReportSource(
                judgement,
                List.of(new Reference(
                        "corp.example",
                        HostName.of("dc01.corp.example"),
                        Reference.Basis.AGREED,
                        Reference.Check.AGREES,
                        "dc01 and dc02 agree within 0.1 s.",
                        List.of(cite("dc01/Security.evtx", 1, "dc01.corp.example", march("15 00:00:00"))))),
                evidence,
                List.of(Diagnostic.error(
                        "app05/System.evtx",
                        Position.atByte(1_118_208),
                        "chunk-checksum",
                        "412 records rejected, checksum differs; 7,102 before and after it were read")),
                300,
                "read from the domain policy",
                List.of("--unmigrated web02", "--unmigrated ca01"),
                "4be1".repeat(16),
                1_843_034,
                run());
    }

    private static Run run() {
        return new Run(
                "1.0.0",
                Instant.parse("2026-03-20T07:12:09Z"),
                List.of("hindcast", "analyze", "evidence/", "--unmigrated", "web02", "--unmigrated", "ca01"),
                41.2);
    }

    private static Judgement judgement(List<Incident> incidents, List<Cutover> cutovers, List<HostReport> hosts) {
        return new Judgement(
                incidents,
                cutovers,
                hosts,
                List.of(observed(
                        0,
                        "dc01.corp.example",
                        march("15 03:00:00"),
                        0.1,
                        "Logged: one event stands in two exports",
                        cite("dc01/Security.evtx", 2, "dc01.corp.example", march("15 03:00:00")))),
                incidents.stream().flatMap(i -> marks(i.host()).stream()).toList(),
                incidents.stream().anyMatch(i -> i.host().equals(ErpIncident.HOST)) ? ErpIncident.health() : List.of());
    }

    private static List<AttemptMark> marks(HostName host) {
        if (host.equals(ErpIncident.HOST)) {
            return ErpIncident.marks();
        }
        if (host.equals(APP)) {
            return List.of(refused("18 03:31"), refused("18 07:44"));
        }
        return List.of();
    }

    private static AttemptMark refused(String time) {
        return new AttemptMark(APP, march(time), Direction.OUTBOUND, "out: dc02", AttemptMark.Outcome.REFUSED);
    }

    static List<HealthMark> noHealth() {
        return List.of();
    }

    private static Cutover cutover(String id, HostName host, String boot) {
        return new Cutover(
                id,
                host,
                Moment.of(
                        march(boot), march(boot).minusSeconds(600), march(boot).plusSeconds(300)),
                Cutover.Basis.RECORDED,
                "vcenter-a",
                "ahv-a",
                List.of(),
                List.of(),
                List.of(ErpIncident.MOVED));
    }

    static Incident undeterminedIncident(String id) {
        return incident(
                id,
                APP,
                cutover("C-2", APP, "14 23:18"),
                Verdict.UNDETERMINED,
                "The evidence cannot tell whether the move of app05 led to its 14 refused authentications.",
                new Claim(
                        Verdict.UNDETERMINED,
                        Double.NaN,
                        List.of(
                                new Leg(Leg.Id.M1, Leg.Holds.YES, 1.4, "0x25 in 2 clusters", List.of(APP_REFUSED)),
                                unknown(Leg.Id.M2),
                                unknown(Leg.Id.M3),
                                unknown(Leg.Id.M4)),
                        List.of()),
                new Claim(
                        Verdict.UNDETERMINED,
                        Double.NaN,
                        List.of(
                                unknown(Leg.Id.O1),
                                unknown(Leg.Id.O2),
                                new Leg(Leg.Id.O3, Leg.Holds.YES, 1.4, "web02 kept time", List.of(ErpIncident.CONTROL)),
                                unknown(Leg.Id.O4)),
                        List.of()),
                List.of(),
                List.of(
                        new MissingEvidence(
                                "guest-system-log",
                                APP,
                                "System log of app05, from Sat 14 Mar 23:02",
                                "It holds boots, W32Time and every correction.",
                                List.of("time-source-lost", "clock-other-origin", "rtc-base"),
                                "wevtutil epl System C:\\export\\app05-System.evtx"),
                        new MissingEvidence(
                                "dc-security-log",
                                HostName.of("dc02.corp.example"),
                                "Security log of dc02, before Wed 18 Mar 03:12",
                                "It holds acceptances.",
                                List.of("machine-password"),
                                "overwritten on disk; a backup or the collector may hold it")),
                appCounts());
    }

    static Incident vetoedIncident(String id) {
        return incident(
                id,
                FILE,
                cutover("C-3", FILE, "14 23:52"),
                Verdict.NO,
                "The move of file04 did not cause these failures: its clock was already 320 s behind on 9 March.",
                new Claim(
                        Verdict.UNDETERMINED,
                        Double.NaN,
                        List.of(unknown(Leg.Id.M1), unknown(Leg.Id.M2), unknown(Leg.Id.M3), unknown(Leg.Id.M4)),
                        List.of()),
                new Claim(
                        Verdict.NO,
                        Double.NaN,
                        List.of(
                                new Leg(
                                        Leg.Id.O1,
                                        Leg.Holds.NO,
                                        -3,
                                        "onset six days before the move",
                                        List.of(FILE_ONSET)),
                                unknown(Leg.Id.O2),
                                unknown(Leg.Id.O3),
                                unknown(Leg.Id.O4)),
                        List.of(new Veto(
                                "onset-before-cutover",
                                "excluded, because the clock left domain time on 9 March, six days before the move",
                                List.of(FILE_ONSET)))),
                List.of(new Onset(
                        Moment.between(march("09 07:00"), march("09 08:00")), Onset.Kind.JUMP, FILE_ONSET.citations())),
                List.of(),
                NO_ATTEMPTS);
    }

    private static Incident incident(
            String id,
            HostName host,
            Cutover cutover,
            Verdict verdict,
            String headline,
            Claim mechanism,
            Claim origin,
            List<Onset> onset,
            List<MissingEvidence> missing,
            AttemptCounts counts) {
        return new Incident(
                id,
                host,
                List.of(cutover),
                verdict,
                Double.NaN,
                headline,
                "Missing evidence neither accuses nor clears.",
                mechanism,
                origin,
                onset,
                List.of(),
                counts,
                Arrays.stream(ChainStep.Id.values())
                        .map(step -> new ChainStep(
                                step, ChainStep.State.NO_EVIDENCE, Moment.UNKNOWN, "No record tells.", List.of()))
                        .toList(),
                List.of(new RankedHypothesis(
                        "unexplained",
                        "unexplained",
                        1,
                        Double.NaN,
                        "No evidence speaks for or against any cause",
                        List.of(),
                        List.of())),
                missing,
                unknownChecks(),
                List.of("a reading of the clock after the move"),
                2,
                0,
                new Impact(1, 0, 1, Moment.UNKNOWN, List.of()),
                List.of(),
                new Confidence(Confidence.Level.LOW, "no reading of the clock after the move"),
                Argument.NONE,
                Argument.NONE,
                "Unknown: the newest record is a refusal.");
    }

    private static Leg unknown(Leg.Id id) {
        return new Leg(id, Leg.Holds.UNKNOWN, 0, "no evidence", List.of());
    }

    private static List<Check> unknownChecks() {
        return Arrays.stream(Check.Id.values())
                .map(id -> new Check(id, Check.State.UNKNOWN, "no log after the move", List.of()))
                .toList();
    }

    private static AttemptCounts appCounts() {
        return new AttemptCounts(
                new AttemptCounts.Count(0, 14),
                new AttemptCounts.Count(0, 0),
                new AttemptCounts.Count(0, 0),
                exactly("18 03:31:00"),
                exactly("18 07:44:00"),
                "");
    }

    static HostReport erpHost() {
        return host(
                ErpIncident.HOST,
                EnumSet.of(Role.GUEST, Role.SERVER),
                HostReport.Migrated.YES,
                ErpIncident.clock(),
                ErpIncident.checks(),
                ErpIncident.counts());
    }

    private static HostReport appHost() {
        return host(
                APP,
                EnumSet.of(Role.GUEST),
                HostReport.Migrated.YES,
                FixedClock.of(APP.value()).measured(march("02 00:00"), 0, 0.05).measured(march("14 23:02"), 0, 0.05),
                unknownChecks(),
                appCounts());
    }

    private static HostReport fileHost() {
        return host(
                FILE,
                EnumSet.of(Role.GUEST),
                HostReport.Migrated.YES,
                FixedClock.of(FILE.value())
                        .measured(march("02 00:00"), 0, 0.05)
                        .measured(march("09 07:30"), 0, 0.05)
                        .measured(march("09 07:30"), -320, 0.5)
                        .knot(march("19 23:00"), -320, -340, -300, Quality.INFERRED),
                unknownChecks(),
                NO_ATTEMPTS);
    }

    private static HostReport driftingHost() {
        return host(
                APP,
                EnumSet.of(Role.GUEST),
                HostReport.Migrated.YES,
                FixedClock.of(APP.value())
                        .measured(march("14 23:18"), 0, 0.5)
                        .measured(march("19 23:00"), 70, 0.5)
                        .drift(new Drift(162, 160, 164, APP_REFUSED.citations()))
                        .forecast(Moment.between(
                                Instant.parse("2026-04-04T00:00:00Z"), Instant.parse("2026-04-06T00:00:00Z"))),
                unknownChecks(),
                NO_ATTEMPTS);
    }

    private static HostReport controller() {
        return host(
                HostName.of("dc01.corp.example"),
                EnumSet.of(Role.DOMAIN_CONTROLLER, Role.KDC),
                HostReport.Migrated.UNKNOWN,
                FixedClock.of("dc01.corp.example")
                        .measured(march("02 00:00"), 0, 0.05)
                        .measured(march("19 23:00"), 0, 0.05),
                List.of(),
                NO_ATTEMPTS);
    }

    private static HostReport host(
            HostName name,
            Set<Role> roles,
            HostReport.Migrated migrated,
            FixedClock clock,
            List<Check> checks,
            AttemptCounts counts) {
        return new HostReport(
                new Host(name, List.of(HostName.of(name.shortName())), "one name only", roles),
                migrated,
                migrated == HostReport.Migrated.YES ? "recorded in wave3/move-plan.csv" : "",
                8214,
                Moment.of(null, march("02 00:00"), march("19 23:59")),
                clock,
                300,
                HostReport.ToleranceBasis.DEFAULT,
                List.of(),
                checks,
                counts);
    }

    /** What a log could try: markup, script, a formula, marks that turn text round, a line end. */
    static final String HOSTILE =
            "=cmd|' /C calc'!A0 <script>alert(1)</script> \"onload='x' \u202egnp.exe ]]> </style> \u001b[31m | `x` [a](javascript:b)\nnext";

    /** An undetermined incident in which every text that may come from evidence is hostile. */
    static ReportSource hostile() {
        Finding finding = new Finding(
                Finding.Kind.OBSERVED,
                APP,
                exactly("18 03:31:00"),
                1,
                HOSTILE,
                5,
                HOSTILE,
                HOSTILE,
                List.of(cite(HOSTILE, 1, APP.value(), march("18 03:31:00"))));
        Incident plain = undeterminedIncident("I-1");
        Incident incident = new Incident(
                plain.id(),
                APP,
                plain.cutover(),
                plain.verdict(),
                plain.probability(),
                HOSTILE,
                HOSTILE,
                new Claim(
                        Verdict.UNDETERMINED,
                        Double.NaN,
                        List.of(new Leg(Leg.Id.M1, Leg.Holds.YES, 1, HOSTILE, List.of(finding))),
                        List.of()),
                plain.origin(),
                plain.onset(),
                plain.crossings(),
                plain.attempts(),
                plain.chain(),
                List.of(new RankedHypothesis(
                        "unexplained", HOSTILE, 1, Double.NaN, HOSTILE, List.of(finding), List.of())),
                List.of(new MissingEvidence("x", APP, HOSTILE, HOSTILE, List.of(HOSTILE), HOSTILE)),
                plain.checkpoint(),
                List.of(HOSTILE),
                2,
                0,
                plain.impact(),
                List.of(HOSTILE),
                new Confidence(Confidence.Level.LOW, HOSTILE),
                new Argument(HOSTILE, List.of(finding)),
                Argument.NONE,
                HOSTILE);
        ReportSource source = source(new Judgement(
                List.of(incident),
                incident.cutover(),
                List.of(appHost()),
                List.of(),
                List.of(new AttemptMark(
                        APP, march("18 03:31"), Direction.OUTBOUND, HOSTILE, AttemptMark.Outcome.REFUSED)),
                noHealth()));
        List<EvidenceFile> evidence = SampleEvidence.join(source.evidence(), List.of(unread(HOSTILE)));
        return new ReportSource(
                source.judgement(),
                source.references(),
                evidence,
                List.of(Diagnostic.warning(HOSTILE, Position.line(3), "x", HOSTILE)),
                300,
                HOSTILE,
                List.of(HOSTILE),
                source.rulesSha256(),
                2,
                new Run("1.0.0", Instant.EPOCH, List.of("hindcast", HOSTILE), 1));
    }

    static Incident withAttempts(Incident i, AttemptCounts attempts) {
        return new Incident(
                i.id(),
                i.host(),
                i.cutover(),
                i.verdict(),
                i.probability(),
                i.headline(),
                i.story(),
                i.mechanism(),
                i.origin(),
                i.onset(),
                i.crossings(),
                attempts,
                i.chain(),
                i.hypotheses(),
                i.missingEvidence(),
                i.checkpoint(),
                i.refutedBy(),
                i.failingClusters(),
                i.explainedClusters(),
                i.impact(),
                i.missingChecklist(),
                i.confidence(),
                i.strongestFor(),
                i.strongestAgainst(),
                i.stateNow());
    }

    /** A wave of guests, all of them with an incident. */
    static ReportSource large(int guests) {
        List<Incident> incidents = new java.util.ArrayList<>();
        for (int i = 1; i <= guests; i++) {
            incidents.add(undeterminedIncident("I-" + i));
        }
        return source(judgement(incidents, List.of(cutover("C-2", APP, "14 23:18")), List.of(appHost(), controller())));
    }
}
