package dev.hindcast.source.line;

import dev.hindcast.source.Declaration;
import dev.hindcast.source.Specimens;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads YAML documents of formats and of messages, each known to the others by its id. */
final class LineDocuments {

    private static final Set<String> SAMPLE_KEYS = Set.of("line", "fields", "stamp", "format", "events");
    private static final String PATTERN = "pattern";
    /**
     * Longer messages are kept as they are unless a document says otherwise ({@code longest}): a KDC's line is below two
     * thousand characters (names are cut at 256), and a pattern that tries every place in megabytes of damage would not
     * come back.
     */
    private static final int MESSAGE_CHARS_MAX = 16 * 1024;
    /** A header that any program may print counts a little less than one that names its program. */
    private static final int WEIGHT = 95;

    private final Map<String, MessageSet> sets = new LinkedHashMap<>();
    /** The names of the documents of {@link #sets}. */
    private final Map<String, String> setNames = new HashMap<>();

    private final Map<String, List<LineSample>> samples = new LinkedHashMap<>();
    /** Sets whose own files are called by their id, by the id of the format that such a file has. */
    private final Map<String, List<MessageSet>> naming = new LinkedHashMap<>();

    /** A document that declares what a program says. */
    void messages(String name, String yaml) {
        Declaration document = Declaration.parse(name, yaml);
        String id = document.text("id");
        MessageSet set = set(
                document, new HashSet<>(document.texts("programs")), FieldRules.constants(document.section("fields")));
        setNames.putIfAbsent(id, name);
        if (sets.putIfAbsent(id, set) != null) {
            throw document.problem("id", "is " + id + ", which another document has; choose another");
        }
        document.optionalText("names-files-of")
                .ifPresent(format -> naming.computeIfAbsent(format, first -> new ArrayList<>())
                        .add(set));
        samples.put(name, samples(document, document.optionalText("format").orElse("syslog")));
    }

    /** The messages of every program that was declared. */
    List<MessageSet> sets() {
        return List.copyOf(sets.values());
    }

    /** A document that declares a format; the messages that it uses are known already. */
    LineFormat format(String name, String yaml) {
        Declaration document = Declaration.parse(name, yaml);
        List<String> omitted = document.texts("omit");
        List<Header> headers = new ArrayList<>();
        for (Declaration header : document.sections("headers")) {
            headers.add(header(header, document, omitted));
        }
        if (headers.isEmpty()) {
            throw document.problem("headers", "must hold at least one pattern");
        }
        List<MessageSet> used = new ArrayList<>();
        for (String id : document.texts("messages-of")) {
            used.add(Optional.ofNullable(sets.get(id))
                    .orElseThrow(
                            () -> document.problem("messages-of", "names " + id + ", which no document declares")));
        }
        // what any program may print is tried last, here as everywhere
        List<MessageSet> last = used.stream().filter(MessageSet::isForAny).toList();
        used.removeAll(last);
        if (document.has("messages")) {
            used.add(set(document, Set.of(), List.of()));
        }
        used.addAll(last);
        boolean byProgram = headers.stream()
                .anyMatch(header ->
                        header.program() >= 0 || !header.programOtherwise().isEmpty());
        String id = document.text("id");
        refuseSharedId(document, id);
        samples.put(name, samples(document, id));
        return new LineFormat(new LineFormat.Parts(
                id,
                document.text("description"),
                Specimens.of(document),
                headers,
                layout(document),
                pattern(document, "body", "^\\s+"),
                document.texts("chatter").stream()
                        .map(regex -> compiled(document, "chatter", regex))
                        .toList(),
                used,
                byProgram ? List.copyOf(sets.values()) : List.of(),
                FieldRules.constants(document.section("other")),
                samples.get(name),
                document.optionalText("anchor-hint")
                        .map(hint -> " (" + hint + ")")
                        .orElse(""),
                number(document, "weight", WEIGHT),
                says(document, "vote", "headers", "messages"),
                says(document, "between", "damage", "text")));
    }

