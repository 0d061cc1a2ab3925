package dev.hindcast.source.capture;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answers of {@code w32tm /dumpreg [/subkey:…]}: a table of registry values, known by its type column, which is 20
 * characters wide and never localised ({@code reg query} prints 4 blanks instead). One event an answer, the values under
 * {@code hindcast.w32time.registry.<Name>} and their types under the same plus {@code .type}.
 */
final class RegistryDumps implements Answers {

    static final String ID = "w32tm-dumpreg";

    private static final String PREFIX = "hindcast.w32time.registry.";

    private static final Pattern ROW = Pattern.compile(
            "^\\s*(?<name>\\(?[\\p{L}\\d][\\p{L}\\d_ ()-]{0,80}?)\\s{2,}(?<type>REG_[A-Z_]{2,20}|<[A-Z ]{5,30}>)(?<gap>\\s+|$)(?<data>.*)$");
    private static final Pattern RULE = Pattern.compile("^\\s*-{20,}\\s*$");
    private static final Pattern SUBKEY = Pattern.compile("/subkey:\"?(?<name>[^\\s\"]+)", Pattern.CASE_INSENSITIVE);
    private static final int TYPE_WIDTH = 20;
    private static final int VALUES_MAX = 400;
    /** Narrower windows are not in use; a line that was broken is as long as the window is wide. */
    private static final int CONSOLE_WIDTH_MIN = 79;

    private final CaptureWriter out;
    private final CaptureFrame frame;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private boolean ruled;
    private int lastLength;
    private String lastName = "";
    private long firstLine;
    private CaptureFrame.Taken taken;

    RegistryDumps(CaptureWriter out, CaptureFrame frame) {
        this.out = out;
        this.frame = frame;
        this.taken = frame.taken();
    }

    /** How many rows these lines hold. */
    static int signs(List<String> lines) {
        return (int) lines.stream()
                .map(ROW::matcher)
                .filter(row -> row.matches() && isAligned(row))
                .count();
    }

    private static boolean isAligned(Matcher row) {
        return row.group("type").length() + row.group("gap").length() == TYPE_WIDTH;
    }

    @Override
    public boolean take(String line, long number) {
        if (RULE.matcher(line).matches()) {
            end();
            ruled = true;
            return false;
        }
        if (line.isBlank() || CaptureFrame.isCommand(line)) {
            return false;
        }
        Matcher row = ROW.matcher(line);
        boolean inside = ruled || !fields.isEmpty() || frame.asks("/dumpreg");
        if (row.matches() && (isAligned(row) || (inside && !line.startsWith("    ")))) {
            if (fields.isEmpty()) {
                firstLine = number;
                taken = frame.taken();
            }
            row(row, line);
            return true;
        }
        if (lastLength >= CONSOLE_WIDTH_MIN) {
            fields.merge(lastName, line.strip(), String::concat);
            lastLength = line.length();
            return true;
        }
        if (!fields.isEmpty() || ruled) {
            end();
        }
        return false;
    }

    private void row(Matcher row, String line) {
        if (fields.size() < VALUES_MAX) {
            lastName = PREFIX + row.group("name").strip();
            fields.put(lastName, row.group("data").strip());
            fields.put(lastName + ".type", row.group("type"));
            lastLength = line.length();
        }
    }

    @Override
    public void end() {
        if (!fields.isEmpty()) {
            answer();
        }
        ruled = false;
        fields.clear();
        lastLength = 0;
        lastName = "";
    }

    private void answer() {
        Event.Builder event = out.answer(ID, firstLine, taken).field(FieldNames.OUTCOME, "success");
        fields.forEach(event::field);
        Matcher subkey = SUBKEY.matcher(frame.command());
        String key = subkey.find() && frame.asks("/dumpreg") ? subkey.group("name") : "";
        if (!key.isEmpty()) {
            event.field("w32tm.subkey", key);
        }
        String type = fields.getOrDefault(PREFIX + "Type", "").toLowerCase(Locale.ROOT);
        String servers = SourceAnswers.withoutFlags(fields.getOrDefault(PREFIX + "NtpServer", ""));
        // the peer list is there and unused where the domain's hierarchy is followed
        if (!servers.isEmpty() && (type.isEmpty() || type.equals("ntp") || type.equals("allsync"))) {
            event.field(FieldNames.TIME_SOURCE, servers);
        }
        out.write(event.field(
                FieldNames.MESSAGE,
                "w32tm /dumpreg" + (key.isEmpty() ? "" : " of " + key) + ": " + fields.size() / 2 + " values"));
    }
}
