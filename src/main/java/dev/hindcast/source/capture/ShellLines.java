package dev.hindcast.source.capture;

import dev.hindcast.source.WrittenTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Unix shell puts around answers: its prompt, and what {@code date} prints. */
final class ShellLines {

    /** {@code [root@erp01 ~]# ...}, {@code user@erp01:~$ ...}, {@code sh-4.2# ...}, {@code $ ...}. */
    private static final Pattern PROMPT = Pattern.compile(
            "^(?:\\[[\\w.-]+@(?<bracketed>[\\w.-]+) [^\\]]{1,200}\\]"
                    + "|[\\w.-]+@(?<plain>[\\w.-]+)(?::[^$#]{0,200})?|└─|(?:ba|z)?sh-[\\d.]+)?\\s?[$#%](?:\\s+(?<command>\\S.*))?$");
    /** {@code Thu May  2 09:14:11 CEST 2024}, in other words and with AM or PM where the locale has them. */
    private static final Pattern DATE = Pattern.compile(
            "^\\p{L}{2,5}\\.? (?<month>\\p{L}{3,5})\\.?\\s+(?<day>\\d{1,2}) "
                    + "(?<time>\\d\\d:\\d\\d:\\d\\d)(?: (?<half>[AP]M))? (?<zone>[A-Z]{2,5}|[+-]\\d{2,4}) (?<year>\\d{4})$");
    /** The name of a machine that was never given one. */
    private static final String NAMELESS = "localhost";

    private ShellLines() {}

    /**
     * A prompt.
     *
     * @param host the machine's name, or empty
     * @param command what was typed behind it, or empty
     */
    record Prompt(String host, String command) {}

    static Optional<Prompt> prompt(String line) {
        Matcher prompt = PROMPT.matcher(line);
        if (!prompt.matches()) {
            return Optional.empty();
        }
        String host = prompt.group("bracketed") == null ? prompt.group("plain") : prompt.group("bracketed");
        String command =
                prompt.group("command") == null ? "" : prompt.group("command").strip();
        boolean named = host != null && !host.toLowerCase(Locale.ROOT).startsWith(NAMELESS);
        return Optional.of(new Prompt(named ? host : "", command));
    }

    /** What date printed, with the zone where its abbreviation means one zone alone. */
    static Optional<WrittenTime> date(String line) {
        Matcher date = DATE.matcher(line.strip());
        if (!date.matches()) {
            return Optional.empty();
        }
        String half = date.group("half") == null ? "" : " " + date.group("half");
        String plain = date.group("day") + " " + date.group("month") + " " + date.group("year") + " "
                + date.group("time") + half;
        return WrittenTime.parse(plain + " " + date.group("zone")).or(() -> WrittenTime.parse(plain));
    }
}
