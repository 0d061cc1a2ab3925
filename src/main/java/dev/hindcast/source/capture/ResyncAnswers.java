package dev.hindcast.source.capture;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answers of {@code w32tm /resync}: a line that says where the command goes, then what became of it. In a language that
 * is not known the two lines are known by standing below the command.
 */
final class ResyncAnswers implements Answers {

    static final String ID = "w32tm-resync";

    private static final Pattern SENDING = Pattern.compile("^\\s*(?:Sending resync command to (?<target>\\S.*?)"
            + "|Befehl zum erneuten Synchronisieren wird an .*gesendet"
            + "|将 resync 命令发送到.*?"
            + "|Envoi de la commande de resynchronisation .*?)\\s*[.\u3002]*\\s*$");
    /** The sentence alone, as people paste it; prose about it begins otherwise. */
    private static final Pattern REFUSED = Pattern.compile(
            "^\\s*(?:The computer did not resync because [^.]{3,80}|Der Computer wurde nicht (?:erneut )?synchronisiert, da [^.]{3,80})\\.?\\s*$");

    private final CaptureWriter out;
    private final CaptureFrame frame;
    private int answered;
    private String sending = "";
    private boolean english;
    private long sendingLine;
    private CaptureFrame.Taken taken;

    ResyncAnswers(CaptureWriter out, CaptureFrame frame) {
        this.out = out;
        this.frame = frame;
        this.taken = frame.taken();
    }

    /** How many answers these lines hold. */
    static int signs(List<String> lines) {
        return (int) lines.stream()
                .filter(l -> SENDING.matcher(l).matches() || REFUSED.matcher(l).matches())
                .count();
    }

    @Override
    public boolean take(String line, long number) {
        if (line.isBlank() || CaptureFrame.isCommand(line)) {
            return false;
        }
        Matcher sent = SENDING.matcher(line);
        if (sent.matches()) {
            end();
            begin(line, number);
            english = sent.group("target") != null;
            if (english && !sent.group("target").equalsIgnoreCase("local computer")) {
                taken = new CaptureFrame.Taken(HostName.of(sent.group("target")), taken.runner(), taken.at());
            }
            return true;
        }
        if (!sending.isEmpty()) {
            return outcome(line, number);
        }
        boolean below = frame.asks("/resync") && frame.isPrompted() && answered != frame.commands();
        boolean told = CommandFaults.FAULT.matcher(line).matches() || ResyncOutcome.of(line) != ResyncOutcome.UNTOLD;
        if (REFUSED.matcher(line).matches() || (below && told)) {
            begin(line, number);
            return outcome(line, number);
        }
        if (below) {
            begin(line, number);
        }
        return below;
    }

    private void begin(String line, long number) {
        answered = frame.commands();
        sending = line.strip();
        sendingLine = number;
        english = false;
        taken = frame.taken();
    }

    private boolean outcome(String line, long number) {
        Matcher fault = CommandFaults.FAULT.matcher(line);
        ResyncOutcome outcome = ResyncOutcome.of(line);
        boolean failed = fault.matches();
        boolean untold = outcome == ResyncOutcome.UNTOLD && !failed;
        if (untold && english) {
            // in English every answer is known: the line below is somebody's prose
            end();
            return false;
        }
        String message = sendingLine == number ? sending : sending + " " + line.strip();
        Event.Builder event = out.answer(ID, sendingLine, taken)
                .field(FieldNames.ACTION, "time-resync")
                .field(FieldNames.OUTCOME, failed ? "failure" : outcome.outcome())
                .field(FieldNames.MESSAGE, message);
        if (failed) {
            event.field(FieldNames.ERROR_CODE, fault.group(1));
        } else {
            event.field("w32tm.resync_result", outcome.word());
        }
        out.write(event);
        sending = "";
        return true;
    }

    @Override
    public void end() {
        if (!sending.isEmpty()) {
            out.reject(
                    sendingLine,
                    "capture-cut",
                    "w32tm /resync was sent (\"" + sending
                            + "\") and what became of it is missing. The rest of the file"
                            + " was read. Capture it again with the line below.");
        }
        sending = "";
    }
}
