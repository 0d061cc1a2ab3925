package dev.hindcast.source.capture;

import dev.hindcast.event.FieldNames;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An error in the place of an answer: {@code The following error occurred: … (0x80070426)}. The number in brackets is the
 * same in every language; which kind of answer it stands for, the command says.
 */
final class CommandFaults implements Answers {

    /** An HRESULT of failure in brackets at the end of a line. */
    static final Pattern FAULT = Pattern.compile("^.*\\((0x8[0-9A-Fa-f]{7})\\)\\s*$");

    /** Kinds by what their command has; {@code /query /status} has its own reader. */
    private static final List<Asked> KINDS = List.of(
            new Asked(PeerBlocks.ID, List.of("/query", "/peers")),
            new Asked(ConfigurationBlocks.ID, List.of("/query", "/configuration")),
            new Asked(SourceAnswers.ID, List.of("/query", "/source")),
            new Asked(ResyncAnswers.ID, List.of("/resync")),
            new Asked(MonitorBlocks.ID, List.of("/monitor")),
            new Asked(ZoneAnswers.ID, List.of("/tz")),
            new Asked(RegistryDumps.ID, List.of("/dumpreg")));

    private record Asked(String kind, List<String> words) {}

    private final CaptureWriter out;
    private final CaptureFrame frame;
    private int answered;

    CommandFaults(CaptureWriter out, CaptureFrame frame) {
        this.out = out;
        this.frame = frame;
    }

    @Override
    public boolean take(String line, long number) {
        Matcher fault = FAULT.matcher(line);
        if (answered == frame.commands() || !fault.matches()) {
            return false;
        }
        Optional<Asked> asked =
                KINDS.stream().filter(kind -> frame.asks(kind.words())).findFirst();
        if (asked.isEmpty()) {
            return false;
        }
        answered = frame.commands();
        out.write(out.answer(asked.get().kind(), number, frame.taken())
                .field(FieldNames.OUTCOME, "failure")
                .field(FieldNames.ERROR_CODE, fault.group(1))
                .field(FieldNames.MESSAGE, line.strip()));
        return true;
    }

    @Override
    public void end() {
        // an error is one line, and nothing of it is kept
    }
}
