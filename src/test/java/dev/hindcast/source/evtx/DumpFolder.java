package dev.hindcast.source.evtx;

import dev.hindcast.event.Tally;
import dev.hindcast.source.FileSource;
import dev.hindcast.source.ReadingOptions;
import dev.hindcast.source.RecordDump;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Dumps every event log of a folder as XML, in one process, for comparison with other programs: beside each file's
 * {@code .xml} its diagnostics as {@code .diag}, and {@code index.tsv} with records present, read and rejected.
 */
final class DumpFolder {

    private DumpFolder() {}

    public static void main(String[] arguments) throws IOException {
        Path in = Path.of(arguments[0]);
        Path out = Path.of(arguments[1]);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(in)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        Files.createDirectories(out);
        try (PrintWriter index =
                new PrintWriter(Files.newBufferedWriter(out.resolve("index.tsv"), StandardCharsets.UTF_8))) {
            index.print("file\tpresent\tread\trejected\n");
            for (Path file : files) {
                String name = in.relativize(file).toString().replace('\\', '/');
                Path xml = out.resolve(name + ".xml");
                Files.createDirectories(xml.getParent());
                Tally tally;
                try (OutputStream records = Files.newOutputStream(xml);
                        PrintWriter diagnostics = new PrintWriter(
                                Files.newBufferedWriter(out.resolve(name + ".diag"), StandardCharsets.UTF_8))) {
                    tally = new EvtxDump(ReadingOptions.NONE)
                            .dump(
                                    new FileSource(name, file, Files.size(file)),
                                    RecordDump.Form.XML,
                                    records,
                                    d -> diagnostics.print(d.severity().word() + "\t" + d.code() + "\t" + d.position()
                                            + "\t" + d.message() + "\n"))
                            .tally();
                }
                index.print(name + "\t" + tally.present() + "\t" + tally.read() + "\t" + tally.rejected() + "\n");
            }
        }
    }
}
