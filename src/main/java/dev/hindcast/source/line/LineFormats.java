package dev.hindcast.source.line;

import dev.hindcast.source.Declaration;
import dev.hindcast.source.ResourceFolder;
import dev.hindcast.source.Specimens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes line formats of their YAML documents and checks each against its own samples. */
public final class LineFormats {

    private static final String FORMATS = "line";
    /** Where the messages that this build carries stand, and what the names of their documents begin with. */
    static final String MESSAGES = "line/messages";

    private LineFormats() {}

    /**
     * Every line format that this build carries, by name of its document. Their samples are checked when the build is
     * tested, not at each start.
     */
    public static List<LineFormat> builtIn() {
        return of(Map.of(), Map.of());
    }

    /**
     * The built-in formats and further ones, which come first and whose samples are checked.
     *
     * @param documents YAML by the name that complaints call it; each declares a format ({@code headers}) or the messages
     *     of a program ({@code programs}), which is then read in syslog, in the journal and wherever else a line names
     *     its program
     * @throws IllegalArgumentException where a document is broken or a sample is not read as it says: one line that names
     *     the document, the place in it, and what was found instead
     */
    public static List<LineFormat> with(Map<String, String> documents) {
        Map<String, String> formats = new LinkedHashMap<>();
        Map<String, String> messages = new LinkedHashMap<>();
        documents.forEach((name, yaml) -> {
            boolean isFormat = Declaration.parse(name, yaml).has("headers");
            (isFormat ? formats : messages).put(name, yaml);
        });
        return of(formats, messages);
    }

    /**
     * A program whose messages are known wherever its lines stand.
     *
     * @param id the dataset of its events
     * @param description for people
     * @param specimens from what its forms were built
     */
    public record Program(String id, String description, Specimens specimens) {}

    /** Every program whose messages this build knows. */
    public static List<Program> programs() {
        LineDocuments documents = new LineDocuments();
        builtInMessages(documents);
        return documents.sets().stream()
                .map(set -> new Program(set.id(), set.description(), set.origin()))
                .toList();
    }

    private static List<LineFormat> of(Map<String, String> formats, Map<String, String> messages) {
        LineDocuments documents = new LineDocuments();
        messages.forEach(documents::messages);
        builtInMessages(documents);
        List<LineFormat> own = new ArrayList<>();
        formats.forEach((name, yaml) -> own.add(documents.format(name, yaml)));
        List<LineFormat> all = new ArrayList<>(own);
        ResourceFolder.yamlOf(FORMATS).forEach((name, yaml) -> all.add(documents.format(name, yaml)));
        formats.keySet().forEach(name -> documents.checkSamples(name, all));
        messages.keySet().forEach(name -> documents.checkSamples(name, all));
        List<LineFormat> named = new ArrayList<>();
        all.forEach(format -> named.addAll(documents.namedByProgram(format)));
        named.addAll(all);
        return named.stream().map(format -> format.among(all)).toList();
    }

    private static void builtInMessages(LineDocuments documents) {
        ResourceFolder.yamlOf(MESSAGES).forEach((name, yaml) -> documents.messages(MESSAGES + "/" + name, yaml));
    }

    /** What is wrong with the samples of the built-in formats and messages; empty where all are read as they say. */
    static List<String> faultsOfBuiltIn() {
        LineDocuments documents = new LineDocuments();
        builtInMessages(documents);
        List<LineFormat> all = new ArrayList<>();
        ResourceFolder.yamlOf(FORMATS).forEach((name, yaml) -> all.add(documents.format(name, yaml)));
        return documents.faults(all);
    }
}
