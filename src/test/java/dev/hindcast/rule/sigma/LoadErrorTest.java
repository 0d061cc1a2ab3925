package dev.hindcast.rule.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.rule.RuleProblem;
import dev.hindcast.rule.RuleSetReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused, with the line and the way out. */
class LoadErrorTest {

    private static final String RULE = """
            title: A rule
            name: a-rule
            logsource:
                product: windows
            detection:
                s:
                    EventID: 1
                condition: s
            """;

    private static List<String> problems(String text) {
        return new SigmaRuleReader()
                .read("x.yml", text).problems().stream()
                        .map(RuleProblem::getMessage)
                        .toList();
    }

    private static String problem(String text) {
        List<String> problems = problems(text);
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    @Test
    void the_rule_without_a_fault_loads() {
        assertThat(problems(RULE)).isEmpty();
    }

    @Test
    void a_modifier_that_is_not_read_is_named_with_its_line_and_the_others() {
        assertThat(problem(RULE.replace("EventID: 1", "IpAddress|cidr: 10.0.0.0/8")))
                .startsWith("x.yml:7: 'IpAddress|cidr' uses the modifier 'cidr', which is not read")
                .contains("contains");
    }

    @Test
    void a_modifier_with_a_typing_error_is_refused() {
        assertThat(problem(RULE.replace("EventID: 1", "Image|Contains: x")))
                .startsWith("x.yml:7:")
                .contains("unknown modifier 'Contains'");
    }

    @Test
    void broken_yaml_is_reported_with_its_line() {
        assertThat(problem("title: a\nname: [b\ndetection: x\n")).startsWith("x.yml:3: this is not YAML");
    }

    @Test
    void a_repeated_key_is_reported_with_both_lines() {
        assertThat(problem(RULE.replace("        EventID: 1", "        EventID: 1\n        EventID: 2")))
                .startsWith("x.yml:8: key 'EventID' stands here and in line 7");
    }

    @Test
    void a_merge_key_is_merged_and_the_own_key_wins() throws Exception {
        YamlValue read = YamlDocuments.read("x.yml", "base: &b {c: 1, d: 2}\nmerged: {<<: *b, d: 3}\n")
                .get(0);
        YamlValue.Fields merged =
                (YamlValue.Fields) ((YamlValue.Fields) read).get("merged").orElseThrow();
        assertThat(DocumentHead.text("x.yml", merged, "c")).isEqualTo("1");
        assertThat(DocumentHead.text("x.yml", merged, "d")).isEqualTo("3");
        assertThat(merged.byKey()).hasSize(2);
    }

    @Test
    void aliases_that_multiply_end_in_a_problem() {
        StringBuilder text = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i <= 7; i++) {
            String previous = "*a" + (i - 1);
            text.append("a").append(i).append(": &a").append(i).append(" [");
            text.append(String.join(",", List.of(previous, previous, previous, previous, previous, previous)));
            text.append("]\n");
        }
        assertThat(problem(text.toString())).startsWith("x.yml:").doesNotContain("StackOverflow");
    }

    @Test
    void a_map_that_holds_itself_ends_in_a_problem() {
        assertThat(problem("a: &a\n    b: *a\n")).startsWith("x.yml:");
    }

    @Test
    void an_aggregation_says_that_a_correlation_is_wanted() {
        assertThat(problem(RULE.replace("condition: s", "condition: s | count() > 5")))
                .startsWith("x.yml:8:")
                .contains("write a correlation");
    }

    @Test
    void a_collection_and_a_filter_are_refused() {
        assertThat(problem("action: global\ntitle: x\n")).contains("'action:' documents are not read");
        assertThat(problem("title: x\nfilter:\n    rules: any\n")).startsWith("x.yml:2: 'filter:'");
    }

    @Test
    void an_unknown_key_of_a_correlation_is_refused() {
        String correlation = """
                title: c
                name: c
                correlation:
                    type: temporal_ordered
                    rules: [a, b]
                    groupby: [host.name]
                    timespan: 1d
                """;
        assertThat(problem(correlation)).startsWith("x.yml:6: 'groupby' is unknown");
        assertThat(problem(correlation.replace("groupby", "group-by").replace("temporal_ordered", "event_count")))
                .startsWith("x.yml:4: correlation type 'event_count' is not read");
        assertThat(problem(correlation.replace("groupby", "group-by").replace("1d", "1 day")))
                .startsWith("x.yml:7: timespan '1 day'");
    }

    @Test
    void a_regular_expression_that_re2_refuses_is_a_problem() {
        assertThat(problem(RULE.replace("EventID: 1", "A|re: '(?=x)y'")))
                .startsWith("x.yml:7: regular expression '(?=x)y' is not RE2");
    }

    @Test
    void a_step_that_does_not_exist_is_refused() {
        assertThat(problem(RULE + "tags: [hindcast.step.10]\n")).startsWith("x.yml:9: tag 'hindcast.step.10'");
    }

    @Test
    void one_bad_document_leaves_its_neighbours_usable() {
        String text = RULE + "---\ntitle: broken\n---\n" + RULE.replace("a-rule", "b-rule");
        SigmaRuleReader.SigmaFile file = new SigmaRuleReader().read("x.yml", text);
        assertThat(file.rules()).hasSize(2);
        assertThat(file.problems()).extracting(RuleProblem::line).containsExactly(10);
    }

    @Test
    void a_condition_nested_without_end_is_refused() {
        assertThat(problem(RULE.replace("condition: s", "condition: " + "(".repeat(5000) + "s" + ")".repeat(5000))))
                .contains("nested deeper");
    }

    @Test
    void a_folder_lists_all_its_problems_and_keeps_what_is_good(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.yml"), RULE);
        Files.writeString(folder.resolve("b.yml"), RULE);
        Files.createDirectories(folder.resolve("deeper"));
        Files.writeString(
                folder.resolve("deeper/c.yml"),
                "title: c\nname: c\ncorrelation:\n    type: temporal_ordered\n    rules: [a-rule, gone]\n    timespan: 1d\n");
        Files.write(folder.resolve("d.yml"), "title: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("notes.txt"), "not a rule");
        RuleSetReading reading = new RuleSetReader().ofFolder(folder);
        assertThat(reading.ruleSet().rules()).hasSize(1);
        assertThat(reading.problems())
                .extracting(RuleProblem::getMessage)
                .satisfiesExactly(
                        b -> assertThat(b).startsWith("b.yml:1: 'a-rule' is the name or id of the rule at a.yml:1"),
                        d -> assertThat(d).startsWith("d.yml: this is not UTF-8"),
                        c -> assertThat(c).startsWith("deeper/c.yml:1:").contains("'gone'"));
    }

    @Test
    void correlations_that_rest_on_each_other_are_refused(@TempDir Path folder) throws IOException {
        String correlation =
                "title: c\nname: %s\ncorrelation:\n    type: temporal_ordered\n    rules: [%s, a-rule]\n    timespan: 1d\n";
        Files.writeString(
                folder.resolve("a.yml"),
                RULE + "---\n" + correlation.formatted("c1", "c2") + "---\n" + correlation.formatted("c2", "c1"));
        RuleSetReading reading = new RuleSetReader().ofFolder(folder);
        assertThat(reading.ruleSet().correlations()).isEmpty();
        assertThat(reading.problems()).hasSize(2).allMatch(p -> p.getMessage().contains("rests on itself"));
    }
}
