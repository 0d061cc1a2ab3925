package dev.hindcast.source.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that tells users how to write formats shows documents that load. */
class LineFormatsPageTest {

    @Test
    void the_documents_on_the_page_load_and_read_their_samples() throws IOException {
        String page = Files.readString(Path.of("docs/line-formats.md"));
        Matcher block = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL).matcher(page);
        Map<String, String> documents = new LinkedHashMap<>();
        while (block.find()) {
            documents.put("page-" + documents.size() + ".yml", block.group(1));
        }
        assertThat(documents).hasSize(2);
        assertThat(LineFormats.with(documents))
                .anyMatch(format -> format.id().equals("broker-log"))
                .anyMatch(format -> format.id().equals("syslog"));
    }
}
