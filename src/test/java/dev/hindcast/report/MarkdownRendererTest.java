package dev.hindcast.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MarkdownRendererTest {

    @Test
    void every_row_of_a_table_has_as_many_cells_as_its_head_whatever_the_evidence_says() {
        String[] lines =
                new MarkdownRenderer().text(Report.of(SampleReports.hostile())).split("\n");
        int head = 0;
        int rows = 0;
        for (String line : lines) {
            if (!line.startsWith("|")) {
                head = 0;
                continue;
            }
            int cells = (int) line.replace("\\\\", "")
                    .replace("\\|", "")
                    .chars()
                    .filter(c -> c == '|')
                    .count();
            assertThat(head == 0 ? cells : head).as(line).isEqualTo(cells);
            head = cells;
            rows++;
        }
        assertThat(rows).isGreaterThan(30);
    }

    @Test
    void text_from_logs_neither_marks_up_nor_hides() {
        String markdown = new MarkdownRenderer().text(Report.of(SampleReports.hostile()));

        assertThat(markdown).doesNotContain("\u202e").doesNotContain("\u001b").contains("\\\\u202e");
        String prose = markdown.replaceAll("(?s)\n(`{3,})text\n.*?\n\\1\n", "\n");
        assertThat(prose).hasSizeGreaterThan(2000).doesNotContain(" <script>").doesNotContain(" [a](javascript");
    }

    @Test
    void a_random_text_reads_back_as_it_was() {
        long seed = 20260314;
        SplittableRandom random = new SplittableRandom(seed);
        String alphabet = "ab1 .)-+=#*_`|<>[](){}&~@$\\!";
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(1, 12); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String escaped = MarkdownText.of(text.toString());
            assertThat(escaped.replaceAll("\\\\(.)", "$1"))
                    .as("seed " + seed + ", " + text)
                    .isEqualTo(text.toString());
            assertThat(escaped.replaceAll("\\\\.", ""))
                    .as("seed " + seed + ", " + text)
                    .doesNotContainPattern("[`|<*_\\[\\]]");
        }
    }

    @Test
    void a_code_block_is_fenced_by_more_than_its_text_holds() {
        assertThat(MarkdownText.block("a\n````\nb")).startsWith("`````text\n").endsWith("\n`````\n");
    }

    @Test
    void headings_begin_where_the_reader_wants_them() {
        assertThat(new MarkdownRenderer(3).text(Report.of(SampleReports.yes())))
                .startsWith("### Verdict\n")
                .contains("\n#### Mechanism");
        assertThatThrownBy(() -> new MarkdownRenderer(6)).isInstanceOf(IllegalArgumentException.class);
    }
}
