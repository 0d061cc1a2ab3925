package dev.hindcast.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.GoldenFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlRendererTest {

    private static String html(ReportSource source) throws IOException {
        return new HtmlRenderer().text(Report.of(source));
    }

    /** What a reader sees: no style, no script, no markup. */
    static String text(String html) {
        return html.replaceAll("(?s)<(style|script)[^>]*>.*?</\\1>", "")
                .replaceAll("(?s)<svg.*?</svg>", "")
                .replaceAll("</(p|h1|h2|h3|td|th|li|dd|dt|tr|span)>", "\n")
                .replaceAll("<[^>]+>", "")
                .replace("&nbsp;", " ")
                .replaceAll("[ \\t]*\\n\\s*", "\n")
                .strip();
    }

    private static List<String> all(String pattern, String in) {
        return Pattern.compile(pattern)
                .matcher(in)
                .results()
                .map(r -> r.group(1))
                .toList();
    }

    @Test
    void the_page_says_what_it_said() throws IOException {
        GoldenFile.check("index.txt", text(html(SampleReports.wave())) + "\n");
    }

    @Test
    void the_page_asks_for_nothing_outside_itself_and_runs_only_the_script_that_its_policy_names() throws Exception {
        String html = html(SampleReports.wave());

        assertThat(html).doesNotContain("http://", "https://", "url(http", "@import", "<link", "<img", "<iframe");
        List<String> scripts = all("(?s)<script>(.*?)</script>", html);
        assertThat(scripts).hasSize(1);
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(scripts.get(0).getBytes(StandardCharsets.UTF_8));
        String hash = Base64.getEncoder().encodeToString(digest);
        String policy = all("Content-Security-Policy\" content=\"([^\"]*)\"", html)
                .get(0)
                .replace("&#39;", "'");
        assertThat(policy).contains("default-src 'none'").contains("'sha256-" + hash + "'");
        assertThat(html).doesNotContainPattern("<[a-z][^>]*\\son[a-z]+=");
    }

    @Test
    void text_from_logs_neither_marks_up_nor_hides_nor_turns() throws IOException {
        String html = html(SampleReports.hostile());

        assertThat(all("(?s)(<script[ >])", html)).hasSize(2);
        assertThat(html)
                .doesNotContain("alert(1)</script>")
                .doesNotContain("\u202e")
                .doesNotContain("\u001b");
        assertThat(html).contains("&lt;script&gt;").contains("\\u202egnp.exe");
        assertThat(html.chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
        assertThat(html).doesNotContainPattern("<[a-z][^>]*\\sonload=");
    }

    @Test
    void every_reference_leads_to_a_row_and_no_id_stands_twice() throws IOException {
        String html = html(SampleReports.wave());
        List<String> ids = all("\\sid=\"([^\"]+)\"", html);

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(all("href=\"#([^\"]+)\"", html));
        assertThat(ids).containsAll(all("(?:data-source|aria-describedby)=\"([^\"]+)\"", html));
        for (String several : all("aria-labelledby=\"([^\"]+)\"", html)) {
            assertThat(ids).contains(several.split(" "));
        }
    }

    @Test
    void the_picture_draws_what_is_known_by_quality_and_hatches_what_is_not() throws IOException {
        String known = html(SampleReports.yes());
        String unknown = html(SampleReports.undetermined());

        assertThat(known)
                .contains("class=\"line\"")
                .contains("class=\"line dash\"")
                .contains("Passes +300 s");
        assertThat(unknown).contains("class=\"hatch\"").contains("no reading after Sat 23:02");
        assertThat(all("(<svg class=\"c[wn]\")", known)).hasSize(2);
        assertThat(all("<path class=\"bad\" d=\"([^\"]+)\"", known)).isNotEmpty();
    }

    @Test
    void numbers_in_drawings_are_finite() throws IOException {
        for (ReportSource source : List.of(SampleReports.wave(), SampleReports.quiet(), SampleReports.hostile())) {
            for (String svg : all("(?s)(<svg.*?</svg>)", html(source))) {
                assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity").doesNotContain("∞");
            }
        }
    }

    @Test
    void a_report_of_many_guests_stays_below_a_megabyte_and_names_them_all() throws IOException {
        String html = html(SampleReports.large(60));

        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(1_000_000);
        assertThat(all("(<section id=\"picture-)", html)).hasSize(20);
    }

    @Test
    void a_report_without_an_incident_says_what_was_read_what_moved_and_what_to_do() throws IOException {
        assertThat(text(html(SampleReports.quiet())))
                .contains("No incident was found in 1,843,034 events of 13 files; 1 cutover is known.")
                .contains("passes 300 s between Sat 4 Apr and Mon 6 Apr if nothing corrects it");
        assertThat(text(html(SampleReports.nothingRead())))
                .contains("of 1 file given, 0 could be read")
                .contains("The README lists what can be read");
    }

    @Test
    void data_for_the_script_cannot_end_its_element() throws IOException {
        for (String data :
                all("(?s)<script type=\"application/json\"[^>]*>(.*?)</script>", html(SampleReports.hostile()))) {
            assertThat(data).doesNotContain("<").startsWith("{").endsWith("}");
        }
        assertThat(Pattern.compile("</script>")
                        .matcher(html(SampleReports.hostile()))
                        .results())
                .extracting(MatchResult::group)
                .hasSize(2);
    }
}
