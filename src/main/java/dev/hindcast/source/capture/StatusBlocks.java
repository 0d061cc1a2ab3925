package dev.hindcast.source.capture;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import java.math.BigDecimal;
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
    private static final Pattern POLL = Pattern.compile("^\\d{1,2}\\s?\\(\\d+s\\)$");
    private static final Pattern PIECE = Pattern.compile("^\\s*\\d{1,2}[:.]\\d\\d[:.]\\d\\d.*");
    private static final Pattern LEADING_NUMBER = Pattern.compile("^(-?\\d+).*");

    private final CaptureWriter out;
    private final CaptureFrame frame;
    private final List<String> values = new ArrayList<>();
    private int blanks;
    private long firstLine;
    private @Nullable Answer pending;

    /** An answer whose verbose half may still follow. */
    private record Answer(long line, List<String> values, CaptureFrame.Taken taken) {}

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
        return start(values) >= 0 || tail(values) >= 0;
    }

    /** Where the last four values of the plain form stand although those before them are missing, or -1. */
    private static int tail(List<String> values) {
        int length = StatusValue.PLAIN_COUNT - StatusValue.IN_ORDER.indexOf(StatusValue.REFERENCE_ID);
        for (int i = 0; i + length <= values.size(); i++) {
            if (StatusValue.REFERENCE_ID.accepts(values.get(i))
                    && POLL.matcher(values.get(i + length - 1)).matches()) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<String> value(String line) {
        return LabelledLine.of(line).map(LabelledLine::value);
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
            blanks++;
            if (!isDoubled()) {
                closeStretch();
            }
            return false;
        }
        int last = values.size() - 1;
        // a German console wraps long lines: what follows an open bracket, or is a bare time, is the rest of a value
        if (last >= 0
                && (LabelledLine.isOpen(values.get(last)) || PIECE.matcher(line).matches())) {
            values.set(last, values.get(last) + " " + line.strip());
            return true;
        }
        if (values.isEmpty()) {
            Matcher fault = CommandFaults.FAULT.matcher(line);
            if (fault.matches() && frame.asks("/query", "/status")) {
                failed(fault.group(1), line, number);
                return true;
            }
        }
        Optional<String> value = value(line);
        // whether it belongs to an answer is known when the stretch ends
        if (value.isPresent()) {
            if (values.isEmpty()) {
                firstLine = number;
                blanks = 0;
            }
            values.add(value.get());
            if (values.size() > 4 * StatusValue.IN_ORDER.size()) {
                closeStretch();
            }
        }
        return false;
    }

    /** Web pages put a blank line below every line; only then does one not end the stretch. */
    private boolean isDoubled() {
        boolean second = pending != null && !values.isEmpty() && StatusValue.PHASE_OFFSET.accepts(values.get(0));
        List<StatusValue> places = second
                ? StatusValue.IN_ORDER.subList(StatusValue.PLAIN_COUNT, StatusValue.IN_ORDER.size())
                : StatusValue.IN_ORDER.subList(0, StatusValue.PLAIN_COUNT);
        if (values.isEmpty() || blanks != values.size() || values.size() >= places.size()) {
            return false;
        }
        for (int i = 0; i < values.size(); i++) {
            if (!places.get(i).accepts(values.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void closeStretch() {
        blanks = 0;
        if (values.isEmpty()) {
            return;
        }
        List<String> stretch = List.copyOf(values);
        values.clear();
        Answer before = pending;
        if (before != null && isVerboseHalf(before, stretch)) {
            List<String> whole = new ArrayList<>(before.values());
            whole.addAll(stretch.subList(0, Math.min(stretch.size(), verboseCount())));
            pending = new Answer(before.line(), whole, before.taken());
            return;
        }
        int start = start(stretch);
        if (start < 0) {
            // without its first values nobody can say whether the machine calls itself synchronised
            if (tail(stretch) >= 0) {
                flush();
                out.reject(
                        firstLine,
                        "capture-cut",
                        "The first values of an answer of w32tm /query /status are missing; what is left is "
                                + String.join(" | ", stretch) + ". The rest of the file was read. Capture it again,"
                                + " whole.");
            }
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
        pending = new Answer(firstLine + start, answer, frame.taken());
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
        Event.Builder event = out.answer(ID, answer.line(), answer.taken());
        for (int i = 0; i < answer.values().size(); i++) {
            event.field(StatusValue.IN_ORDER.get(i).field(), answer.values().get(i));
        }
        number(answer, StatusValue.LEAP).ifPresent(leap -> event.field(FieldNames.LEAP, leap));
        number(answer, StatusValue.STRATUM).ifPresent(stratum -> event.field(FieldNames.STRATUM, stratum));
        String source = SourceAnswers.withoutFlags(text(answer, StatusValue.SOURCE));
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
        out.write(out.answer(ID, number, frame.taken())
                .field(FieldNames.OUTCOME, "failure")
                .field(FieldNames.ERROR_CODE, code)
                .field(FieldNames.MESSAGE, line.strip()));
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