    /**
     * Messages in the document of a format are a set of the format's own id, so that a set of that id would hide them or
     * be hidden by them. The complaint names the document that is not built in, since only that one can be changed.
     */
    private void refuseSharedId(Declaration document, String id) {
        String set = setNames.get(id);
        if (set == null || !document.has("messages")) {
            return;
        }
        boolean builtIn = set.startsWith(LineFormats.MESSAGES + "/");
        throw new IllegalArgumentException((builtIn ? document.name() : set) + ": id: is " + id + ", which "
                + (builtIn ? set : document.name()) + " has for messages of its own; choose another");
    }

    /** The messages of a document. */
    private static MessageSet set(Declaration document, Set<String> programs, List<FieldRule> fields) {
        List<String> omitted = document.texts("omit");
        List<MessageForm> forms = new ArrayList<>();
        for (Declaration message : document.sections("messages")) {
            forms.add(form(message, omitted));
        }
        return new MessageSet(
                document.text("id"),
                document.text("description"),
                programs,
                document.texts("prefixes"),
                elided(document),
                number(document, "longest", MESSAGE_CHARS_MAX),
                forms,
                fields,
                Specimens.of(document));
    }

    private static Header header(Declaration header, Declaration document, List<String> omitted) {
        Shape shape = shape(header);
        int stampGroup = -1;
        Shape stampShape = shape;
        if (header.has("stamp")) {
            Declaration stamp = header.section("stamp");
            stampGroup = new FieldRules(shape, omitted).group(stamp, "from", stamp.text("from"));
            stampShape = RegexShape.of(stamp.name(), stamp.text(PATTERN), "");
        }
        List<FieldRule> fields = new FieldRules(shape, omitted).of(header.section("fields"));
        StampForm stamp = StampForm.of(stampShape, stampGroup < 0 ? header : header.section("stamp"));
        return new Header(
                shape,
                stampGroup,
                stampShape,
                stamp,
                resolution(header).or(() -> resolution(document)).orElse(null),
                named(header, shape, "host"),
                named(header, shape, "program"),
                header.optionalText("program-otherwise").orElse(""),
                named(header, shape, "message"),
                fields);
    }

    /** A group with a meaning of its own: called so, or by the name that the document gives where the log has its own. */
    private static int named(Declaration header, Shape shape, String meaning) {
        Optional<String> other = header.optionalText(meaning);
        if (header.has("json") || header.has("zeek")) {
            return other.map(shape::group).orElse(-1);
        }
        return shape.group(other.orElse(meaning));
    }

    private static Shape shape(Declaration document) {
        String literal = document.optionalText("literal").orElse("");
        if (document.has("zeek")) {
            return new ZeekShape(document.text("zeek"));
        }
        if (document.has("dissect")) {
            return DissectShape.of(document.name(), document.text("dissect"));
        }
        return document.has("json")
                ? new JsonShape(literal)
                : RegexShape.of(document.name(), document.text(PATTERN), literal);
    }

    private static MessageForm form(Declaration message, List<String> omitted) {
        Shape shape = shape(message);
        FieldRules rules = new FieldRules(shape, omitted);
        String anchor = message.optionalText("anchor").orElse("");
        return new MessageForm(
                shape,
                rules.of(message.section("fields")),
                anchor.isEmpty() ? -1 : rules.group(message, "anchor", anchor),
                message.optionalText("anchor-literal").orElse(""),
                use(message),
                onlyWith(message));
    }

    /** {@code only-with: {fields: [hindcast.offset_seconds], needed: [error.code]}}. */
    private static MessageForm.OnlyWith onlyWith(Declaration message) {
        Declaration section = message.section("only-with");
        List<String> fields = section.texts("fields");
        List<String> needed = section.texts("needed");
        if (fields.isEmpty() != needed.isEmpty()) {
            throw message.problem("only-with", "must name fields, and what is needed for them to stay");
        }
        return fields.isEmpty() ? MessageForm.OnlyWith.NONE : new MessageForm.OnlyWith(fields, needed);
    }

    private static Recollection.Use use(Declaration message) {
        if (!message.has("remember") && !message.has("recall") && !message.has("forget")) {
            return Recollection.Use.NONE;
        }
        Declaration remember = message.section("remember");
        Declaration recall = message.section("recall");
        return new Recollection.Use(
                key(message, "remember"),
                remember.texts("fields"),
                remember.optionalText("alone").orElse("").equals("true"),
                key(message, "recall"),
                recall.texts("fields"),
                key(message, "forget"));
    }

