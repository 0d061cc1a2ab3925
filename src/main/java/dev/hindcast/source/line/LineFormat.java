package dev.hindcast.source.line;

import dev.hindcast.source.Format;
import dev.hindcast.source.Reader;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.Recognition;
import dev.hindcast.source.Sample;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;

/**
 * A line-oriented log as its YAML document declares it. Immutable; made by {@link LineFormats}.
 *
 * <p>The header is what every line begins with; its groups {@code month}, {@code day}, {@code time}, {@code host}
 * and {@code program} have a meaning of their own, and the message is what follows it. The stamp has no year and no zone; message forms may
 * carry UNIX seconds of their own line (an anchor), from which both are worked out.
 */
public final class LineFormat implements Format {

    /** Below this share of its lines a text is not this format. */
    private static final int SHARE_MIN_PERCENT = 5;

    private final String id;
    private final String description;
    private final String program;
    private final LinePattern header;
    private final HeaderGroups groups;
    private final String elided;
    private final Duration resolution;
    private final List<FieldRule> headerFields;
    private final List<MessageForm> forms;
    private final List<FieldRule> otherFields;
    private final List<LineSample> samples;

    LineFormat(Parts parts) {
        this.id = parts.id();
        this.description = parts.description();
        this.program = parts.program();
        this.header = parts.header();
        this.groups = HeaderGroups.of(id, header);
        this.elided = parts.elided();
        this.resolution = parts.resolution();
        this.headerFields = List.copyOf(parts.headerFields());
        this.forms = List.copyOf(parts.forms());
        this.otherFields = List.copyOf(parts.otherFields());
        this.samples = List.copyOf(parts.samples());
    }

    /** What a document declares, part by part. */
    record Parts(
            String id,
            String description,
            String program,
            LinePattern header,
            String elided,
            Duration resolution,
            List<FieldRule> headerFields,
            List<MessageForm> forms,
            List<FieldRule> otherFields,
            List<LineSample> samples) {}

    /** The numbers of the header's groups that have a meaning of their own. */
    record HeaderGroups(int month, int day, int time, int host, int program) {

        static HeaderGroups of(String id, LinePattern header) {
            HeaderGroups groups = new HeaderGroups(
                    header.group("month"),
                    header.group("day"),
                    header.group("time"),
                    header.group("host"),
                    header.group("program"));
            if (groups.month < 0 || groups.day < 0 || groups.time < 0 || groups.host < 0 || groups.program < 0) {
                throw new IllegalArgumentException(
                        id + ": the header needs the groups month, day, time, host and program");
            }
            return groups;
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Recognition recognise(Sample sample) {
        if (sample.binary()) {
            return Recognition.NO;
        }
        List<String> lines = sample.lines();
        Matcher match = header.matcher();
        long ours = lines.stream()
                .filter(line -> line.contains(program) && match.reset(line).lookingAt())
                .filter(line -> match.group(groups.program).equals(program))
                .count();
        if (ours == 0 || ours * 100 < (long) lines.size() * SHARE_MIN_PERCENT) {
            return Recognition.NO;
        }
        // 99 at most: a share of lines is never as certain as magic bytes
        int score = (int) Math.max(1, ours * 99 / lines.size());
        return new Recognition(score, ours + " of " + lines.size() + " lines are " + program + " lines");
    }

    @Override
    public Reader reader(ReadingOptions options) {
        return new LineReader(this, options);
    }

    /** The program whose messages the forms describe. */
    String program() {
        return program;
    }

    LinePattern header() {
        return header;
    }

    HeaderGroups groups() {
        return groups;
    }

    /** Empty, or the opening and the closing bracket whose content is cut out before messages are matched. */
    String elided() {
        return elided;
    }

    Duration resolution() {
        return resolution;
    }

    List<FieldRule> headerFields() {
        return headerFields;
    }

    List<MessageForm> forms() {
        return forms;
    }

    /** Fields of a message that no form knows. */
    List<FieldRule> otherFields() {
        return otherFields;
    }

    List<LineSample> samples() {
        return samples;
    }
}
