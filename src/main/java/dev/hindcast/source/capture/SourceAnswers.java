package dev.hindcast.source.capture;

import dev.hindcast.event.FieldNames;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The answers of {@code w32tm /query /source}: one line that names what sets the clock. It has no form of its own, so it is
 * the line below the command; without a command only what nothing else can be is taken.
 */
final class SourceAnswers implements Answers {

    static final String ID = "w32tm-source";

    /** What w32tm itself calls its sources, where it speaks English. */
    private static final Set<String> OWN_NAMES = Set.of(
            "Local CMOS Clock", "Free-running System Clock", "VM IC Time Synchronization Provider", "VMICTimeProvider");

    /** A peer with the flags of the peer list behind it: {@code dc01,0x9}; a Japanese system showed {@code 10.30.0.3,8}. */
    private static final Pattern FLAGGED = Pattern.compile(
            "^[\\p{L}\\d][\\p{L}\\d.:%_-]{0,253},0x[0-9A-Fa-f]{1,4}(?:[ ,]+[\\p{L}\\d][\\p{L}\\d.:%_-]{0,253},0x[0-9A-Fa-f]{1,4}){0,15}$");

    private static final Pattern HOST_LIKE =
            Pattern.compile("^[\\p{L}\\d][\\p{L}\\d:%_-]*\\.[\\p{L}\\d.:%_-]+(?:,\\w*)?$");
    private static final Pattern FLAGS = Pattern.compile(",(?:0x[0-9A-Fa-f]+|\\d{1,3})?(?=$|[\\s,])");
    private static final Pattern ASKED = Pattern.compile("w32tm.*/source", Pattern.CASE_INSENSITIVE);
    private static final int CHARS_MAX = 255;

    private final CaptureWriter out;
    private final CaptureFrame frame;
    private int answered;

    SourceAnswers(CaptureWriter out, CaptureFrame frame) {
        this.out = out;
        this.frame = frame;
    }

    /** A name or a list of names without the flags of the peer list: {@code dc01} of {@code dc01,0x9}. */
    static String withoutFlags(String peers) {
        return FLAGS.matcher(peers.strip()).replaceAll("");
    }

    /** How many of these lines name a source by themselves or below the command. */
    static int signs(List<String> lines) {
        int found = 0;
        boolean below = false;
        for (String line : lines) {
            boolean blank = line.isBlank();
            if (!blank && (isSource(line) || (below && isHost(line)))) {
                found++;
            }
            below = blank
                    ? below
                    : CaptureFrame.isCommand(line) && ASKED.matcher(line).find();
        }
        return found;
    }

    private static boolean isHost(String line) {
        return HOST_LIKE.matcher(line.strip()).matches();
    }

    private static boolean isSource(String line) {
        String name = line.strip();
        return OWN_NAMES.contains(name) || FLAGGED.matcher(name).matches();
    }

    @Override
    public boolean take(String line, long number) {
        if (line.isBlank()
                || CaptureFrame.isCommand(line)
                || CommandFaults.FAULT.matcher(line).matches()) {
            return false;
        }
        boolean below = frame.asks("/query", "/source") && answered != frame.commands();
        if (below) {
            answered = frame.commands();
        }
        boolean own = isSource(line) || (below && isAnswer(line));
        if (own) {
            String name = line.strip();
            out.write(out.answer(ID, number, frame.taken())
                    .field(FieldNames.OUTCOME, "success")
                    .field(FieldNames.TIME_SOURCE, withoutFlags(name))
                    .field("w32tm.source", name)
                    .field(FieldNames.MESSAGE, name));
        }
        return own;
    }

    /** A command without a prompt may stand in a list of commands or in prose, where anything follows. */
    private boolean isAnswer(String line) {
        String name = line.strip();
        return isHost(name) || (frame.isPrompted() && name.length() <= CHARS_MAX);
    }

    @Override
    public void end() {
        // an answer is one line, and nothing of it is kept
    }
}
