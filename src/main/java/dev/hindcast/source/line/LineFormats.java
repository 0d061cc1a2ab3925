package dev.hindcast.source.line;

import dev.hindcast.source.Declaration;
import dev.hindcast.source.ResourceFolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes line formats of their YAML documents and checks each against its own samples. */
public final class LineFormats {

    private static final String FOLDER = "line";
    private static final Set<String> SAMPLE_KEYS = Set.of("line", "fields");

    private LineFormats() {}

    /** Every line format that this build carries, by name of its document. */
    public static List<LineFormat> builtIn() {
        List<LineFormat> formats = new ArrayList<>();
        ResourceFolder.yamlOf(FOLDER).forEach((name, yaml) -> formats.add(parse(name, yaml)));
        return List.copyOf(formats);
    }

    /**
     * A line format of a YAML document, its samples checked.
     *
     * @param name what complaints call the document
     * @throws IllegalArgumentException where the document is broken or a sample is not read as it says
     */
    public static LineFormat parse(String name, String yaml) {
        Declaration document = Declaration.parse(name, yaml);
        Declaration header = document.section("header");
        LinePattern headerPattern = LinePattern.of(header.name(), header.text("pattern"), "");
        Set<String> omitted = new HashSet<>(document.texts("omit"));
        List<MessageForm> forms = new ArrayList<>();
        for (Declaration message : document.sections("messages")) {
            forms.add(form(message, omitted));
        }
        LineFormat format = new LineFormat(new LineFormat.Parts(
                document.text("id"),
                document.text("description"),
                document.text("program"),
                headerPattern,
                elided(document),
                Duration.parse(document.text("resolution")),
                fields(header.section("fields"), headerPattern, omitted),
                forms,
                fields(document.section("other"), headerPattern, omitted),
                samples(document)));
        SampleCheck.of(format).firstFault().ifPresent(fault -> {
            throw new IllegalArgumentException(name + ": " + fault);
        });
        return format;
    }

    private static String elided(Declaration document) {
        String brackets = document.optionalText("elide").orElse("");
        if (!brackets.isEmpty() && brackets.length() != 2) {
            throw document.problem("elide", "must be an opening and a closing bracket");
        }
        return brackets;
    }

    private static MessageForm form(Declaration message, Set<String> omitted) {
        LinePattern pattern = LinePattern.of(
                message.name(),
                message.text("pattern"),
                message.optionalText("literal").orElse(""));
        String anchor = message.optionalText("anchor").orElse("");
        int anchorGroup = anchor.isEmpty() ? -1 : group(message, "anchor", pattern, anchor);
        return new MessageForm(
                pattern,
                fields(message.section("fields"), pattern, omitted),
                anchorGroup,
                message.optionalText("anchor-literal").orElse(""));
    }

    private static List<FieldRule> fields(Declaration fields, LinePattern pattern, Set<String> omitted) {
        List<FieldRule> rules = new ArrayList<>();
        for (String field : fields.keys()) {
            if (fields.isSection(field)) {
                Map<String, String> choices =
                        new LinkedHashMap<>(fields.section(field).asTexts());
                int group = group(fields, field, pattern, String.valueOf(choices.remove("by")));
                String otherwise = choices.getOrDefault("otherwise", "");
                choices.remove("otherwise");
                rules.add(new FieldRule(field, group, "", choices, otherwise, omitted));
                continue;
            }
            String value = fields.text(field);
            if (value.startsWith("$")) {
                int group = group(fields, field, pattern, value.substring(1));
                rules.add(new FieldRule(field, group, "", Map.of(), "", omitted));
            } else {
                rules.add(new FieldRule(field, -1, value, Map.of(), "", omitted));
            }
        }
        return rules;
    }

    private static int group(Declaration where, String key, LinePattern pattern, String name) {
        int group = pattern.group(name);
        if (group < 0) {
            throw where.problem(key, "names the group " + name + ", which its pattern does not have");
        }
        return group;
    }

    private static List<LineSample> samples(Declaration document) {
        List<LineSample> samples = new ArrayList<>();
        for (Declaration sample : document.sections("samples")) {
            if (!SAMPLE_KEYS.containsAll(sample.keys())) {
                throw sample.problem("keys", "are line and fields, not " + sample.keys());
            }
            samples.add(
                    new LineSample(sample.text("line"), sample.section("fields").asTexts()));
        }
        if (samples.isEmpty()) {
            throw document.problem("samples", "must hold at least one line with the fields expected of it");
        }
        return samples;
    }
}
