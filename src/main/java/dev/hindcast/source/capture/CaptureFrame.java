package dev.hindcast.source.capture;

import dev.hindcast.event.HostName;
import dev.hindcast.source.WrittenTime;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the answers of a capture: prompts, names of the machine, times at which a responder says that it was
 * taken. Later lines replace what earlier ones said.
 */
final class CaptureFrame {

    /** {@code [erp01]: PS C:\> ...}, {@code C:\Windows>...}, {@code PS C:\> ...}. */
    private static final Pattern PROMPT = Pattern.compile(
            "^(?:\\[(?<remote>[^\\]\\s]+)\\]:? )?(?:PS )?(?:[A-Za-z]:\\\\[^>\"|]*|\\\\\\\\[^>\"|]+)>(?<command>.*)$");

    private static final Pattern NAMED = Pattern.compile(
            "^\\s*(?:COMPUTERNAME|Computer(?: ?Name)?|Host(?: ?Name)?|PSComputerName)\\s*[:=]\\s*(?<name>[\\p{L}\\d][\\p{L}\\d._-]*)\\s*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BARE_NAME = Pattern.compile("^[\\p{L}\\d][\\p{L}\\d._-]{0,254}$");
    private static final Pattern CAPTURED = Pattern.compile(
            "^\\s*Captured(?: at| on)?\\s*[:=]\\s*(?<time>.+?)(?: on (?<host>\\S+))?\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern ISO_WITH_OFFSET =
            Pattern.compile("^\\s*\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?:Z|[+-]\\d{2}:\\d{2})\\s*$");
    private static final Pattern CURRENT_TIME =
            Pattern.compile("^.{0,40}\\bcurrent time is:? (?<time>.*\\d{4}.*?)\\.?\\s*$", Pattern.CASE_INSENSITIVE);

    private HostName host = HostName.UNKNOWN;
    private boolean answerIsName;
    private @Nullable CaptureTime capturedAt;
    private String command = "";

    /**
     * A time that the capture itself holds.
     *
     * @param raw as written
     * @param byMachine whether the machine printed it; a responder's note is by a person's clock
     */
    record CaptureTime(String raw, WrittenTime written, boolean byMachine) {}

    /** Takes a line in; true where the line is frame and nothing else. */
    boolean take(String line) {
        Matcher prompt = PROMPT.matcher(line);
        if (prompt.matches()) {
            answerIsName = false;
            if (prompt.group("remote") != null) {
                host = HostName.of(prompt.group("remote"));
            }
            command = prompt.group("command").strip();
            answerIsName = command.equalsIgnoreCase("hostname") || command.equalsIgnoreCase("$env:COMPUTERNAME");
            return true;
        }
        if (answerIsName && BARE_NAME.matcher(line.strip()).matches()) {
            host = HostName.of(line);
            answerIsName = false;
            return true;
        }
        Optional<ShellLines.Prompt> shell = ShellLines.prompt(line);
        if (shell.isPresent()) {
            typed(shell.get());
            return true;
        }
        Matcher named = NAMED.matcher(line);
        if (named.matches()) {
            host = HostName.of(named.group("name"));
            return true;
        }
        return takeTime(line);
    }

    private void typed(ShellLines.Prompt prompt) {
        if (!prompt.host().isEmpty()) {
            host = HostName.of(prompt.host());
        }
        command = prompt.command();
        answerIsName = command.equals("hostname") || command.startsWith("hostname -");
    }

    private boolean takeTime(String line) {
        Optional<WrittenTime> date = ShellLines.date(line);
        if (date.isPresent()) {
            capturedAt = new CaptureTime(line.strip(), date.get(), true);
            return true;
        }
        Matcher note = CAPTURED.matcher(line);
        if (note.matches()) {
            if (note.group("host") != null) {
                host = HostName.of(note.group("host"));
            }
            return remember(note.group("time"), false);
        }
        Matcher printed = CURRENT_TIME.matcher(line);
        if (printed.matches()) {
            return remember(printed.group("time"), true);
        }
        return ISO_WITH_OFFSET.matcher(line).matches() && remember(line.strip(), true);
    }

    private boolean remember(String time, boolean byMachine) {
        Optional<WrittenTime> written = WrittenTime.parse(time).filter(w -> w.hasDate() && w.hasTime());
        written.ifPresent(w -> capturedAt = new CaptureTime(time, w, byMachine));
        return written.isPresent();
    }

    /** An answer itself tells what the machine's clock shows. */
    void clockShows(Instant utc) {
        remember(utc.toString(), true);
    }

    /** The machine that the lines so far name. */
    HostName host() {
        return host;
    }

    /** The time that was said last. */
    Optional<CaptureTime> capturedAt() {
        return Optional.ofNullable(capturedAt);
    }

    /** The command behind the last prompt; empty where none was seen. */
    String command() {
        return command;
    }
}
