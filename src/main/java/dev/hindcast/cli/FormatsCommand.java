package dev.hindcast.cli;

import dev.hindcast.casefile.FormatList;
import dev.hindcast.casefile.UsageProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hindcast formats}: what is read, and from what each reader was built. */
@Command(
        name = "formats",
        mixinStandardHelpOptions = true,
        description = "List every format that is read, and whether it was built from real logs or from documentation.")
final class FormatsCommand implements Callable<Integer> {

    /** How the list is written. */
    enum Form {
        TEXT,
        MARKDOWN
    }

    private final Console console;

    @Mixin
    private final ReadingWords reading = new ReadingWords();

    @Option(
            names = "-o",
            paramLabel = "FORM",
            description = "text or markdown (default: ${DEFAULT-VALUE}).",
            defaultValue = "text")
    private Form form = Form.TEXT;

    FormatsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws UsageProblem, IOException {
        List<FormatList.Row> rows = FormatList.rows(reading.options());
        if (form == Form.MARKDOWN) {
            FormatPage.write(rows, console.out());
        } else {
            text(rows, console.out());
        }
        return ExitCode.DONE;
    }

    private static void text(List<FormatList.Row> rows, PrintWriter out) {
        int width = rows.stream().mapToInt(row -> row.id().length()).max().orElse(0);
        for (FormatList.Row row : rows) {
            out.println(row.id() + " ".repeat(width - row.id().length() + 2) + row.description());
            String indent = " ".repeat(width + 2);
            Stream.of(
                            "real: " + row.specimens().real(),
                            "constructed: " + row.specimens().constructed())
                    .filter(line -> !line.endsWith(": "))
                    .forEach(line -> out.println(indent + line));
        }
    }
}
