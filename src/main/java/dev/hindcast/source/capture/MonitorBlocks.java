package dev.hindcast.source.capture;

import dev.hindcast.event.Event;
import dev.hindcast.event.FieldNames;
import dev.hindcast.event.HostName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answers of {@code w32tm /monitor}: a block a domain controller, with its offset from the PDC. One event a controller.
 *
 * <p>Sign: the printed offset is that controller minus the PDC, which is {@link FieldNames#OFFSET}'s own: {@code
 * -312.44s offset from dc01} under {@code dc02} means that dc02 is 312.44 s behind dc01. The answer has no time of its own.
 */
final class MonitorBlocks implements Answers {

    static final String ID = "w32tm-monitor";

    /** Several marks of a PDC were seen in one old answer, so the line of the offset says which it is, not the mark. */
    private static final Pattern HEAD =
            Pattern.compile("^\\s*(?<name>[^\\s\\[\\]*:]++)\\s*(?<mark>\\*{3}[^*\\[\\]]{1,20}\\*{3})?"
                    + "\\s*\\[(?<address>\\S{1,80}:\\d{1,5}|\\p{L}+ [A-Z0-9_]{3,40})\\]:\\s*$");

    private static final Pattern ICMP = Pattern.compile("^\\s*ICMP\\s?:\\s*(?<value>\\S.*)$");
    private static final Pattern NTP = Pattern.compile("^\\s*NTP\\s?:\\s*(?<value>\\S.*)$");
    private static final Pattern OFFSET = Pattern.compile("^(?<offset>[+-]\\d+[.,]\\d+)s\\b(?<rest>.*)$");
    private static final Pattern FAILED =
            Pattern.compile("^\\p{L}+[ :]*(?<code>0x[0-9A-Fa-f]{1,8}|[A-Z][A-Z0-9_]{3,40})\\b.*$");
    /** A remark of the person who pasted it may follow after many blanks. */
    private static final Pattern OFFSET_FROM = Pattern.compile("^ offset from (?<name>.+?)(?:\\s{3,}.*)?$");

    private static final Pattern NAME = Pattern.compile("[^\\s\"',;()\\[\\]]+");
    private static final Pattern LEADING_NUMBER = Pattern.compile("^(?<number>\\d+).*");

    private final CaptureWriter out;
    private final CaptureFrame frame;
    private final List<Block> blocks = new ArrayList<>();
    private CaptureFrame.Taken taken;

    /** What was read of one controller so far; texts are empty until their line comes. */
    private static final class Block {
        private final String name;
        private final boolean marked;
        private final String address;
        private final long line;
        private String icmp = "";
        private String ntp = "";
        private String referenceId = "";
        private String stratum = "";

        Block(Matcher head, long line) {
            this.name = head.group("name");
            this.marked = head.group("mark") != null;
            this.address = head.group("address");
            this.line = line;
        }
    }

    MonitorBlocks(CaptureWriter out, CaptureFrame frame) {
        this.out = out;
        this.frame = frame;
        this.taken = frame.taken();
    }

    /** How many controllers these lines name. */
    static int signs(List<String> lines) {
        return (int) lines.stream().filter(l -> HEAD.matcher(l).matches()).count();
    }

    @Override
    public boolean take(String line, long number) {
        Matcher head = HEAD.matcher(line);
        if (head.matches()) {
            if (blocks.isEmpty()) {
                taken = frame.taken();
            }
            blocks.add(new Block(head, number));
            return true;
        }
        if (blocks.isEmpty() || line.isBlank() || CaptureFrame.isCommand(line)) {
            return false;
        }
        boolean own = belongs(blocks.get(blocks.size() - 1), line);
        if (!own) {
            end();
        }
        return own;
    }

