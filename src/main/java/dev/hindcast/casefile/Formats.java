package dev.hindcast.casefile;

import dev.hindcast.source.Format;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.capture.ConsoleCapture;
import dev.hindcast.source.capture.W32tmAnswer;
import dev.hindcast.source.capture.W32tmStatus;
import dev.hindcast.source.capture.W32tmStripchart;
import dev.hindcast.source.evtx.EvtxFormat;
import dev.hindcast.source.line.LineFormat;
import dev.hindcast.source.line.LineFormats;
import dev.hindcast.source.table.TableFormat;
import dev.hindcast.source.windows.WevtutilXml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * THE list of formats, in the order in which ties are decided: a new one is one class, or one YAML file, and one line. The
 * user's own line formats come first of their kind.
 */
final class Formats {

    /** Known by their first bytes and by nothing else; asked before the others are so much as loaded. */
    static final List<Format> BY_MAGIC = List.of(new EvtxFormat());

    private final Optional<List<LineFormat>> ofUser;

    private Formats(Optional<List<LineFormat>> ofUser) {
        this.ofUser = ofUser;
    }

    /**
     * The formats of a run.
     *
     * @throws UsageProblem where a folder or a document that the user names cannot be used: which one, where, and why
     */
    static Formats of(ReadingOptions options) throws UsageProblem, IOException {
        if (options.lineFormats().isEmpty()) {
            return new Formats(Optional.empty());
        }
        Map<String, String> documents = new LinkedHashMap<>();
        for (Path folder : options.lineFormats()) {
            documents.putAll(documentsOf(folder));
        }
        try {
            return new Formats(Optional.of(LineFormats.with(documents)));
        } catch (IllegalArgumentException broken) {
            String why = String.valueOf(broken.getMessage())
                    .lines()
                    .map(String::strip)
                    .reduce((a, b) -> a + " " + b)
                    .orElse("");
            throw new UsageProblem("--line-formats: " + why);
        }
    }

    private static Map<String, String> documentsOf(Path folder) throws UsageProblem, IOException {
        if (!Files.isDirectory(folder)) {
            throw new UsageProblem(
                    "--line-formats " + folder + " is no folder; name the folder that holds the YAML documents");
        }
        Map<String, String> documents = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Formats::isYaml).sorted().toList()) {
                documents.put(file.toString(), Files.readString(file));
            }
        }
        if (documents.isEmpty()) {
            throw new UsageProblem("--line-formats " + folder + " holds no .yml file; one document is one format");
        }
        return documents;
    }

    private static boolean isYaml(Path file) {
        String name = String.valueOf(file.getFileName());
        return Files.isRegularFile(file) && (name.endsWith(".yml") || name.endsWith(".yaml"));
    }

    /** All of them; those that are declared in YAML are read when this is first asked for. */
    List<Format> all() {
        return ofUser.map(Formats::with).orElseGet(() -> Loaded.ALL);
    }

    /** Loaded when it is first used. */
    private static final class Loaded {
        static final List<Format> ALL = with(LineFormats.builtIn());
    }

    private static List<Format> with(List<LineFormat> lineFormats) {
        List<Format> formats = new ArrayList<>(BY_MAGIC);
        formats.add(new WevtutilXml());
        formats.addAll(lineFormats);
        formats.add(new W32tmStripchart());
        formats.add(new W32tmStatus());
        formats.addAll(W32tmAnswer.all());
        formats.addAll(ConsoleCapture.builtIn());
        formats.addAll(TableFormat.builtIn());
        return List.copyOf(formats);
    }
}
