package dev.hindcast.source.capture;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The answers of {@code w32tm /query /status}: stretches of {@code label: value} lines whose values have the forms that
 * the positions have, in any language; where positions fail, lines whose labels are known. One event an answer; it has a
 * stamp only where the capture says when it was taken.
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
    private final List<LabelledLine> lines = new ArrayList<>();
    private int blanks;
    private long firstLine;
    private @Nullable Answer pending;

    /** An answer whose verbose half may still follow. */
    private record Answer(long line, Map<StatusValue, String> values, CaptureFrame.Taken taken) {}

    StatusBlocks(CaptureWriter out, CaptureFrame frame) {
        this.out = out;
        this.frame = frame;
    }

    /** Whether these lines hold an answer. */
    static boolean isSign(List<String> lines) {
        List<LabelledLine> labelled =
                lines.stream().map(LabelledLine::of).flatMap(Optional::stream).toList();
        List<String> values = texts(labelled);
        return start(values) >= 0
                || tail(values) >= 0
                || !StatusLabels.answers(labelled).isEmpty();
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

    private static List<String> texts(List<LabelledLine> lines) {
        return lines.stream().map(LabelledLine::value).toList();
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
        int last = lines.size() - 1;
        // a German console wraps long lines: what follows an open bracket, or is a bare time, is the rest of a value
        if (last >= 0
                && (LabelledLine.isOpen(lines.get(last).value())
                        || PIECE.matcher(line).matches())) {
            LabelledLine begun = lines.get(last);
            lines.set(last, new LabelledLine(begun.label(), begun.value() + " " + line.strip()));
            return true;
        }
        if (lines.isEmpty()) {
            Matcher fault = CommandFaults.FAULT.matcher(line);
            if (fault.matches() && frame.asks("/query", "/status")) {
                failed(fault.group(1), line, number);
                return true;
            }
        }
        Optional<LabelledLine> labelled = LabelledLine.of(line);
        // whether it belongs to an answer is known when the stretch ends
        if (labelled.isPresent()) {
            if (lines.isEmpty()) {
                firstLine = number;
                blanks = 0;
            }
            lines.add(labelled.get());
            if (lines.size() > 4 * StatusValue.IN_ORDER.size()) {
                closeStretch();
            }
        }
        return false;
    }

    /** Web pages put a blank line below every line; only then does one not end the stretch. */
    private boolean isDoubled() {
        List<String> values = texts(lines);
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
        if (lines.isEmpty()) {
            return;
        }
        List<LabelledLine> labelled = List.copyOf(lines);
        List<String> stretch = texts(labelled);
        lines.clear();
        if (joined(labelled, stretch)) {
            return;
        }
        int start = start(stretch);
        List<LabelledLine> placed = start < 0 ? List.of() : upToAnswer(labelled.subList(start, labelled.size()));
        List<StatusLabels.Found> named = StatusLabels.answers(labelled);
        if (!named.isEmpty() && (start < 0 || StatusLabels.contradict(placed, 0))) {
            for (StatusLabels.Found found : named) {
                flush();
                pending = new Answer(firstLine + found.first(), found.values(), frame.taken());
            }
            return;
        }
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
        List<String> answer = texts(placed);
        if (answer.size() < StatusValue.PLAIN_COUNT) {
            out.reject(
                    firstLine + start,
                    "capture-cut",
                    "An answer of w32tm /query /status has " + StatusValue.PLAIN_COUNT + " values, this one ends after "
                            + answer.size() + " (" + String.join(" | ", answer)
                            + "). The rest of the file was read. Capture it again.");
            return;
        }
        pending = new Answer(firstLine + start, byPosition(answer, 0), frame.taken());
    }

    private static boolean isVerbose(StatusValue value) {
        return StatusValue.IN_ORDER.indexOf(value) >= StatusValue.PLAIN_COUNT;
    }

    private static List<LabelledLine> upToAnswer(List<LabelledLine> lines) {
        return lines.subList(0, Math.min(lines.size(), StatusValue.IN_ORDER.size()));
    }

    private static Map<StatusValue, String> byPosition(List<String> values, int first) {
        Map<StatusValue, String> places = new EnumMap<>(StatusValue.class);
        for (int i = 0; i < values.size() && first + i < StatusValue.IN_ORDER.size(); i++) {
            places.put(StatusValue.IN_ORDER.get(first + i), values.get(i));
        }
        return places;
    }

    /** Whether these lines were the verbose half of the answer above them. */
    private boolean joined(List<LabelledLine> labelled, List<String> stretch) {
        Answer before = pending;
        if (before == null || before.values().keySet().stream().anyMatch(StatusBlocks::isVerbose)) {
            return false;
        }
        Map<StatusValue, String> half = StatusLabels.verboseHalf(labelled);
        if (start(stretch) < 0
                && StatusValue.PHASE_OFFSET.accepts(stretch.get(0))
                && !StatusLabels.contradict(labelled, StatusValue.PLAIN_COUNT)) {
            half = byPosition(stretch, StatusValue.PLAIN_COUNT);
        } else if (half.size() < 2 || half.size() < labelled.size()) {
            return false;
        }
        before.values().putAll(half);
        return true;
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
        answer.values().forEach((value, text) -> event.field(value.field(), text));
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
        return answer.values().getOrDefault(value, "");
    }

    private static Optional<String> number(Answer answer, StatusValue value) {
        Matcher number = LEADING_NUMBER.matcher(text(answer, value));
        return number.matches() ? Optional.of(number.group(1)) : Optional.empty();
    }
}