    /** The names of the two protocols are the same in every language; the two lines below them are known by position. */
    private static boolean belongs(Block block, String line) {
        Matcher icmp = ICMP.matcher(line);
        if (icmp.matches()) {
            block.icmp = icmp.group("value");
            return true;
        }
        Matcher ntp = NTP.matcher(line);
        if (ntp.matches()) {
            block.ntp = ntp.group("value");
            return true;
        }
        Optional<LabelledLine> labelled = LabelledLine.of(line);
        if (labelled.isEmpty()
                || block.ntp.isEmpty()
                || !OFFSET.matcher(block.ntp).matches()) {
            return false;
        }
        String value = labelled.get().value();
        if (block.referenceId.isEmpty() && !value.isEmpty()) {
            block.referenceId = value;
            return true;
        }
        Matcher stratum = LEADING_NUMBER.matcher(value);
        if (block.stratum.isEmpty() && stratum.matches()) {
            block.stratum = stratum.group("number");
            return true;
        }
        return false;
    }

    @Override
    public void end() {
        List<Block> all = List.copyOf(blocks);
        blocks.clear();
        for (Block block : all) {
            if (block.ntp.isEmpty() && !block.address.contains(":")) {
                write(block, all, block.address);
            } else if (block.ntp.isEmpty()) {
                out.reject(
                        block.line,
                        "capture-cut",
                        "w32tm /monitor names the controller " + block.name
                                + " and its line with the offset is missing;"
                                + " the others were read. Capture it again.");
            } else {
                write(block, all, block.ntp);
            }
        }
    }

    private void write(Block block, List<Block> all, String measured) {
        Matcher offset = OFFSET.matcher(measured);
        Matcher failed = FAILED.matcher(measured);
        if (!offset.matches() && !failed.matches()) {
            out.reject(
                    block.line,
                    "offset-unreadable",
                    "Expected an offset or an error for " + block.name + " in w32tm /monitor, found \"" + measured
                            + "\"; the other controllers were read. Capture it again.");
            return;
        }
        CaptureFrame.Taken of = new CaptureFrame.Taken(HostName.of(block.name), taken.runner(), taken.at());
        Event.Builder event = out.answer(ID, block.line, of)
                .field(FieldNames.ACTION, "offset-measured")
                .field("w32tm.address", block.address)
                .field("w32tm.pdc", Boolean.toString(block.marked))
                .field(FieldNames.MESSAGE, block.name + " NTP: " + measured);
        put(event, "w32tm.icmp", block.icmp);
        put(event, "w32tm.reference_id", block.referenceId);
        put(event, FieldNames.STRATUM, block.stratum);
        if (offset.matches()) {
            BigDecimal seconds = new BigDecimal(offset.group("offset").replace(',', '.'));
            event.field(FieldNames.OUTCOME, "success").field(FieldNames.OFFSET, seconds.toPlainString());
            put(event, FieldNames.OFFSET_AGAINST, reference(offset.group("rest"), all));
        } else {
            event.field(FieldNames.OUTCOME, "failure").field(FieldNames.ERROR_CODE, failed.group("code"));
        }
        out.write(event);
    }

    private static void put(Event.Builder event, String field, String value) {
        if (!value.isEmpty()) {
            event.field(field, value);
        }
    }

    /** The clock that the offset is from: a controller of this answer in any language, else what the English text names. */
    private String reference(String rest, List<Block> all) {
        Matcher word = NAME.matcher(rest);
        while (word.find()) {
            String name = word.group();
            if (all.stream().anyMatch(b -> b.name.equalsIgnoreCase(name))) {
                return name;
            }
        }
        Matcher english = OFFSET_FROM.matcher(rest);
        if (english.matches()) {
            String name = english.group("name").strip();
            boolean own = name.equalsIgnoreCase("local clock");
            return own && taken.runner().isKnown() ? taken.runner().value() : name;
        }
        List<Block> marked = all.stream().filter(b -> b.marked).toList();
        return marked.size() == 1 ? marked.get(0).name : "";
    }
}
