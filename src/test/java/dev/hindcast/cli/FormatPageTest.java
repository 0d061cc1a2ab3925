package dev.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.casefile.FormatList;
import dev.hindcast.source.ReadingOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatPageTest {

    private final List<FormatList.Row> rows;

    FormatPageTest() throws Exception {
        rows = FormatList.rows(ReadingOptions.NONE);
    }

    @Test
    void the_committed_page_is_what_the_command_writes() throws Exception {
        StringWriter written = new StringWriter();
        FormatPage.write(rows, new PrintWriter(written));
        assertThat(Files.readString(Path.of("docs/formats.md")))
                .as("renew it: ./hindcast formats -o markdown > docs/formats.md")
                .isEqualTo(written.toString());
    }

    @Test
    void no_format_hides_from_what_it_was_built() {
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.description()).as(row.id()).isNotBlank();
            assertThat(row.specimens().real() + row.specimens().constructed())
                    .as(row.id())
                    .isNotBlank();
        });
    }
}
