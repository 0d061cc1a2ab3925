package dev.hindcast.source.capture;

import dev.hindcast.event.Diagnostic;
import dev.hindcast.event.Event;
import dev.hindcast.event.EventSink;
import dev.hindcast.source.Format;
import dev.hindcast.source.Reader;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Recognition;
import dev.hindcast.source.Sample;
import dev.hindcast.source.Specimens;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Answers of the time tools of Linux, of certmonger and of Java's Kerberos: each kind knows its lines by themselves, so
 * that a file is recognised by reading its beginning.
 */
public final class ConsoleCapture implements Format {

    private static final int SCORE_ANSWER = 60;
    /** Lines of exceptions stand in any application's log; a format of that log knows more of it. */
    private static final int SCORE_IN_A_LOG = 25;

    private static final int SCORE_DAMAGED = 20;

    private static final List<ConsoleCapture> ALL = List.of(
            // before tracking, whose first label stands inside it
            new ConsoleCapture(
                    ChronycNtpdata.ID,
                    "chronyc ntpdata (last valid measurement of a source)",
                    new Specimens("chrony 3.5 and 4.x", "the sign of its offset, by the source code"),
                    (out, frame) -> new LabelledBlocks(new ChronycNtpdata(out), frame)),
            new ConsoleCapture(
                    ChronycTracking.ID,
                    "chronyc tracking, also -c (time source of a Linux machine)",
                    new Specimens(
                            "chrony 1.x to 4.3, text; answers of a daemon with known truth", "-c, by the source code"),
                    (out, frame) -> new LabelledBlocks(new ChronycTracking(out), frame)),
            new ConsoleCapture(
                    ChronycSources.ID,
                    "chronyc sources, also -v and -c (last sample of each source)",
                    new Specimens(
                            "chrony 2.x to 4.3, also -v; answers of a daemon with known truth",
                            "-c, by the source code"),
                    ChronycSources::new),
            new ConsoleCapture(
                    ChronycSourcestats.ID,
                    "chronyc sourcestats, also -c (estimated offset and rate against each source)",
                    new Specimens("chrony 2.x to 4.3, also -v", "-c, by the source code"),
                    ChronycSourcestats::new),
            new ConsoleCapture(
                    ChronydOneshot.ID,
                    "chronyd -Q and -q (offset of a Linux clock, measured once)",
                    new Specimens(
                            "chronyd 4.x: 13 measurements with known truth", "no suitable source, timeout reached"),
                    ChronydOneshot::new),
            new ConsoleCapture(
                    NtpqPeers.ID,
                    "ntpq -p, -pn of ntpd and ntpsec (offset against each peer)",
                    new Specimens(
                            "ntpd 4.2 and ntpsec, with tabs, wrapped and missing columns, errors",
                            "unit suffixes, names on a line of their own"),
                    NtpqPeers::new),
            new ConsoleCapture(
                    NtpqVariables.ID,
                    "ntpq -c rv (what ntpd says of itself)",
                    new Specimens("ntpd 4.2", ""),
                    NtpqVariables::new),
            new ConsoleCapture(
                    Timedatectl.ID,
                    "timedatectl (zone, synchronisation and hardware clock of a Linux machine)",
                    new Specimens("systemd of 2012 to 2024, several locales", ""),
                    (out, frame) -> new LabelledBlocks(new Timedatectl(out, frame), frame)),
            new ConsoleCapture(
                    TimesyncStatus.ID,
                    "timedatectl timesync-status and show-timesync (time source of systemd-timesyncd)",
                    new Specimens("systemd 239 to 255", "an answer before the first packet"),
                    (out, frame) -> new LabelledBlocks(new TimesyncStatus(out), frame)),
            new ConsoleCapture(
                    CertmongerList.ID,
                    "getcert list (certificates that certmonger keeps alive)",
                    new Specimens("certmonger of RHEL 7 to 9, wrapped errors", "an error that names the clock"),
                    (out, frame) -> new LabelledBlocks(new CertmongerList(out), frame)),
            new ConsoleCapture(
                    JavaKrb5Debug.ID,
                    "Java's Kerberos debug output and skew errors in stack traces",
                    new Specimens(
                            "JDK 6 to 17: KRBError blocks of five codes, stack traces that name the clock",
                            "a block with code 37 and an honest cTime, lines with a stamp before them"),
                    JavaKrb5Debug::new));

    private final String id;
    private final String description;
    private final BiFunction<CaptureWriter, CaptureFrame, Answers> kind;
    private final Specimens specimens;

    private ConsoleCapture(
            String id, String description, Specimens specimens, BiFunction<CaptureWriter, CaptureFrame, Answers> kind) {
        this.id = id;
        this.description = description;
        this.kind = kind;
        this.specimens = specimens;
    }

    /** All of them, in the order in which ties are decided. */
    public static List<Format> builtIn() {
        return List.copyOf(ALL);
    }

    /** Fresh readers of all kinds for one file. */
    static List<Answers> answers(CaptureWriter out, CaptureFrame frame) {
        Stream<Answers> kinds = ALL.stream().map(format -> format.kind.apply(out, frame));
        return Stream.concat(kinds, Stream.of(new ChronycCommas(out, frame))).toList();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Specimens specimens() {
        return specimens;
    }

    @Override
    public Recognition recognise(Sample sample) {
        if (sample.binary()) {
            return Recognition.NO;
        }
        Count count = new Count(id);
        CaptureFrame frame = new CaptureFrame();
        CaptureWriter out = new CaptureWriter("", ReadingOptions.NONE, count);
        List<Answers> kinds = new ArrayList<>(List.of(kind.apply(out, frame)));
        if (ChronycCommas.IDS.contains(id)) {
            kinds.add(new ChronycCommas(out, frame));
        }
        long number = 0;
        for (String line : sample.text().lines().map(CaptureReader::unquoted).toList()) {
            number++;
            for (Answers answers : kinds) {
                if (answers.take(line, number)) {
                    break;
                }
            }
        }
        kinds.forEach(Answers::end);
        if (count.answers > 0) {
            int score =
                    id.equals(JavaKrb5Debug.ID) && !sample.text().contains("KRBError:") ? SCORE_IN_A_LOG : SCORE_ANSWER;
            return new Recognition(score, count.answers + " answers of " + id);
        }
        return count.damaged > 0
                ? new Recognition(SCORE_DAMAGED, count.damaged + " answers of " + id + ", all damaged")
                : Recognition.NO;
    }

    @Override
    public Reader reader(ReadingOptions options) {
        return new CaptureReader(options);
    }

    /** Counts what reading would find. */
    private static final class Count implements EventSink {
        private final String id;
        private int answers;
        private int damaged;

        Count(String id) {
            this.id = id;
        }

        @Override
        public void accept(Event event) {
            answers += event.provenance().reader().equals(id) ? 1 : 0;
        }

        @Override
        public void accept(Diagnostic diagnostic) {
            damaged += diagnostic.severity() == Diagnostic.Severity.ERROR ? 1 : 0;
        }
    }
}
