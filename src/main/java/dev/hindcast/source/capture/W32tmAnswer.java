package dev.hindcast.source.capture;

import dev.hindcast.source.Format;
import dev.hindcast.source.Reader;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Recognition;
import dev.hindcast.source.Sample;
import dev.hindcast.source.Specimens;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * Output of one further command of {@code w32tm}. The kinds differ in what shows them and in what they are called; whichever
 * of them a file is recognised by, every kind in it is read.
 */
public final class W32tmAnswer implements Format {

    private static final int SCORE_ANSWER = 60;
    private static final int SCORE_ASKED = 30;

    private final String id;
    private final String description;
    private final String command;
    private final boolean anyLine;
    private final ToIntFunction<List<String>> signs;
    private final Specimens specimens;

    /** @param anyLine whether an answer may be any line, so that the command is a sign by itself */
    private W32tmAnswer(
            String id,
            String description,
            String command,
            boolean anyLine,
            ToIntFunction<List<String>> signs,
            Specimens specimens) {
        this.id = id;
        this.description = description;
        this.command = command;
        this.anyLine = anyLine;
        this.signs = signs;
        this.specimens = specimens;
    }

    /** Every kind, in the order in which ties are decided. */
    public static List<Format> all() {
        return List.of(
                new W32tmAnswer(
                        MonitorBlocks.ID,
                        "w32tm /monitor (offset of each domain controller from the PDC)",
                        "/monitor",
                        false,
                        MonitorBlocks::signs,
                        new Specimens(
                                "English, with IPv6, several PDC marks, remarks behind the offset",
                                "error rows, other languages")),
                new W32tmAnswer(
                        PeerBlocks.ID,
                        "w32tm /query /peers, plain or /verbose (each peer of the Windows time service)",
                        "/peers",
                        false,
                        PeerBlocks::signs,
                        new Specimens(
                                "English plain and verbose, German verbose, unreachable and unnamed peers, no peers",
                                "")),
                new W32tmAnswer(
                        ConfigurationBlocks.ID,
                        "w32tm /query /configuration, plain or /verbose (settings and whether a policy made them)",
                        "/configuration",
                        false,
                        ConfigurationBlocks::signs,
                        new Specimens(
                                "English plain and verbose, hosts and controllers",
                                "values set by a policy, other languages")),
                new W32tmAnswer(
                        ZoneAnswers.ID,
                        "w32tm /tz (time zone of a Windows machine and whether daylight time is in force)",
                        "/tz",
                        false,
                        ZoneAnswers::signs,
                        new Specimens(
                                "daylight time in force, zones of Europe, America and Asia",
                                "standard time in force, other languages")),
                new W32tmAnswer(
                        RegistryDumps.ID,
                        "w32tm /dumpreg (registry values of the Windows time service)",
                        "/dumpreg",
                        false,
                        RegistryDumps::signs,
                        new Specimens("whole and filtered, with broken lines", "")),
                new W32tmAnswer(
                        ResyncAnswers.ID,
                        "w32tm /resync (whether a resync was done, and why not)",
                        "/resync",
                        true,
                        ResyncAnswers::signs,
                        new Specimens(
                                "done and no time data in English, German, Chinese",
                                "change too big, service shutting down, French")),
                new W32tmAnswer(
                        SourceAnswers.ID,
                        "w32tm /query /source (what sets a Windows clock)",
                        "/source",
                        true,
                        SourceAnswers::signs,
                        new Specimens(
                                "domain controllers, the machine's own clock, Hyper-V's provider, addresses with flags",
                                "")));
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
        List<String> lines = sample.text().lines().map(CaptureReader::unquoted).toList();
        int found = signs.applyAsInt(lines);
        if (found > 0) {
            return new Recognition(
                    SCORE_ANSWER, "its lines have the forms of w32tm " + command + ", " + found + " times");
        }
        boolean asked = lines.stream()
                .filter(CaptureFrame::isPrompt)
                .map(line -> line.toLowerCase(Locale.ROOT))
                .anyMatch(line -> line.contains("w32tm") && line.contains(command));
        boolean failed = lines.stream()
                .anyMatch(line -> CommandFaults.FAULT.matcher(line).matches());
        return asked && (failed || anyLine)
                ? new Recognition(SCORE_ASKED, "w32tm " + command + " was asked behind a prompt")
                : Recognition.NO;
    }

    @Override
    public Reader reader(ReadingOptions options) {
        return new CaptureReader(options);
    }
}