    private static Optional<Recollection.Key> key(Declaration message, String what) {
        if (!message.has(what)) {
            return Optional.empty();
        }
        Declaration section = message.section(what);
        return Optional.of(new Recollection.Key(
                section.text("as"), section.optionalText("by").orElse("")));
    }

    private static LineFormat.Layout layout(Declaration document) {
        String word = document.optionalText("layout").orElse("lines");
        return switch (word) {
            case "lines" -> LineFormat.Layout.LINES;
            case "continued" -> LineFormat.Layout.CONTINUED;
            case "bodies" -> LineFormat.Layout.BODIES;
            default -> throw document.problem("layout", "is lines, continued or bodies, not " + word);
        };
    }

    /** Whether a key says the second of two words; without the key, it says the first. */
    private static boolean says(Declaration document, String key, String otherwise, String word) {
        String said = document.optionalText(key).orElse(otherwise);
        if (!said.equals(otherwise) && !said.equals(word)) {
            throw document.problem(key, "is " + otherwise + " or " + word + ", not " + said);
        }
        return said.equals(word);
    }

    private static Optional<Duration> resolution(Declaration document) {
        Optional<String> text = document.optionalText("resolution");
        try {
            return text.map(Duration::parse);
        } catch (DateTimeParseException noDuration) {
            throw document.problem("resolution", "must be an ISO duration like PT1S, not " + text.orElse(""));
        }
    }

    private static int number(Declaration document, String key, int otherwise) {
        Optional<String> text = document.optionalText(key);
        try {
            return text.map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException noNumber) {
            throw document.problem(key, "must be a whole number");
        }
    }

    private static Pattern pattern(Declaration document, String key, String otherwise) {
        return compiled(document, key, document.optionalText(key).orElse(otherwise));
    }

    private static Pattern compiled(Declaration document, String key, String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException broken) {
            throw new IllegalArgumentException(document.name() + ": " + key + ": " + RegexShape.fault(broken), broken);
        }
    }

    private static String elided(Declaration document) {
        String brackets = document.optionalText("elide").orElse("");
        if (!brackets.isEmpty() && brackets.length() != 2) {
            throw document.problem("elide", "must be an opening and a closing bracket");
        }
        return brackets;
    }

    private static List<LineSample> samples(Declaration document, String format) {
        List<LineSample> samples = new ArrayList<>();
        for (Declaration sample : document.sections("samples")) {
            if (!SAMPLE_KEYS.containsAll(sample.keys())) {
                throw sample.problem("keys", "are line, fields, stamp, format and events, not " + sample.keys());
            }
            samples.add(new LineSample(
                    sample.text("line"),
                    sample.section("fields").asTexts(),
                    sample.optionalText("stamp").orElse(""),
                    number(sample, "events", -1),
                    sample.optionalText("format").orElse(format)));
        }
        if (samples.isEmpty()) {
            throw document.problem("samples", "must hold at least one line with the fields expected of it");
        }
        return samples;
    }

    /** The format under the names of the programs whose files it is. */
    List<LineFormat> namedByProgram(LineFormat format) {
        return naming.getOrDefault(format.id(), List.of()).stream()
                .map(format::namedBy)
                .toList();
    }

    /** @throws IllegalArgumentException where a sample of a document is not read as it says */
    void checkSamples(String name, List<LineFormat> formats) {
        fault(name, formats).ifPresent(fault -> {
            throw new IllegalArgumentException(name + ": " + fault);
        });
    }

    /** The first fault of every document. */
    List<String> faults(List<LineFormat> formats) {
        List<String> faults = new ArrayList<>();
        samples.keySet().forEach(name -> fault(name, formats).ifPresent(fault -> faults.add(name + ": " + fault)));
        return faults;
    }

    private Optional<String> fault(String name, List<LineFormat> formats) {
        for (LineSample sample : samples.getOrDefault(name, List.of())) {
            @Nullable
            LineFormat format = formats.stream()
                    .filter(each -> each.id().equals(sample.format()))
                    .findFirst()
                    .orElse(null);
            if (format == null) {
                return Optional.of("its sample names the format " + sample.format() + ", which no document declares");
            }
            Optional<String> fault = SampleCheck.of(format, sample).fault();
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }
}
