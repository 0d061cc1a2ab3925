package dev.hindcast.source.capture;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answers of {@code w32tm /tz}: the zone that a machine's local stamps are in. Its numbers are those of Windows'
 * TIME_ZONE_INFORMATION: the head holds the base bias, each half what is added to it; {@code UTC = local + bias}.
 *
 * <p>Worked: head {@code -60min}, daylight {@code -60min}, now daylight: UTC = local - 120 min, so local minus UTC is
 * {@code 7200} seconds.
 */
final class ZoneAnswers implements Answers {

    static final String ID = "w32tm-tz";

    /** The names of the states are constants, so they are the same in every language. */
    private static final Pattern HEAD = Pattern.compile(
            "^.{0,60}\\bTIME_ZONE_ID_(?<state>UNKNOWN|STANDARD|DAYLIGHT)\\b\\s*[^\\d-]{0,40}(?<bias>-?\\d{1,4})\\s?min\\b.*$");

    private static final Pattern HALF = Pattern.compile(
            "^\\s*\\[[^\"\\]]{0,60}\"(?<name>[^\"]{0,64})\"\\s*[^\\d-]{0,40}(?<bias>-?\\d{1,4})\\s?min\\b(?<date>.*)$");

    private static final int SECONDS_A_MINUTE = 60;
    /** The half of daylight time stands second. */
    private static final int HALVES = 2;

    private final CaptureWriter out;
    private final CaptureFrame frame;
    private final List<Half> halves = new ArrayList<>();
    private String state = "";
    private String text = "";
    private int bias;
    private long headLine;
    private CaptureFrame.Taken taken;

    /** Standard or daylight time: its name and the minutes that are added to the base bias. */
    private record Half(String name, int biasMinutes) {}

    ZoneAnswers(CaptureWriter out, CaptureFrame frame) {
        this.out = out;
        this.frame = frame;
        this.taken = frame.taken();
    }

    /** How many answers these lines hold. */
    static int signs(List<String> lines) {
        return (int) lines.stream().filter(l -> HEAD.matcher(l).matches()).count();
    }

    @Override
    public boolean take(String line, long number) {
        Matcher head = HEAD.matcher(line);
        if (head.matches()) {
            end();
            state = head.group("state");
            bias = Integer.parseInt(head.group("bias"));
            text = line.strip();
            headLine = number;
            taken = frame.taken();
            return true;
        }
        if (state.isEmpty() || line.isBlank()) {
            return false;
        }
        Matcher half = HALF.matcher(line);
        if (!half.matches()) {
            end();
            return false;
        }
        halves.add(new Half(half.group("name"), Integer.parseInt(half.group("bias"))));
        text = text + " " + line.strip();
        if (halves.size() == HALVES) {
            end();
        }
        return true;
    }

    @Override
    public void end() {
        if (!state.isEmpty()) {
            answer();
        }
        state = "";
        text = "";
        halves.clear();
    }

    private void answer() {
        boolean daylight = state.equals("DAYLIGHT");
        int wanted = daylight ? HALVES : 1;
        if (halves.size() < wanted && !state.equals("UNKNOWN")) {
            out.reject(
                    headLine,
                    "capture-cut",
                    "w32tm /tz says that " + state.toLowerCase(Locale.ROOT)
                            + " time is in force and the line of it is missing, so the offset is not known (" + text
                            + "). The rest of the file was read. Capture it again.");
            return;
        }
        int added = 0;
        if (!state.equals("UNKNOWN")) {
            added = halves.get(wanted - 1).biasMinutes();
        }
        Event.Builder event = out.answer(ID, headLine, taken)
                .field(FieldNames.OUTCOME, "success")
                .field(FieldNames.ZONE_OFFSET, Integer.toString(-(bias + added) * SECONDS_A_MINUTE))
                .field("w32tm.zone_state", state)
                .field("w32tm.zone_bias_minutes", Integer.toString(bias))
                .field(FieldNames.MESSAGE, text);
        if (!halves.isEmpty()) {
            // Windows names a zone by its standard time all year
            event.field(FieldNames.ZONE_NAME, halves.get(0).name())
                    .field(
                            "w32tm.zone_standard_bias_minutes",
                            Integer.toString(halves.get(0).biasMinutes()));
        }
        if (halves.size() == HALVES) {
            event.field("w32tm.zone_daylight_name", halves.get(1).name())
                    .field(
                            "w32tm.zone_daylight_bias_minutes",
                            Integer.toString(halves.get(1).biasMinutes()));
        }
        out.write(event);
    }
}
