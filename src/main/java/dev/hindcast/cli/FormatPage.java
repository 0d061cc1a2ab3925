package dev.hindcast.cli;

import dev.hindcast.casefile.FormatList;
import java.io.PrintWriter;
import java.util.List;

/** The list of formats as the page {@code docs/formats.md}. */
final class FormatPage {

    private FormatPage() {}

    static void write(List<FormatList.Row> rows, PrintWriter out) {
        out.println("# Formats");
        out.println();
        out.println(
                "Written by `hindcast formats -o markdown`. A file is recognised by its content, never by its name. What is");
        out.println(
                "not recognised is listed in the report; what is recognised but damaged is named with file and position.");
        out.println();
        out.println(
                "\"Real\" says which real output a format was built from and is tested with. \"Constructed\" says which of its");
        out.println(
                "forms were built from documentation or source code alone: a line that such a program really writes may differ.");
        table("Files", FormatList.Kind.FILE, rows, out);
        table(
                "Programs whose messages are known in syslog, in the journal and in their own logs",
                FormatList.Kind.MESSAGES,
                rows,
                out);
    }

    private static void table(String title, FormatList.Kind kind, List<FormatList.Row> rows, PrintWriter out) {
        out.println();
        out.println("## " + title);
        out.println();
        out.println("| id | what it is | real | constructed |");
        out.println("|---|---|---|---|");
        rows.stream()
                .filter(row -> row.kind() == kind)
                .forEach(row -> out.println("| `" + row.id() + "` | " + cell(row.description()) + " | "
                        + cell(row.specimens().real()) + " | "
                        + cell(row.specimens().constructed()) + " |"));
    }

    private static String cell(String text) {
        return text.isEmpty() ? "-" : text.replace("|", "\\|");
    }
}
