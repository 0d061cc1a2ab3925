package dev.hindcast.source.line;

import dev.hindcast.source.Format;
import dev.hindcast.source.Reader;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Recognition;
import dev.hindcast.source.Sample;
import dev.hindcast.source.Specimens;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line-oriented log as its YAML document declares it: what a record begins with, what follows it, and what programs say
 * in it. Immutable; made by {@link LineFormats}.
 */
public final class LineFormat implements Format {

    /** Below this share of its lines a text is not this format. */
    private static final int SHARE_MIN_PERCENT = 5;
    /** 99 at most: a share of lines is never as certain as magic bytes. */
    private static final int SCORE_MAX = 99;

    private final Parts parts;
    private final @Nullable MessageSet named;
    private final List<LineFormat> others;

    LineFormat(Parts parts) {
        this(parts, null, List.of());
    }

    private LineFormat(Parts parts, @Nullable MessageSet named, List<LineFormat> others) {
        this.parts = parts;
        this.named = named;
        this.others = List.copyOf(others);
    }

    /** How records follow each other. */
    enum Layout {
        /** A record is a line. */
        LINES,
        /** A line without a header continues the record before it. */
        CONTINUED,
        /** A header stands on a line of its own, and each line below it is a record. */
        BODIES
    }

    /**
     * What a document declares, part by part.
     *
     * @param headers tried in this order, the one that matched last before all others
     * @param body what the lines below a header begin with, cut off before messages are matched
     * @param chatter lines that are known to say nothing: rulers, heads of columns, prompts
     * @param messages sets that are tried whatever the program
     * @param programs sets that are tried by the name of the program
     * @param otherFields fields of a message that no set knows
     * @param anchorHint which line would tell a missing year or zone, in words
     * @param votesByMessage whether only messages that a set knows count for the vote, the header being anybody's
     * @param amongText whether anything may stand between its lines, as in a mail or on a terminal, without being damage
     * @param weight of a hundred lines that match, how many count for the vote: less where a header is anybody's
     */
    record Parts(
            String id,
            String description,
            Specimens origin,
            List<Header> headers,
            Layout layout,
            Pattern body,
            List<Pattern> chatter,
            List<MessageSet> messages,
            List<MessageSet> programs,
            List<FieldRule> otherFields,
            List<LineSample> samples,
            String anchorHint,
            int weight,
            boolean votesByMessage,
            boolean amongText) {
        Parts {
            headers = List.copyOf(headers);
            chatter = List.copyOf(chatter);
            messages = List.copyOf(messages);
            programs = List.copyOf(programs);
            otherFields = List.copyOf(otherFields);
            samples = List.copyOf(samples);
        }
    }

    /** The same format, called by the program that wrote nearly all of a file's lines. */
    LineFormat namedBy(MessageSet program) {
        return new LineFormat(parts, program, others);
    }

    /**
     * The same format, which knows what else may stand between its lines: logs are pasted together. Those whose headers
     * are anybody's are asked last.
     */
    LineFormat among(List<LineFormat> formats) {
        return new LineFormat(
                parts,
                named,
                formats.stream()
                        .filter(other -> !other.parts.equals(parts))
                        .sorted(Comparator.comparingInt(other -> -other.parts.weight()))
                        .toList());
    }

    @Override
    public String id() {
        MessageSet program = named;
        return program == null ? parts.id() : program.id();
    }

    @Override
    public String description() {
        MessageSet program = named;
        return program == null ? parts.description() : program.description();
    }

    @Override
    public Recognition recognise(Sample sample) {
        if (sample.binary()) {
            return Recognition.NO;
        }
        Vote vote = new Vote(this);
        List<String> lines = sample.lines();
        lines.forEach(vote::look);
        long ours = vote.ours();
        if (ours == 0 || ours * 100 < (long) lines.size() * SHARE_MIN_PERCENT) {
            return Recognition.NO;
        }
        // the last line of a sample may be cut
        int score = (int) Math.max(1, Math.min(SCORE_MAX, ours * weight() / lines.size()));
        return new Recognition(score, ours + " of " + lines.size() + " lines are " + id() + " lines");
    }

    private int weight() {
        return named == null ? parts.weight() : SCORE_MAX;
    }

    /** Counts the lines of a sample that are ours. */
    private static final class Vote {
        private final LineFormat format;
        private final LineParser parser;
        private final @Nullable MessageSet wanted;
        private boolean below;
        private long ours;
        private long begun;

        Vote(LineFormat format) {
            this.format = format;
            this.parser = new LineParser(format, "");
            this.wanted = format.named;
        }

        void look(String line) {
            MessageSet program = wanted;
            if (parser.begins(line)) {
                below = true;
                parser.keepHeader();
                String message = parser.rest(line);
                boolean isHeader = message.isBlank() && format.layout() == Layout.BODIES;
                if (program == null ? isHeader || isKnown(message) : program.isOf(parser.program())) {
                    ours++;
                    begun++;
                }
            } else if (format.isChatter(line) || (program == null && below && format.continues(line))) {
                ours++;
            }
        }

        private boolean isKnown(String message) {
            if (!format.parts.votesByMessage()) {
                return true;
            }
            parser.message(message);
            return parser.knowsMessage();
        }

        /** Continuation lines and chatter count beside records only: alone they could be anybody's. */
        long ours() {
            return begun == 0 ? 0 : ours;
        }
    }

    private boolean continues(String line) {
        return switch (parts.layout()) {
            case LINES -> false;
            case CONTINUED -> Character.isWhitespace(line.charAt(0));
            case BODIES -> isBody(line);
        };
    }

    /** Whether a line begins as those below a header do. */
    boolean isBody(String line) {
        return parts.layout() == Layout.BODIES && StepBudget.endOfBeginning(parts.body(), line) >= 0;
    }

    @Override
    public Reader reader(ReadingOptions options) {
        return new LineReader(this, options);
    }

    /** Whether a line is known to say nothing. */
    boolean isChatter(String line) {
        for (Pattern pattern : parts.chatter()) {
            if (StepBudget.fits(pattern, line)) {
                return true;
            }
        }
        return false;
    }

    /** What a line may be that is not of this format. */
    List<LineFormat> others() {
        return others;
    }

    /** Whether only messages that a set knows show that a line is of this format. */
    boolean votesByMessage() {
        return parts.votesByMessage();
    }

    /** Whether a line that is of no format at all is text around the log and no damage of it. */
    boolean isAmongText() {
        return parts.amongText();
    }

    Layout layout() {
        return parts.layout();
    }

    /** A line below a header without what such lines begin with. */
    String withoutIndent(String line) {
        return line.substring(Math.max(0, StepBudget.endOfBeginning(parts.body(), line)));
    }

    List<Header> headers() {
        return parts.headers();
    }

    List<MessageSet> messages() {
        return parts.messages();
    }

    List<MessageSet> programs() {
        return parts.programs();
    }

    List<FieldRule> otherFields() {
        return parts.otherFields();
    }

    List<LineSample> samples() {
        return parts.samples();
    }

    String anchorHint() {
        return parts.anchorHint();
    }

    @Override
    public Specimens specimens() {
        return Optional.ofNullable(named).map(MessageSet::origin).orElse(parts.origin());
    }
}
