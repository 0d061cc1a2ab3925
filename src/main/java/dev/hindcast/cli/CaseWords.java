package dev.hindcast.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which kept case a command looks into. */
final class CaseWords {

    @Option(names = "--case", paramLabel = "DIR", description = "The case (default: the case of ./hindcast-report).")
    private @Nullable Path folder;

    Path folder() {
        return Optional.ofNullable(folder).orElse(Path.of("hindcast-report", "case"));
    }
}
