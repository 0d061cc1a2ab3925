package dev.hindcast.source.capture;

import dev.hindcast.event.HostName;
import dev.hindcast.source.WrittenTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
            "^\\s*(?:\\[(?<remote>[^\\]\\s]+)\\]:? )?(?:PS )?(?:[A-Za-z]:\\\\[^>\"|]*|\\\\\\\\[^>\"|]+)>(?<command>.*)$");

    /** A command that stands alone, as in a ticket's code block or behind a prompt of another shape. */
    private static final Pattern BARE_COMMAND = Pattern.compile(
            "^\\s*(?:[$#%\u279c\u276f]\\s*)?(?<command>w32tm(?:\\.exe)?(?:\\s++(?:\"[^\"]*+\"|[/-]\\S++))++)\\s*+(?:[|&;].*)?$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern COMPUTER =
            Pattern.compile("\\s/computer:\"?(?<name>[^\\s\",]+)", Pattern.CASE_INSENSITIVE);

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
    private boolean prompted;
    private int commands;

    /**
     * A time that the capture itself holds.
     *
     * @param raw as written
     * @param byMachine whether the machine printed it; a responder's note is by a person's clock
     */
    record CaptureTime(String raw, WrittenTime written, boolean byMachine) {}

    /**
     * Whose answer stands at this place, and when the capture says that it was taken.
     *
     * @param host the machine that the answer is about: the one that the command asked, else the one that ran it
     * @param runner the machine that ran the command
     */
    record Taken(HostName host, HostName runner, Optional<CaptureTime> at) {}

    /** Takes a line in; true where the line is frame and nothing else. */
    boolean take(String line) {
        Matcher prompt = PROMPT.matcher(line);
        if (prompt.matches()) {
            answerIsName = false;
            if (prompt.group("remote") != null) {
                host = HostName.of(prompt.group("remote"));
            }
            asked(prompt.group("command").strip(), true);
            answerIsName = command.equalsIgnoreCase("hostname") || command.equalsIgnoreCase("$env:COMPUTERNAME");
            return true;
        }
        Matcher bare = BARE_COMMAND.matcher(line);
        if (bare.matches()) {
            asked(bare.group("command").strip(), false);
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
            asked("", false);
            return true;
        }
        return takeTime(line);
    }

    private void asked(String words, boolean behindPrompt) {
        command = words;
        prompted = behindPrompt;
        commands++;
    }

    private void typed(ShellLines.Prompt prompt) {
        if (!prompt.host().isEmpty()) {
            host = HostName.of(prompt.host());
        }
        asked(prompt.command(), true);
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

    /** Whether the last command has all of these words. */
    boolean asks(List<String> words) {
        String lower = command.toLowerCase(Locale.ROOT);
        return lower.contains("w32tm") && words.stream().allMatch(lower::contains);
    }

    /** Whether the last command has all of these words. */
    boolean asks(String... words) {
        return asks(List.of(words));
    }

    /** Whether the last command stands behind a prompt, so that what follows is its answer. */
    boolean isPrompted() {
        return prompted;
    }

    /** How many commands were seen; tells one from the next of the same words. */
    int commands() {
        return commands;
    }

    /** The machine behind {@code /computer:} of the last command, as written; empty where it names none. */
    String computer() {
        Matcher computer = COMPUTER.matcher(command);
        return computer.find() ? computer.group("name") : "";
    }

    /** Whose answer would stand here, a {@code /computer:} counted. */
    Taken taken() {
        String asked = computer();
        return new Taken(asked.isEmpty() ? host : HostName.of(asked), host, capturedAt());
    }

    /** Whether the line begins with a prompt. */
    static boolean isPrompt(String line) {
        return PROMPT.matcher(line).matches();
    }

    /** Whether the line is a prompt or a command, and so the answer to none. */
    static boolean isCommand(String line) {
        return PROMPT.matcher(line).matches() || BARE_COMMAND.matcher(line).matches();
    }
}
