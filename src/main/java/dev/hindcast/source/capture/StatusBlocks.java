package dev.hindcast.source.capture;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The answers of {@code w32tm /query /status}: stretches of {@code label: value} lines whose values have the forms that
 * the positions have, in any language. One event an answer; it has a stamp only where the capture says when it was taken.
 */
final class StatusBlocks implements Answers {

    static final String ID = "w32tm-status";

    /** Of the first six values, which have telling forms, as many must fit: damage may take two. */
    private static final int TELLING = 6;

    private static final int FITTING_MIN = 4;
    private static final Pattern FAULT = Pattern.compile("^.*\\((0x8[0-9A-Fa-f]{7})\\)\\s*$");
    private static final Pattern PIECE = Pattern.compile("^\\s*\\d{1,2}[:.]\\d\\d[:.]\\d\\d.*");
    private static final Pattern SOURCE_FLAGS = Pattern.compile(",0x[0-9A-Fa-f]+");
    private static final Pattern LEADING_NUMBER = Pattern.compile("^(-?\\d+).*");

    private final CaptureWriter out;
    private final CaptureFrame frame;
    private final List<String> values = new ArrayList<>();
    private long firstLine;
    private @Nullable Answer pending;

    /** An answer whose verbose half may still follow. */
    private record Answer(
            long line, List<String> values, HostName host, Optional<CaptureFrame.CaptureTime> capturedAt) {}

    StatusBlocks(CaptureWriter out, CaptureFrame frame) {
        this.out = out;
        this.frame = frame;
    }

    /** Whether these lines hold an answer. */
    static boolean isSign(List<String> lines) {
        List<String> values = lines.stream()
                .map(StatusBlocks::value)
                .flatMap(Optional::stream)
                .toList();
        return start(values) >= 0;
    }

    private static Optional<String> value(String line) {
        int colon = line.indexOf(':');
        // zh and ja consoles may show the full-width colon
        int wide = line.indexOf('\uFF1A');
        int at = colon < 0 || (wide >= 0 && wide < colon) ? wide : colon;
        return at <= 0 ? Optional.empty() : Optional.of(line.substring(at + 1).strip());
    }

    /** Where in a stretch of values the answer begins, or -1. */
    private static int start(List<String> values) {
        int best = -1;
        int bestFitting = FITTING_MIN - 1;
        for (int start = 0; start < values.size(); start++) {
            int fitting = 0;
            for (int i = 0; i < TELLING && start + i < values.size(); i++) {
                fitting += StatusValue.IN_ORDER.get(i).accepts(values.get(start + i)) ? 1 : 0;
            }
            if (fitting > bestFitting) {
                best = start;
                bestFitting = fitting;
            }
        }
        return best;
    }

    @Override
    public boolean take(String line, long number) {
        if (line.isBlank()) {
            closeStretch();
            return false;
        }
        int last = values.size() - 1;
        // a German console wraps long lines: what follows an open bracket, or is a bare time, is the rest of a value
        if (last >= 0 && (isOpen(values.get(last)) || PIECE.matcher(line).matches())) {
            values.set(last, values.get(last) + " " + line.strip());
            return true;
        }
        if (values.isEmpty()) {
            Matcher fault = FAULT.matcher(line);
            if (fault.matches()
                    && frame.command().contains("/query")
                    && frame.command().contains("/status")) {
                failed(fault.group(1), line, number);
                return true;
            }
        }
        Optional<String> value = value(line);
        // whether it belongs to an answer is known when the stretch ends
        if (value.isPresent()) {
            if (values.isEmpty()) {
                firstLine = number;
            }
            values.add(value.get());
            if (values.size() > 4 * StatusValue.IN_ORDER.size()) {
                closeStretch();
            }
        }
        return false;
    }

    private static boolean isOpen(String value) {
        return value.chars().filter(c -> c == '(').count()
                > value.chars().filter(c -> c == ')').count();
    }

