package dev.hindcast.source.capture;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code chronyd -Q} (measure and leave it) and {@code chronyd -q} (measure and set) print: messages behind a stamp
 * of the machine's clock in UTC.
 *
 * <p>{@code System clock wrong by X seconds}: X is the correction, so that the clock's offset is minus X; under a simulated
 * clock within 0.0003 s of the truth. With {@code (step)} the stamp is from before the step and the clock is then set by X.
 */
final class ChronydOneshot implements Answers {

    static final String ID = "chronyd-oneshot";

    private static final String PROGRAM = "chronyd";
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Pattern STAMPED =
            Pattern.compile("^\\s*(?<stamp>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ) (?<message>\\S.*)$");
    private static final Pattern WRONG =
            Pattern.compile("^System clock wrong by (?<x>-?\\d{1,15}\\.\\d{1,9}) seconds \\((?<end>step|ignored)\\)$");
    private static final Pattern WRONG_LIKE = Pattern.compile("^System clock wrong by.*\\((?:step|ignored)?.*$");
    private static final Pattern STARTING = Pattern.compile("^chronyd version \\S+ starting\\b.*$");
    private static final Pattern NO_ANSWER =
            Pattern.compile("^(?:No suitable source for synchronisation|Timeout reached)$");
    private static final Pattern ASKED = Pattern.compile("\\b(?:server|pool|peer)\\s+(?<name>[^\\s'\"]+)");

    private final CaptureWriter out;
    private final CaptureFrame frame;
    private boolean inside;

    ChronydOneshot(CaptureWriter out, CaptureFrame frame) {
        this.out = out;
        this.frame = frame;
    }

    @Override
    public boolean take(String line, long number) {
        Matcher stamped = STAMPED.matcher(line);
        if (!stamped.matches()) {
            return false;
        }
        String message = stamped.group("message");
        if (STARTING.matcher(message).matches()) {
            inside = true;
            return true;
        }
        Matcher wrong = WRONG.matcher(message);
        if (wrong.matches()) {
            measured(wrong, stamped.group("stamp"), message, number);
            return true;
        }
        if (inside && NO_ANSWER.matcher(message).matches()) {
            write(
                    event(number)
                            .field(FieldNames.ACTION, "time-source")
                            .field(FieldNames.OUTCOME, "failure")
                            .field(FieldNames.MESSAGE, message),
                    stamped.group("stamp"),
                    number);
            return true;
        }
        if (WRONG_LIKE.matcher(message).matches()) {
            unreadable(line, number);
            return true;
        }
        // the other messages of a run
        return inside;
    }

    @Override
    public void end() {
        inside = false;
    }

    private Event.Builder event(long number) {
        Event.Builder event = Setting.of(frame).unstamped(out, ID, PROGRAM, number);
        Matcher asked = ASKED.matcher(frame.command());
        if (frame.command().contains(PROGRAM) && asked.find()) {
            event.field(FieldNames.OFFSET_AGAINST, asked.group("name"));
        }
        return event;
    }

    private void measured(Matcher wrong, String stamp, String message, long number) {
        inside = true;
        Event.Builder event = event(number)
                .field(FieldNames.ACTION, "offset-measured")
                .field(FieldNames.OUTCOME, "success")
                .field(FieldNames.MESSAGE, message);
        TimeSpans.number(wrong.group("x")).ifPresent(correction -> {
            event.field(FieldNames.OFFSET, TimeSpans.text(correction.negate()));
            if (wrong.group("end").equals("step")) {
                event.field(FieldNames.STEP, TimeSpans.text(correction));
            }
        });
        write(event, stamp, number);
    }

    private void write(Event.Builder event, String stamp, long number) {
        Instant when;
        try {
            when = Instant.parse(stamp);
        } catch (DateTimeException noSuchTime) {
            unreadable(stamp, number);
            return;
        }
        out.write(event.stamp(out.utc(stamp, when, SECOND, frame.host())));
    }

    private void unreadable(String found, long number) {
        out.reject(
                number,
                "row-unreadable",
                "Expected a message of chronyd -Q or -q, found \"" + found.strip() + "\"; the other lines were read.");
    }
}