    private void closeStretch() {
        if (values.isEmpty()) {
            return;
        }
        List<String> stretch = List.copyOf(values);
        values.clear();
        Answer before = pending;
        if (before != null && isVerboseHalf(before, stretch)) {
            List<String> whole = new ArrayList<>(before.values());
            whole.addAll(stretch.subList(0, Math.min(stretch.size(), verboseCount())));
            pending = new Answer(before.line(), whole, before.host(), before.capturedAt());
            return;
        }
        int start = start(stretch);
        if (start < 0) {
            return;
        }
        flush();
        List<String> answer = stretch.subList(start, Math.min(stretch.size(), start + StatusValue.IN_ORDER.size()));
        if (answer.size() < StatusValue.PLAIN_COUNT) {
            out.reject(
                    firstLine + start,
                    "capture-cut",
                    "An answer of w32tm /query /status has " + StatusValue.PLAIN_COUNT + " values, this one ends after "
                            + answer.size() + " (" + String.join(" | ", answer)
                            + "). The rest of the file was read. Capture it again.");
            return;
        }
        pending = new Answer(firstLine + start, answer, frame.host(), frame.capturedAt());
    }

    private static int verboseCount() {
        return StatusValue.IN_ORDER.size() - StatusValue.PLAIN_COUNT;
    }

    private static boolean isVerboseHalf(Answer before, List<String> stretch) {
        return before.values().size() == StatusValue.PLAIN_COUNT
                && start(stretch) < 0
                && StatusValue.PHASE_OFFSET.accepts(stretch.get(0));
    }

    @Override
    public void end() {
        closeStretch();
        flush();
    }

    private void flush() {
        Answer answer = pending;
        pending = null;
        if (answer == null) {
            return;
        }
        Event.Builder event = event(answer.line(), answer.host(), answer.capturedAt());
        for (int i = 0; i < answer.values().size(); i++) {
            event.field(StatusValue.IN_ORDER.get(i).field(), answer.values().get(i));
        }
        number(answer, StatusValue.LEAP).ifPresent(leap -> event.field(FieldNames.LEAP, leap));
        number(answer, StatusValue.STRATUM).ifPresent(stratum -> event.field(FieldNames.STRATUM, stratum));
        String source = SOURCE_FLAGS.matcher(text(answer, StatusValue.SOURCE)).replaceAll("");
        if (!source.isEmpty()) {
            event.field(FieldNames.TIME_SOURCE, source);
        }
        String since = text(answer, StatusValue.SINCE_LAST_GOOD_SYNC);
        if (StatusValue.SINCE_LAST_GOOD_SYNC.accepts(since)) {
            BigDecimal seconds =
                    new BigDecimal(since.substring(0, since.length() - 1).replace(',', '.'));
            event.field(FieldNames.SINCE_SYNC, seconds.toPlainString());
        }
        out.write(event.field(FieldNames.OUTCOME, "success"));
    }

    private void failed(String code, String line, long number) {
        flush();
        out.write(event(number, frame.host(), frame.capturedAt())
                .field(FieldNames.OUTCOME, "failure")
                .field(FieldNames.ERROR_CODE, code)
                .field(FieldNames.MESSAGE, line.strip()));
    }

    private Event.Builder event(long line, HostName host, Optional<CaptureFrame.CaptureTime> capturedAt) {
        Event.Builder event = out.event(ID, line, host).field(FieldNames.CODE, ID);
        if (capturedAt.isPresent()) {
            CaptureFrame.CaptureTime time = capturedAt.get();
            Optional<LocalDateTime> local = out.local(time.written());
            HostName clock = time.byMachine() ? host : HostName.UNKNOWN;
            local.ifPresent(at -> event.stamp(out.stamp(time.raw(), at, time.written(), clock)));
        }
        return event;
    }

    private static String text(Answer answer, StatusValue value) {
        int position = StatusValue.IN_ORDER.indexOf(value);
        return position < answer.values().size() ? answer.values().get(position) : "";
    }

    private static Optional<String> number(Answer answer, StatusValue value) {
        Matcher number = LEADING_NUMBER.matcher(text(answer, value));
        return number.matches() ? Optional.of(number.group(1)) : Optional.empty();
    }
}
